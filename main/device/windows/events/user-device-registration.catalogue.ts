/** Events of the device registration service (facts/event-log#device-registration). */
import { channels } from './channels.ts';
import { channelKeyword, eventsOf, localSystem } from './event-definition.ts';

const event = eventsOf({
  provider: {
    name: 'Microsoft-Windows-User Device Registration',
    guid: '{23b8d46b-67dd-40a3-b636-d43e50552c6d}',
    processId: 4632,
    threadId: 5208,
    account: localSystem,
  },
  channel: channels.userDeviceRegistration,
  keywords: channelKeyword.admin,
});

const exit = { ExitCode: 'exitCode' } as const;

/** What Windows looked at before it decided: each 'Yes' or 'No'. */
const prerequisites = {
  Message: 'string',
  DeviceIsJoined: 'string',
  AADPrt: 'string',
  NgcPolicyEnabled: 'string',
  NgcPostLogonProvisioningEnabled: 'string',
  NgcHardwarePolicyMet: 'string',
  UserIsRemote: 'string',
  LogonCertRequired: 'string',
  MachinePolicySource: 'string',
} as const;
const looked =
  'Joined: %2, Entra credentials: %3, policy enabled: %4, after the sign-in: %5, hardware: %6, remote: %7, ' +
  'certificate required: %8, policy of: %9';

export const registrationEvents = {
  discovered: event(101, 'Information', 'The discovery of the registration service succeeded. Server: %1', {
    ServerMessage: 'string',
  }),
  joinRequested: event(
    102,
    'Information',
    'The join request was initialized. JoinRequest: %1 (%2), Domain: %3',
    {
      JoinRequestType: 'int32',
      JoinRequestTypeSymbolicName: 'string',
      Domain: 'string',
    },
  ),
  joinAnswered: event(
    104,
    'Information',
    'The join response was received. Activity Id: %2. Server response: %1',
    {
      ServerResponse: 'string',
      ActivityId: 'string',
    },
  ),
  joinRefused: event(
    204,
    'Error',
    'The get join response operation failed with exit code: %1. Activity Id: %2. Http status: %3. ' +
      'Server response: %4',
    { ...exit, ActivityId: 'string', HttpStatus: 'uint32', ServerResponse: 'string' },
  ),
  keyRegistered: event(
    300,
    'Information',
    'The Windows Hello key was registered. Key ID: %1. UPN: %2. Attestation: %3',
    {
      KeyId: 'guid',
      UPN: 'string',
      Attestation: 'string',
    },
  ),
  keyNotRegistered: event(
    301,
    'Error',
    'The Windows Hello key was not registered. Exit code: %1. Error: %2',
    { ...exit, ServerErrorMessage: 'string' },
  ),
  helloSkipped: event(301, 'Warning', 'The user skipped Windows Hello. Exit code: %1. Error: %2', {
    ...exit,
    ServerErrorMessage: 'string',
  }),
  helloBegins: event(358, 'Information', `Windows Hello for Business %1. ${looked}`, prerequisites),
  helloNotWanted: event(360, 'Warning', `Windows Hello for Business %1. ${looked}`, prerequisites),
  automaticFailed: event(
    304,
    'Error',
    'Automatic registration failed at join phase. Exit code: %1. Server error: %2. Tenant type: %3. ' +
      'Registration type: %4. Debug Output: %5',
    {
      ...exit,
      ServerErrorMessage: 'string',
      TenantType: 'string',
      JoinType: 'string',
      DebugOutput: 'string',
    },
  ),
  automaticSucceeded: event(306, 'Information', 'Automatic registration Succeeded.'),
  lookupFailed: event(
    307,
    'Error',
    'Automatic registration failed. The registration service information was not found in Active Directory. ' +
      'Exit code: %1.',
    exit,
  ),
} as const;
