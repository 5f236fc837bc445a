/**
 * Registration of domain members with Entra ID (facts/hybrid-join#registration-with-entra): the device object
 * must have come by Entra Connect, and the member signs with the key of the certificate that it wrote into its
 * directory.
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import type { HybridJoinRequest, JoinError, JoinResponse } from '../../protocols/entra/entra.messages.ts';
import { fromBase64, fromBase64Url, toBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { readCertificationRequest } from '../../protocols/pki/certification-request.ts';
import { verifySignature } from '../../protocols/pki/spki.ts';
import type { HttpRequest, HttpResponse } from '../../world/internet/http.ts';
import { json, splitUrl } from '../../world/internet/http.ts';
import type { World } from '../../world/world.ts';
import { mdmUrls } from '../entra/mdm-urls.ts';
import type { Directory } from '../directory/directory.ts';
import type { EntraDevice } from '../directory/records.ts';
import { bodyOf } from '../services/json-request.ts';

const requestSchema = v.object({
  CertificateRequest: v.object({ Type: v.literal('pkcs10'), Data: v.string() }),
  ServerAdJoinData: v.object({
    TransportKey: v.string(),
    TargetDomain: v.string(),
    DeviceType: v.literal('Windows'),
    OSVersion: v.string(),
    DeviceDisplayName: v.string(),
    SourceDomainController: v.string(),
    TargetDomainId: v.string(),
    ClientIdentity: v.object({ Type: v.literal('sha256signed'), Sid: v.string(), SignedBlob: v.string() }),
  }),
}) satisfies v.GenericSchema<unknown, HybridJoinRequest>;

const HybridJoinError = {
  AuthenticationError: HResults.DSREG_E_DEVICE_AUTHENTICATION_ERROR,
  DirectoryError: HResults.DSREG_E_DIRECTORY_FAILURE,
} as const;

export interface HybridJoinPorts {
  readonly world: World;
  readonly directory: Directory;
  /** The certificate that Entra Connect brought for a device; undefined before it has come. */
  readonly certificateOf: (deviceId: string) => Uint8Array | undefined;
  readonly certify: (device: EntraDevice, spki: Uint8Array) => Uint8Array;
  readonly registered: (device: EntraDevice) => void;
}

/** The device id is the end of the path; refusals are JoinErrors, 401 for a wrong signature and 400 else. */
export function hybridJoinAnswer(request: HttpRequest, ports: HybridJoinPorts): HttpResponse {
  const order = bodyOf(request, requestSchema);
  const deviceId = /\/device\/([^/]+)$/i.exec(splitUrl(request.url).path)?.[1] ?? '';
  if (!order) return refuse('AuthenticationError', 'The request is malformed', 400);
  const device = ports.directory.device(deviceId);
  const known = ports.certificateOf(deviceId);
  if (!device?.accountEnabled || !known)
    return refuse('DirectoryError', `The device object by the given id (${deviceId}) is not found`, 400);
  try {
    if (!isSignedBy(known, order.ServerAdJoinData.ClientIdentity))
      return refuse('AuthenticationError', 'The signature is not of the computer’s certificate', 401);
    return register(device, order, ports);
  } catch (error) {
    if (error instanceof BadInputError) return refuse('AuthenticationError', error.message, 400);
    throw error;
  }
}

function isSignedBy(
  certificate: Uint8Array,
  { Sid, SignedBlob }: HybridJoinRequest['ServerAdJoinData']['ClientIdentity'],
): boolean {
  const dot = SignedBlob.lastIndexOf('.');
  const message = SignedBlob.slice(0, dot);
  const signature = fromBase64Url(SignedBlob.slice(dot + 1));
  const { spki } = readCertificate(certificate);
  return (
    message.startsWith(`${Sid}.`) &&
    signature !== undefined &&
    verifySignature(spki, 'rsa-pkcs1-sha256', new Uint8Array(Buffer.from(message)), signature)
  );
}

function register(
  device: EntraDevice,
  { CertificateRequest, ServerAdJoinData }: HybridJoinRequest,
  { world, directory, certify, registered }: HybridJoinPorts,
): HttpResponse {
  const request = readCertificationRequest(fromBase64(CertificateRequest.Data));
  if (!request.signatureValid)
    return refuse('AuthenticationError', 'The certificate request is not signed', 400);
  const certificate = certify(device, request.spki);
  const { thumbprint } = readCertificate(certificate);
  Object.assign(device, {
    displayName: ServerAdJoinData.DeviceDisplayName,
    operatingSystemVersion: ServerAdJoinData.OSVersion,
    registrationDateTime: world.clock.now,
    certificateThumbprint: thumbprint,
    certificate,
    transportKey: ServerAdJoinData.TransportKey,
  } satisfies Partial<EntraDevice>);
  registered(device);
  directory.changed.emit();
  return json({
    Certificate: { Thumbprint: thumbprint, RawBody: toBase64(certificate) },
    User: { Upn: '' },
    DeviceId: device.deviceId,
    ...mdmUrls(directory, undefined),
  } satisfies JoinResponse);
}

const refuse = (type: keyof typeof HybridJoinError, message: string, status: number): HttpResponse =>
  json({ ErrorType: type, Message: message, code: HybridJoinError[type] } satisfies JoinError, status);
