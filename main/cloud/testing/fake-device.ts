/** A device for tests: it goes the way from attestation to management by the real messages, without Windows. */
import type { AikCertificate, AikChallenge } from '../../protocols/attestation/aik.messages.ts';
import type { DeviceCredential, Nonce, Ticket } from '../../protocols/autopilot/ztd.messages.ts';
import { entraClients } from '../../protocols/entra/entra.messages.ts';
import type { JoinResponse, TokenResource, TokenResponse } from '../../protocols/entra/entra.messages.ts';
import { decodeEnrolResponse, encodeEnrolRequest } from '../../protocols/mde2/enrol.messages.ts';
import { decodeEnrolmentFault } from '../../protocols/mde2/fault.messages.ts';
import {
  answerBody,
  readRedirection,
  termsUrl,
  type TermsPage,
  type TermsVerdict,
} from '../../protocols/mde2/terms.messages.ts';
import type { ProvisioningDocument } from '../../protocols/mde2/provisioning-document.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { makeCertificationRequest } from '../../protocols/pki/certification-request.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import { iso } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import { makeRsaKey, rsaSigner, type FakeTpm } from './fake-tpm.ts';
import { bodyOf, exchange, post } from './fixtures.ts';

export const drs: TokenResource = 'urn:ms-drs:enterpriseregistration.windows.net';
export const mdm: TokenResource = 'https://enrollment.manage.microsoft.com/';
const dds = 'https://cs.dds.microsoft.com/attestation';

export function askProfile(world: World, hardwareHash: string): HttpResponse {
  const credential = post(world, 'https://login.live.com/ppsecure/deviceaddcredential.srf', { hardwareHash });
  const { deviceToken } = bodyOf<DeviceCredential>(credential);
  return post(world, 'https://ztd.dds.microsoft.com/profile', { hardwareHash, deviceToken });
}

export const aikUrl = (vendor: string, ekCertificate: Uint8Array): string =>
  `https://${vendor}-keyid-${readCertificate(ekCertificate).authorityKeyId}.microsoftaik.azure.net/templates/Aik/scep`;

export function askChallenge(
  world: World,
  url: string,
  tpm: FakeTpm,
  ekCertificate: Uint8Array,
): HttpResponse {
  return post(world, `${url}?operation=PKIOperation&message=AikChallenge`, {
    ekCertificate: toBase64(ekCertificate),
    ekPublic: toBase64(tpm.ekPublic),
    aikPublic: toBase64(tpm.aikPublic),
    platform: 'test',
  });
}

/** DER of the AIK certificate. */
export function enrolAik(world: World, url: string, tpm: FakeTpm, ekCertificate: Uint8Array): Uint8Array {
  const challenge = bodyOf<AikChallenge>(askChallenge(world, url, tpm, ekCertificate));
  const secret = tpm.activateCredential(
    fromBase64(challenge.credentialBlob),
    fromBase64(challenge.encryptedSecret),
  );
  const { quote, signature } = tpm.quote(fromBase64(challenge.nonce));
  const answer = post(world, `${url}?operation=PKIOperation&message=AikCertificate`, {
    transaction: challenge.transaction,
    secret: toBase64(secret),
    quote: toBase64(quote),
    signature: toBase64(signature),
    eventLog: toBase64(tpm.eventLog),
  });
  return fromBase64(bodyOf<AikCertificate>(answer).certificates[0] ?? '');
}

export function askTicket(
  world: World,
  tpm: FakeTpm,
  proof: { ztdRegistrationId: string; hardwareHash: string; aikCertificate: Uint8Array },
): HttpResponse {
  const { nonce } = bodyOf<Nonce>(
    post(world, `${dds}/nonce`, { ztdRegistrationId: proof.ztdRegistrationId }),
  );
  const { quote, signature } = tpm.quote(fromBase64(nonce));
  return post(world, `${dds}/ticket`, {
    ...proof,
    nonce,
    aikCertificate: toBase64(proof.aikCertificate),
    quote: toBase64(quote),
    signature: toBase64(signature),
    eventLog: toBase64(tpm.eventLog),
    time: iso(world.clock.now),
  });
}

export const askToken = (world: World, request: object): HttpResponse =>
  post(world, 'https://login.microsoftonline.com/common/oauth2/token', request);

export const ticketToken = (world: World, ticket: Ticket): string =>
  bodyOf<TokenResponse>(
    askToken(world, { grant_type: 'device_ticket', device_ticket: ticket.deviceTicket, resource: drs }),
  ).access_token;

export const userToken = (world: World, userPrincipalName: string, resource: TokenResource = drs): string =>
  bodyOf<TokenResponse>(
    askToken(world, {
      grant_type: 'password',
      client_id: entraClients.broker,
      username: userPrincipalName,
      proof: `match:${userPrincipalName}`,
      resource,
    }),
  ).access_token;

export interface JoinedDevice {
  readonly response: JoinResponse;
  readonly signer: Signer;
}

export const deviceKey = (): Signer => rsaSigner(makeRsaKey());

export function askJoin(world: World, accessToken: string, signer: Signer, name = 'AF-12345'): HttpResponse {
  return post(world, 'https://enterpriseregistration.windows.net/EnrollmentServer/device/?api-version=2.0', {
    accessToken,
    CertificateRequest: {
      Type: 'pkcs10',
      Data: toBase64(makeCertificationRequest({ subject: { CN: 'device' }, signer })),
    },
    TransportKey: 'AAAA',
    TargetDomain: 'alderfinch.example',
    DeviceType: 'Windows',
    OSVersion: '10.0.26100.1',
    DeviceDisplayName: name,
    JoinType: 0,
  });
}

/** A token of the device itself, by its certificate. */
export function enrolmentToken(world: World, { response, signer }: JoinedDevice): string {
  const timestamp = iso(world.clock.now);
  const answer = askToken(world, {
    grant_type: 'device_certificate',
    certificate: response.Certificate.RawBody,
    timestamp,
    signature: toBase64(signer.sign(Buffer.from(timestamp))),
    resource: mdm,
  });
  return bodyOf<TokenResponse>(answer).access_token;
}

/** The provisioning document, or the HRESULT of the fault. */
export function enrol(
  world: World,
  securityToken: string,
  signer: Signer,
  more: Readonly<Record<string, string>> = {},
): ProvisioningDocument | string {
  const url = 'https://enrollment.manage.microsoft.com/EnrollmentServer/EnrollmentService.svc';
  const request = encodeEnrolRequest({
    messageId: 'urn:uuid:1',
    to: url,
    securityToken,
    certificateRequest: makeCertificationRequest({ subject: { CN: 'mdm' }, signer }),
    context: Object.entries({ DeviceName: 'AF-12345', OSVersion: '10.0.26100.1', ...more }).map(
      ([name, value]) => ({ name, value }),
    ),
  });
  const answer = post(world, url, request);
  const fault = decodeEnrolmentFault(answer.body);
  return fault ? formatHResult(fault.code) : decodeEnrolResponse(answer.body).provisioningDocument;
}

/** Opens the terms of use and presses a button of the page, if one comes; what the browser is sent back with. */
export function answerTerms(world: World, token: string, accepted: boolean): TermsVerdict {
  const order = { redirectUri: 'ms-aadj-redir://auth/mdm', clientRequestId: '1' };
  const headers = { authorization: `Bearer ${token}` };
  const url = termsUrl('https://portal.manage.microsoft.com/TermsofUse.aspx', order);
  const opened = exchange(world, { method: 'GET', url, headers });
  const closed =
    opened.status === 302
      ? opened
      : exchange(world, {
          method: 'POST',
          url: bodyOf<TermsPage>(opened).answerUrl,
          headers,
          body: answerBody(accepted),
        });
  return readRedirection(closed.headers?.['location'] ?? '');
}
