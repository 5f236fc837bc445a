/**
 * The Autopilot profile: Windows asks whether there is internet, gets a token of the device's anonymous
 * account, and asks the deployment service with the hardware hash (facts/set-up-order#node-order,
 * facts/autopilot-service#asking-for-the-profile, facts/diagnostics#event-channels).
 */
import { Win32 } from '../../protocols/hresult/win32.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { DeviceCredential, ProfileRequest, ZtdError } from '../../protocols/autopilot/ztd.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { fromHttpStatus, fromWin32 } from '../../protocols/hresult/hresult.ts';
import { networkHResult } from '../../protocols/hresult/network.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import type { HttpResponse } from '../../world/internet/http.ts';
import type { Process } from '../../world/process.ts';
import { TpmError, tpmHResult } from '../tpm-driver/tpm-error.ts';
import type { Machine } from '../windows/machine.ts';
import { channels } from '../windows/event-log.ts';
import type { EventLevel } from '../windows/event-log.ts';
import { isSuccess, jsonOf, postJson } from '../windows/http-client.ts';
import { hardwareHash } from '../attestation/hardware-hash.ts';
import { probeInternet } from './internet-probe.ts';
import { cacheProfile, cachedProfile, clearProfile, noteNoProfile } from './profile-cache.ts';

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
  const log = (id: number, level: EventLevel, text: string): void =>
    machine.eventLog.write(channels.autopilot, id, level, text);
  const connectivity = yield* probeInternet(machine);
  if (connectivity.kind !== 'internet') return { kind: 'offline', cause: connectivity.cause };
  log(164, 'Information', 'AutopilotManager determined Internet is available to attempt policy download.');
  log(160, 'Information', 'AutopilotRetrieveSettings beginning acquisition.');
  const outcome = yield* retrieve(machine);
  if (outcome.kind === 'available') {
    const known = cachedProfile(machine) !== undefined;
    cacheProfile(machine, outcome.profile);
    log(161, 'Information', 'AutopilotManager retrieve settings succeeded.');
    if (!known)
      log(
        153,
        'Information',
        'AutopilotManager reported the state changed from ProfileState_Unknown to ProfileState_Available.',
      );
    logSettings(log, outcome.profile);
    log(111, 'Information', 'AutopilotRetrieveSettings succeeded.');
    return outcome;
  }
  noteNoProfile(machine.registry);
  if (outcome.kind === 'none') {
    clearProfile(machine);
    log(outcome.error.errorCode, 'Error', `${outcome.error.errorName}: ${outcome.error.message}`);
  }
  return outcome;
}

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

/** The settings that Windows reads out of a new profile, as its log shows them. */
function logSettings(
  log: (id: number, level: EventLevel, text: string) => void,
  profile: AutopilotProfile,
): void {
  log(
    101,
    'Information',
    `AutopilotGetPolicyDwordByName succeeded: policy name = CloudAssignedOobeConfig; policy value = ${profile.CloudAssignedOobeConfig}.`,
  );
  log(
    103,
    'Information',
    `AutopilotGetPolicyStringByName succeeded: policy name = CloudAssignedTenantDomain; value = ${profile.CloudAssignedTenantDomain}.`,
  );
}
