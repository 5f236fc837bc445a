/** Events of the Autopilot client (facts/event-log#autopilot): profile, attestation, management service. */
import { channels } from './channels.ts';
import { channelKeyword, eventsOf, localSystem } from './event-definition.ts';

const provider = {
  name: 'Microsoft-Windows-ModernDeployment-Diagnostics-Provider',
  guid: '{bab3ad92-fb96-5902-450b-b8421bdec7bd}',
  processId: 2208,
  threadId: 3116,
  account: localSystem,
};
const shared = { provider, keywords: channelKeyword.admin };
const event = eventsOf({ ...shared, channel: channels.autopilot });
const service = eventsOf({ ...shared, channel: channels.managementService });

const profileStates = [
  'ProfileState_Unknown',
  'ProfileState_NotProvisioned',
  'ProfileState_TpmAttesting',
  'ProfileState_Available',
  'ProfileState_TpmNotAvailable',
] as const;

const text = { Message1: 'string' } as const;
const hresult = { HRESULT: 'code' } as const;
const named = { Message1: 'string', Message2: 'string' } as const;

export const autopilotEvents = {
  policyNotFound: event(100, 'Warning', 'Autopilot policy [%1] not found.', text),
  dwordRead: event(
    101,
    'Information',
    'AutopilotGetPolicyDwordByName succeeded: policy name = %1; policy value = %2.',
    { Message1: 'string', Int1: 'int32' },
  ),
  stringRead: event(
    103,
    'Information',
    'AutopilotGetPolicyStringByName succeeded: policy name = %1; policy value = %2.',
    named,
  ),
  oobeSettingRead: event(
    109,
    'Information',
    'AutopilotGetOobeSettingsOverride succeeded: OOBE setting = %1; state = %2.',
    named,
  ),
  settingsRetrieved: event(111, 'Information', 'AutopilotRetrieveSettings succeeded.'),
  identityServiceStarted: event(
    150,
    'Information',
    'AutopilotManager started the MSA service for TPM attestation identity.',
  ),
  stateChanged: event(153, 'Information', 'AutopilotManager reported the state changed from %1 to %2.', {
    InitialState: profileStates,
    UpdateState: profileStates,
  }),
  acquisitionBegins: event(160, 'Information', 'AutopilotRetrieveSettings beginning acquisition.'),
  retrieved: event(161, 'Information', 'AutopilotManager retrieve settings succeeded.'),
  internetAvailable: event(
    164,
    'Information',
    'AutopilotManager determined Internet is available to attempt policy download.',
  ),
  internetMissing: event(
    165,
    'Information',
    'AutopilotManager determined Internet is not available; policy download will queue when available.',
  ),
  identityConfirmed: event(169, 'Information', 'AutopilotManager set TPM identity confirmed.'),
  identityNotConfirmed: event(
    171,
    'Error',
    'AutopilotManager failed to set TPM identity confirmed. HRESULT = %1.',
    hresult,
  ),
  profileNotAvailable: event(
    172,
    'Error',
    'AutopilotManager failed to set Autopilot profile as available. HRESULT = %1.',
    hresult,
  ),
  keyStateUpdated: event(
    176,
    'Information',
    'MSA TPM keystate has been updated. New server state = %1, new client state = %2',
    { ServerState: 'uint32', ClientState: 'uint32' },
  ),
  attestationRetried: event(
    177,
    'Warning',
    'TPM attestation retry is being attempted. Current retry attempt %1 of %2 maximum',
    { Uint1: 'uint32', Uint2: 'uint32' },
  ),
  retrievalFailed: event(185, 'Error', 'AutopilotManager failed to retrieve settings. HRESULT = %1', hresult),
  attemptsUsedUp: event(189, 'Error', 'Configuring TPM exceeded maximum number of attempts.'),
  aikEnrolmentTriggered: event(190, 'Information', 'Windows AIK certificate enrollment task was triggered.'),
  aikDownloadFailed: event(202, 'Error', 'Windows AIK certificate download failed. HRESULT = %1', hresult),
  aikCertificateNew: event(
    205,
    'Information',
    'Windows AIK certificate request succeeded and a new certificate is available.',
  ),
  ekCertificatePresent: event(208, 'Information', 'Windows EK certificate is present.'),
  ekCertificateMissing: event(209, 'Warning', 'Windows EK certificate is not present.'),
  profileSaved: event(702, 'Information', 'Autopilot downloader saved the new profile to %1.', text),
  alreadyAssigned: event(806, 'Error', 'ZtdDeviceAlreadyAssigned: %1', text),
  notRegistered: event(807, 'Error', 'ZtdDeviceIsNotRegistered: %1', text),
  otherTenant: event(808, 'Error', 'ZtdDeviceAssignedToOtherTenant: %1', text),
  noAssignedProfile: event(815, 'Error', 'ZtdDeviceHasNoAssignedProfile: %1', text),
  serialNumberMismatch: event(908, 'Error', 'ZtdSerialNumberMismatch: %1', text),
  preProvisioningBegins: service(
    509,
    'Information',
    'AutopilotManager enabled TPM requirement due to WhiteGlove policy value %1',
    { UInt1: 'uint32' },
  ),
} as const;
