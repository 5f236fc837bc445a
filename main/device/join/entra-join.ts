/**
 * The Entra join: with the ticket of an attested device, or as a person. Fails its steps as Windows does
 * (autopilot-facts 4.2, 5.3, 6.2; intune-facts 5.2).
 */
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { JoinRequest, TokenResponse } from '../../protocols/entra/entra.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult, hresult } from '../../protocols/hresult/hresult.ts';
import { fromBase64, toBase64 } from '../../protocols/pki/base64.ts';
import { makeCertificationRequest } from '../../protocols/pki/certification-request.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { iso } from '../../world/time.ts';
import { TpmError } from '../attestation/tpm-error.ts';
import type { Machine } from '../machine.ts';
import type { Step } from '../step-failure.ts';
import { StepFailure } from '../step-failure.ts';
import { channels } from '../windows/event-log.ts';
import { computerNameOf } from '../windows/identity.ts';
import { releaseFacts } from '../windows/release-facts.ts';
import { requestJoin, requestToken } from './entra.messenger.ts';
import { unverifiedClaims } from './access-token.ts';
import type { JoinInfo } from './join-info.ts';
import {
  deviceKeyContainer,
  joinInfoOf,
  leaveEntra,
  storeJoinInfo,
  transportKeyContainer,
} from './join-info.ts';
import { badKeyset, createTpmKey, createTransportKey, keyHResult, useTpmKey } from './tpm-key.ts';

/** ERROR_NOT_FOUND: the profile names no tenant. */
const noTenant = hresult(0x80070490);
/** ERROR_NOT_SUPPORTED. */
const notSupported = hresult(0x80070032);
/** Entra does not take the ticket: the attestation was worth nothing (autopilot-facts 6.1). */
const ticketRefused = hresult(0x801c03ea);
/** MENROLL_E_MDM_NOT_CONFIGURED. */
const mdmNotConfigured = hresult(0x80180031);

/** Several MDM configurations in Entra (autopilot-facts 6.2). */
const severalMdm = hresult(0xc1036501);

const registrationResource = 'urn:ms-drs:enterpriseregistration.windows.net';
const enrolmentResource = 'https://enrollment.manage.microsoft.com/';

function failure(machine: Machine, step: Step, code: HResult, cause: string): StepFailure {
  machine.eventLog.write(
    channels.userDeviceRegistration,
    204,
    'Error',
    `The registration of the device failed. Error: ${formatHResult(code)}.`,
  );
  return new StepFailure({ step, code, item: 'AadjSubcategory', cause });
}

/** Joins without a person, by the ticket that attestation gave. Throws StepFailure. */
export function* joinWithDeviceTicket(
  machine: Machine,
  profile: AutopilotProfile,
  ticket: string,
): Process<JoinInfo> {
  const { CloudAssignedTenantId: tenantId, CloudAssignedTenantDomain: tenantDomain } = profile;
  if (tenantId === '' || tenantDomain === '')
    throw failure(machine, 'aad-configure', noTenant, 'the Autopilot profile names no tenant');
  if (profile.CloudAssignedDomainJoinMethod === 1)
    throw failure(machine, 'aad-configure', notSupported, 'a hybrid join is not simulated');
  const token = yield* requestToken(machine, tenantId, {
    grant_type: 'device_ticket',
    device_ticket: ticket,
    resource: registrationResource,
  });
  if (!token.ok) throw failure(machine, 'aad-join', token.error ? ticketRefused : token.code, token.cause);
  const info = yield* join(machine, token.value.access_token, tenantId, tenantDomain);
  if (!info.mdmUrls)
    throw failure(
      machine,
      'aad-discovery',
      mdmNotConfigured,
      'the tenant has no device management for this PC',
    );
  return info;
}

/** Joins as the person whose token it is. Throws StepFailure('aad-join'). */
export function* joinAsUser(machine: Machine, token: TokenResponse): Process<JoinInfo> {
  const { tid = '', upn = '' } = unverifiedClaims(token.access_token);
  const tenantDomain = upn.slice(upn.indexOf('@') + 1);
  return yield* join(machine, token.access_token, tid, tenantDomain);
}

function* join(
  machine: Machine,
  accessToken: string,
  tenantId: string,
  tenantDomain: string,
): Process<JoinInfo> {
  const { eventLog } = machine;
  leaveEntra(machine);
  const request = yield* joinRequest(machine, accessToken, tenantDomain);
  eventLog.write(
    channels.userDeviceRegistration,
    101,
    'Information',
    `The registration service of ${tenantDomain} was found.`,
  );
  yield* sleep(machine.timing.join);
  const answer = yield* requestJoin(machine, request);
  if (!answer.ok) throw failure(machine, 'aad-join', answer.code, answer.cause);
  const { Certificate, DeviceId, User, MdmUrls, MdmConfigurations = 0 } = answer.value;
  eventLog.write(
    channels.userDeviceRegistration,
    304,
    'Information',
    `The registration service accepted the device. Device id: ${DeviceId}.`,
  );
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
  if (MdmConfigurations > 1)
    throw failure(
      machine,
      'aad-discovery',
      severalMdm,
      `the tenant has ${MdmConfigurations} MDM configurations for this PC`,
    );
  eventLog.write(
    channels.userDeviceRegistration,
    306,
    'Information',
    `The device is joined to tenant ${tenantId} as ${User.Upn}.`,
  );
  return info;
}

function* joinRequest(machine: Machine, accessToken: string, targetDomain: string): Process<JoinRequest> {
  try {
    const signer = yield* createTpmKey(machine, deviceKeyContainer);
    const transportKey = yield* createTransportKey(machine, transportKeyContainer);
    // The service puts the device id into the certificate; what a request names is not looked at.
    const request = makeCertificationRequest({ subject: { CN: placeholderSubject }, signer });
    return {
      accessToken,
      CertificateRequest: { Type: 'pkcs10', Data: toBase64(request) },
      TransportKey: toBase64(transportKey),
      TargetDomain: targetDomain,
      DeviceType: 'Windows',
      OSVersion: releaseFacts[machine.release].build,
      DeviceDisplayName: computerNameOf(machine.registry),
      JoinType: 0,
    };
  } catch (error) {
    if (error instanceof TpmError) throw failure(machine, 'aad-join', keyHResult(error), error.message);
    throw error;
  }
}

/** The subject that Windows' device registration client puts into its requests. */
const placeholderSubject = '7E980AD9-B86D-4306-9425-9AC066FB014A';

/** An access token of the device itself for its enrolment, by its device key. Throws StepFailure('aad-ticket'). */
export function* requestEnrolmentToken(machine: Machine): Process<string> {
  const info = joinInfoOf(machine);
  const certificate = info && machine.certificates.find(info.thumbprint);
  if (!info || !certificate) throw failure(machine, 'aad-ticket', noTenant, 'the PC is joined to no tenant');
  const timestamp = iso(machine.deviceTime());
  const signature = yield* signWithDeviceKey(machine, timestamp);
  const token = yield* requestToken(machine, info.tenantId, {
    grant_type: 'device_certificate',
    certificate: certificate.der,
    timestamp,
    signature: toBase64(signature),
    resource: enrolmentResource,
  });
  if (!token.ok) throw failure(machine, 'aad-ticket', token.code, token.cause);
  return token.value.access_token;
}

function* signWithDeviceKey(machine: Machine, text: string): Process<Uint8Array> {
  try {
    const signer = yield* useTpmKey(machine, deviceKeyContainer);
    if (!signer) throw failure(machine, 'aad-ticket', badKeyset, 'Windows has lost the device key');
    return signer.sign(Buffer.from(text));
  } catch (error) {
    if (error instanceof TpmError) throw failure(machine, 'aad-ticket', keyHResult(error), error.message);
    throw error;
  }
}
