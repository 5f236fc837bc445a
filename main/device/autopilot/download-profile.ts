/**
 * The Autopilot profile: Windows asks whether there is internet, gets a token of the device's anonymous
 * account, and asks the deployment service with the hardware hash (facts/set-up-order#node-order,
 * facts/autopilot-service#asking-for-the-profile, facts/event-log#autopilot).
 */
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import type { DeviceCredential, ProfileRequest, ZtdError } from '../../protocols/autopilot/ztd.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromHttpStatus, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import type { Process } from '../../world/process.ts';
import { TpmError, tpmHResult } from '../tpm-driver/tpm-error.ts';
import type { Machine } from '../windows/machine.ts';
import { ownOf } from '../../../shared/own.ts';
import type { EventLog } from '../windows/event-log.ts';
import { autopilotEvents } from '../windows/events/autopilot.catalogue.ts';
import { isSuccess, jsonOf, postJson } from '../windows/http-client.ts';
import { hardwareHash } from '../attestation/hardware-hash.ts';
import { probeInternet } from './internet-probe.ts';
import { cacheProfile, cachedProfile, clearProfile, noteNoProfile, profileFile } from './profile-cache.ts';

export type ProfileOutcome =
  | { readonly kind: 'available'; readonly profile: AutopilotProfile }
  /** The service answered: this PC is not registered, or has no profile. */
  | { readonly kind: 'none'; readonly error: ZtdError }
  /** There is no way to the internet: no link, or a portal that waits for a sign-in. */
  | { readonly kind: 'offline'; readonly cause: string }
  /** The download failed. */
  | { readonly kind: 'failed'; readonly code: HResult; readonly cause: string };

const credentialService = 'https://login.live.com/ppsecure/deviceaddcredential.srf';
const profileService = 'https://ztd.dds.microsoft.com/profile';

/**
 * Downloads the profile and keeps it; one that Windows had before is replaced, and forgotten where the
 * service has none. A download that fails leaves what was there.
 */
export function* downloadProfile(machine: Machine): Process<ProfileOutcome> {
  const { eventLog } = machine;
  const connectivity = yield* probeInternet(machine);
  if (connectivity.kind !== 'internet') {
    eventLog.write(autopilotEvents.internetMissing, {});
    return { kind: 'offline', cause: connectivity.cause };
  }
  eventLog.write(autopilotEvents.internetAvailable, {});
  eventLog.write(autopilotEvents.acquisitionBegins, {});
  const outcome = yield* retrieve(machine);
  if (outcome.kind === 'available') {
    const known = cachedProfile(machine) !== undefined;
    cacheProfile(machine, outcome.profile);
    eventLog.write(autopilotEvents.retrieved, {});
    if (!known)
      eventLog.write(autopilotEvents.stateChanged, {
        InitialState: 'ProfileState_Unknown',
        UpdateState: 'ProfileState_Available',
      });
    eventLog.write(autopilotEvents.profileSaved, { Message1: profileFile });
    logSettings(eventLog, outcome.profile);
    eventLog.write(autopilotEvents.settingsRetrieved, {});
    return outcome;
  }
  noteNoProfile(machine.registry);
  if (outcome.kind === 'failed') eventLog.write(autopilotEvents.retrievalFailed, { HRESULT: outcome.code });
  if (outcome.kind === 'none') {
    clearProfile(machine);
    const event = refusals.get(outcome.error.errorCode);
    if (event) eventLog.write(event, { Message1: outcome.error.message });
  }
  return outcome;
}

/** Events that bear the number of the service's refusal. */
const refusals = new Map(
  [
    autopilotEvents.alreadyAssigned,
    autopilotEvents.notRegistered,
    autopilotEvents.otherTenant,
    autopilotEvents.noAssignedProfile,
    autopilotEvents.serialNumberMismatch,
  ].map((event) => [event.id, event]),
);

function* retrieve(machine: Machine): Process<ProfileOutcome> {
  try {
    if (!machine.services.start('wlidsvc'))
      return {
        kind: 'failed',
        code: fromWin32(Win32.ERROR_SERVICE_DISABLED),
        cause: 'the service wlidsvc is disabled: Windows gets no token for the device',
      };
    const hash = yield* hardwareHash(machine);
    const credentialAnswer = yield* postJson(machine, credentialService, { hardwareHash: hash });
    const credential = isSuccess(credentialAnswer) && jsonOf<DeviceCredential>(credentialAnswer);
    if (!credential) return refused(credentialAnswer, credentialService);
    const request: ProfileRequest = { hardwareHash: hash, deviceToken: credential.deviceToken };
    return outcomeOf(yield* postJson(machine, profileService, request));
  } catch (error) {
    if (error instanceof NetworkError)
      return { kind: 'failed', code: networkHResult(error.failure), cause: error.message };
    if (error instanceof TpmError) return { kind: 'failed', code: tpmHResult(error), cause: error.message };
    throw error;
  }
}

function outcomeOf(response: HttpResponse): ProfileOutcome {
  if (isSuccess(response)) {
    const profile = jsonOf<AutopilotProfile>(response);
    return profile ? { kind: 'available', profile } : refused(response, profileService);
  }
  const error = jsonOf<ZtdError>(response);
  return response.status === 404 && typeof error?.errorCode === 'number'
    ? { kind: 'none', error }
    : refused(response, profileService);
}

const refused = (response: HttpResponse, service: string): ProfileOutcome => ({
  kind: 'failed',
  code: fromHttpStatus(response.status),
  cause: `${service} answered ${response.status}`,
});

/** Names of the settings that Windows asks a new profile for, as numbers and as texts. */
const numbers = ['CloudAssignedOobeConfig', 'CloudAssignedDomainJoinMethod', 'CloudAssignedForcedEnrollment'];
const texts = [
  'CloudAssignedTenantDomain',
  'CloudAssignedTenantId',
  'CloudAssignedDeviceName',
  'CloudAssignedLanguage',
  'CloudAssignedRegion',
];

/** The settings that Windows reads out of a new profile, and those that it has not. */
function logSettings(eventLog: EventLog, profile: AutopilotProfile): void {
  const values: Readonly<Record<string, unknown>> = { ...profile };
  for (const name of numbers) {
    const value = ownOf(values, name);
    if (typeof value === 'number') eventLog.write(autopilotEvents.dwordRead, { Message1: name, Int1: value });
    else eventLog.write(autopilotEvents.policyNotFound, { Message1: name });
  }
  for (const name of texts) {
    const value = ownOf(values, name);
    if (typeof value === 'string' && value !== '')
      eventLog.write(autopilotEvents.stringRead, { Message1: name, Message2: value });
    else eventLog.write(autopilotEvents.policyNotFound, { Message1: name });
  }
  eventLog.write(autopilotEvents.oobeSettingRead, {
    Message1: 'AUTOPILOT_OOBE_SETTINGS_AAD_JOIN_ONLY',
    Message2: isHybrid(profile) ? 'disabled' : 'enabled',
  });
}
