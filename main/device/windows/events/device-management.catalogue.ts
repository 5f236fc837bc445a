/** Events of enrolment, OMA-DM sessions and configuration service providers (facts/event-log#device-management). */
import { channels } from './channels.ts';
import { channelKeyword, eventsOf, localSystem } from './event-definition.ts';

const event = eventsOf({
  provider: {
    name: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider',
    guid: '{3da494e4-0fe2-415c-b895-fb5265c5c83b}',
    processId: 1896,
    threadId: 2644,
    account: localSystem,
  },
  channel: channels.deviceManagement,
  keywords: channelKeyword.admin,
});

const hresult = { HRESULT: 'hresult' } as const;
const credential = { HexInt1: 'hex32' } as const;
const odjState = { HexInt1: 'hex32' } as const;
const product = { Message1: 'string', Message2: 'string' } as const;
const download = { ...product, Message3: 'string' } as const;
const failedProduct = { ...download, Message4: 'string', HexInt1: 'hex32' } as const;
const policy = { Message1: 'string', Message2: 'string', Message3: 'string', Message4: 'string' } as const;

export const deviceManagementEvents = {
  policyRequestSent: event(4, 'Information', 'MDM Enroll: Certificate policy request sent successfully.'),
  policyResponseRead: event(
    6,
    'Information',
    'MDM Enroll: Certificate policy response processed successfully.',
  ),
  enrolmentRequestSent: event(
    8,
    'Information',
    'MDM Enroll: Certificate enrollment request sent successfully.',
  ),
  enrolmentResponseRead: event(
    10,
    'Information',
    'MDM Enroll: Certificate enrollment response received successfully.',
  ),
  clientConfigured: event(16, 'Information', 'MDM Enroll: OMA-DM client configuration succeeded.'),
  scepFailed: event(32, 'Error', 'SCEP: Certificate enroll failed. Result: (%1).', hresult),
  serverFault: event(
    52,
    'Error',
    'MDM Enroll: Server Returned Fault/Code/Subcode/Value=(%1) Fault/Reason/Text=(%2).',
    {
      Message1: 'string',
      Message2: 'string',
    },
  ),
  provisioned: event(58, 'Information', 'MDM Enroll: Provisioning succeeded.'),
  enrolFailed: event(71, 'Error', 'MDM Enroll: Failed (%1)', hresult),
  enrolled: event(72, 'Information', 'MDM Enroll: Succeeded'),
  autoEnrolled: event(75, 'Information', 'Auto MDM Enroll: Device Credential (%1), Succeeded', credential),
  autoEnrolFailed: event(76, 'Error', 'Auto MDM Enroll: Device Credential (%1), Failed (%2)', {
    ...credential,
    ...hresult,
  }),
  unenrolled: event(
    86,
    'Information',
    'MDM Unenroll: the enrollment was removed on the order of its server.',
  ),
  blobApplied: event(
    107,
    'Information',
    'Offline Domain Join: the blob was processed. Result: (%1).',
    hresult,
  ),
  blobFailed: event(108, 'Error', 'Offline Domain Join: the blob cannot be used. Result: (%1).', hresult),
  odjState: event(110, 'Information', 'Offline Domain Join: the state changed to (%1).', odjState),
  odjTimedOut: event(109, 'Error', 'Offline Domain Join: waiting has ended in state (%1).', odjState),
  odjWaitBegins: event(
    111,
    'Information',
    'Offline Domain Join: Windows waits for the blob. Restart first: (%1).',
    {
      Boolean1: 'boolean',
    },
  ),
  sessionStarted: event(
    208,
    'Information',
    'MDM Session: OMA-DM session started for EnrollmentID (%1) with server: (%2), Server version: (%3), ' +
      'Client Version: (%4), PushRouterOrigin: (%5), UserAgentOrigin: (%6), Initiator: (%7), SessionID: (%8), ' +
      'Authentication Type: (%9).',
    { ...policy, HexInt1: 'hex32', HexInt2: 'hex32', HexInt3: 'hex32', UInt1: 'hex32', UInt2: 'hex32' },
  ),
  sessionEnded: event(209, 'Information', 'MDM Session: OMA-DM session ended with status: (%1).', hresult),
  commandFailed: event(
    404,
    'Error',
    'MDM ConfigurationManager: Command failure status. Configuration Source ID: (%1), Enrollment Name: (%2), ' +
      'Provider Name: (%3), Command Type: (%4), CSP URI: (%5), Result: (%6).',
    {
      Message1: 'string',
      Message2: 'string',
      Message3: 'string',
      InternalCmdType: [
        'Add: from Replace or Add',
        'SetValue: from Replace or Add',
        'Delete: from Delete',
        'Execute: from Exec',
      ],
      Message5: 'string',
      HexInt1: 'win32',
    },
  ),
  mergeFailed: event(
    809,
    'Error',
    'MDM PolicyManager: Merge string, Area: (%2), Policy: (%1), Result:(%7) %8',
    { ...policy, HexInt1: 'hex32', HexInt2: 'hex32', HexInt3: 'code', HexInt4: 'win32' },
  ),
  policyIntSet: event(
    813,
    'Information',
    'MDM PolicyManager: Set policy int, Policy: (%1), Area: (%2), EnrollmentID requesting merge: (%3), ' +
      'Current User: (%4), Int: (%5), Enrollment Type: (%6), Scope: (%7).',
    { ...policy, HexInt1: 'hex32', HexInt2: 'hex32', HexInt3: 'hex32' },
  ),
  policyStringSet: event(
    814,
    'Information',
    'MDM PolicyManager: Set policy string, Policy: (%1), Area: (%2), EnrollmentID requesting merge: (%3), ' +
      'Current User: (%4), String: (%5), Enrollment Type: (%6), Scope: (%7).',
    { ...policy, Message5: 'string', HexInt1: 'hex32', HexInt2: 'hex32' },
  ),
  downloadStarted: event(
    1905,
    'Information',
    'EnterpriseDesktopAppManagement CSP: Application content download started. MSI ProductCode: %1, ' +
      'User SID: (%2), BITS job: (%3).',
    download,
  ),
  downloadCompleted: event(
    1906,
    'Information',
    'EnterpriseDesktopAppManagement CSP: Application content download completed. MSI ProductCode: %1, ' +
      'User SID: (%2), BITS job: (%3).',
    download,
  ),
  downloadFailed: event(
    1907,
    'Error',
    'EnterpriseDesktopAppManagement CSP: Application content download failed. MSI ProductCode: %1, ' +
      'User SID: (%2), BITS job: (%3), URL: (%4), Result: (%5).',
    { ...failedProduct, HexInt1: 'win32' },
  ),
  installStarted: event(
    1920,
    'Information',
    'EnterpriseDesktopAppManagement CSP: An application install has started. MSI ProductCode: %1, ' +
      'User SID: (%2).',
    product,
  ),
  installSucceeded: event(
    1922,
    'Information',
    'EnterpriseDesktopAppManagement CSP: An application install has succeeded. MSI ProductCode: %1, ' +
      'User SID: (%2), Result: (%3).',
    { ...product, HRESULT: 'hex32' },
  ),
  installFailed: event(
    1924,
    'Error',
    'EnterpriseDesktopAppManagement CSP: An application install has failed. MSI log: (%3), ' +
      'Install command: (%4), MSI ProductCode: %1, User SID: (%2), Result: (%5).',
    failedProduct,
  ),
  rebootUri: event(2800, 'Information', 'The following URI has triggered a reboot: (%1).', {
    Message1: 'string',
  }),
} as const;
