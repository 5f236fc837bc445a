/** What an Entra join and a hybrid registration have in common: the keys of the device, and what is kept. */
import type { JoinRequest, JoinResponse } from '../../protocols/entra/entra.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { makeCertificationRequest } from '../../protocols/pki/certification-request.ts';
import type { Process } from '../../world/process.ts';
import type { Machine } from '../windows/machine.ts';
import { computerNameOf } from '../windows/identity.ts';
import { builds } from '../../../shared/release.ts';
import type { JoinInfo } from './join-info.ts';
import { deviceKeyContainer, storeJoinInfo, transportKeyContainer } from './join-info.ts';
import { createTpmKey, createTransportKey } from './tpm-key.ts';

/** The subject that Windows' device registration client puts into its requests. */
const placeholderSubject = '7E980AD9-B86D-4306-9425-9AC066FB014A';

/** The device's part of a request. */
export type DeviceOfRequest = Pick<
  JoinRequest,
  'CertificateRequest' | 'TransportKey' | 'DeviceType' | 'OSVersion' | 'DeviceDisplayName'
>;

/** Makes the device's keys in the TPM. Throws TpmError. */
export function* deviceOfRequest(machine: Machine): Process<DeviceOfRequest> {
  const signer = yield* createTpmKey(machine, deviceKeyContainer);
  const transportKey = yield* createTransportKey(machine, transportKeyContainer);
  // The service puts the device id into the certificate; what a request names is not looked at.
  const request = makeCertificationRequest({ subject: { CN: placeholderSubject }, signer });
  return {
    CertificateRequest: { Type: 'pkcs10', Data: toBase64(request) },
    TransportKey: toBase64(transportKey),
    DeviceType: 'Windows',
    OSVersion: builds[machine.release],
    DeviceDisplayName: computerNameOf(machine.registry),
  };
}

/** Keeps the certificate and the membership that the service has given. */
export function keepRegistration(
  machine: Machine,
  { Certificate, DeviceId, User, MdmUrls }: JoinResponse,
  tenantId: string,
  tenantDomain: string,
): JoinInfo {
  const { thumbprint } = machine.certificates.add('LocalMachine', 'My', fromBase64(Certificate.RawBody), {
    purpose: 'Entra device',
    keyContainer: deviceKeyContainer,
  });
  const info: JoinInfo = {
    deviceId: DeviceId,
    tenantId,
    tenantDomain,
    userEmail: User.Upn,
    thumbprint,
    mdmUrls: MdmUrls,
  };
  storeJoinInfo(machine, info);
  return info;
}
