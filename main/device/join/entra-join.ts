/**
 * The Entra join: with the ticket of an attested device, or as a person. Fails its steps as Windows does
 * (facts/enrollment-status-page#what-each-line-does, facts/enrolment#mdm-addresses;
 * facts/entra-join#device-registration).
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { JoinRequest, TokenResponse } from '../../protocols/entra/entra.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { TpmError } from '../tpm-driver/tpm-error.ts';
import type { Machine } from '../windows/machine.ts';
import type { Step } from '../windows/step-failure.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { registrationEvents } from '../windows/events/user-device-registration.catalogue.ts';
import { answerOf, refusalOf } from './registration-events.ts';
import { authenticateDevice } from './device-authentication.ts';
import { requestJoin, requestToken } from './entra.messenger.ts';
import { unverifiedClaims } from './access-token.ts';
import type { JoinInfo } from './join-info.ts';
import { leaveEntra } from './join-info.ts';
import { deviceOfRequest, keepRegistration } from './registration.ts';
import { keyHResult } from './tpm-key.ts';

/** Where Windows finds the registration service of every tenant. */
const registrationHost = 'enterpriseregistration.windows.net';
const registrationResource = 'urn:ms-drs:enterpriseregistration.windows.net';

function failure(machine: Machine, step: Step, code: HResult, cause: string): StepFailure {
  machine.eventLog.write(registrationEvents.joinRefused, refusalOf(code, cause));
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
    throw failure(
      machine,
      'aad-configure',
      fromWin32(Win32.ERROR_NOT_FOUND),
      'the Autopilot profile names no tenant',
    );
  const token = yield* requestToken(machine, tenantId, {
    grant_type: 'device_ticket',
    device_ticket: ticket,
    resource: registrationResource,
  });
  if (!token.ok)
    throw failure(machine, 'aad-join', token.error ? HResults.attestationRefused : token.code, token.cause);
  const info = yield* join(machine, token.value.access_token, tenantId, tenantDomain);
  if (!info.mdmUrls)
    throw failure(
      machine,
      'aad-discovery',
      HResults.mdmNotConfigured,
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
  eventLog.write(registrationEvents.discovered, { ServerMessage: registrationHost });
  eventLog.write(registrationEvents.joinRequested, {
    JoinRequestType: 0,
    JoinRequestTypeSymbolicName: 'DEVICE',
    Domain: tenantDomain,
  });
  yield* sleep(machine.timing.join);
  const answer = yield* requestJoin(machine, request);
  if (!answer.ok) throw failure(machine, 'aad-join', answer.code, answer.cause);
  const { User, MdmConfigurations = 0 } = answer.value;
  eventLog.write(registrationEvents.joinAnswered, answerOf(answer.value.DeviceId, User.Upn));
  const info = keepRegistration(machine, answer.value, tenantId, tenantDomain);
  if (MdmConfigurations > 1)
    throw failure(
      machine,
      'aad-discovery',
      HResults.severalMdmConfigurations,
      `the tenant has ${MdmConfigurations} MDM configurations for this PC`,
    );
  eventLog.write(registrationEvents.automaticSucceeded, {});
  return info;
}

function* joinRequest(machine: Machine, accessToken: string, targetDomain: string): Process<JoinRequest> {
  try {
    const device = yield* deviceOfRequest(machine);
    return { accessToken, ...device, TargetDomain: targetDomain, JoinType: 0 };
  } catch (error) {
    if (error instanceof TpmError) throw failure(machine, 'aad-join', keyHResult(error), error.message);
    throw error;
  }
}

/** An access token of the device itself for its enrolment, by its device key. Throws StepFailure('aad-ticket'). */
export function* requestEnrolmentToken(machine: Machine): Process<string> {
  const token = yield* authenticateDevice(machine);
  if (!token.ok) throw failure(machine, 'aad-ticket', token.code, token.cause);
  return token.value.access_token;
}
