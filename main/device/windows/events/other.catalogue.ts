/** Events of the shell, of provisioning packages and of the two classic logs (facts/event-log#other-channels). */
import { channels } from './channels.ts';
import { channelKeyword, eventsOf, localSystem } from './event-definition.ts';

const shell = eventsOf({
  provider: {
    name: 'Microsoft-Windows-Shell-Core',
    guid: '{30336ed4-e327-447c-9de0-51b652c86108}',
    processId: 4120,
    threadId: 4884,
    account: null,
  },
  channel: channels.shellCore,
  keywords: channelKeyword.operational | 0x800010000n,
});

export const shellEvents = {
  activityStarted: shell(
    62404,
    'Information',
    "CloudExperienceHost Web App Activity started. CXID: '%1'.",
    { CXID: 'string' },
    { task: 62404 },
  ),
  webAppEvent: shell(
    62407,
    'Information',
    "CloudExperienceHost Web App Event 2. Name: '%1', Value: '%2'.",
    { Name: 'string', Value: 'string' },
    { task: 62407 },
  ),
} as const;

const appx = eventsOf({
  provider: {
    name: 'Microsoft-Windows-AppXDeployment-Server',
    guid: '{3f471139-acb7-4a01-b7a7-ff5da4ba2d43}',
    processId: 6788,
    threadId: 7012,
    account: null,
  },
  channel: channels.appxDeployment,
  keywords: channelKeyword.operational,
});
const deployment = {
  DeploymentOperation: 'string',
  MountPoint: 'string',
  PackageFullName: 'string',
  Path: 'string',
} as const;

export const appxEvents = {
  succeeded: appx(
    400,
    'Information',
    'Deployment %1 operation with target volume %2 on Package %3 from: (%4) finished successfully.',
    deployment,
  ),
  failed: appx(
    404,
    'Error',
    'Deployment %1 operation with target volume %2 on Package %3 from: (%4) failed with error %5.',
    { ...deployment, ErrorCode: 'code' },
  ),
  started: appx(603, 'Information', 'Started deployment %1 operation on a package with main parameter %2.', {
    DeploymentOperation: 'string',
    Path: 'string',
  }),
} as const;

const entra = eventsOf({
  provider: {
    name: 'Microsoft-Windows-AAD',
    guid: '{4de9bc9c-b27a-43c9-8994-0915f1a5e24f}',
    processId: 936,
    threadId: 1476,
    account: null,
  },
  channel: channels.entra,
  keywords: channelKeyword.operational,
});

export const entraEvents = {
  tokenFailed: entra(1098, 'Error', 'Error: %1 %2 %3', {
    Error: 'code',
    ErrorMessage: 'string',
    AdditionalInformation: 'string',
  }),
} as const;

const provisioning = eventsOf({
  provider: {
    name: 'Microsoft-Windows-Provisioning-Diagnostics-Provider',
    guid: '{ed8b9bd3-f66e-4ff2-b86b-75c7925f72a9}',
    processId: 3052,
    threadId: 3376,
    account: localSystem,
  },
  channel: channels.provisioning,
  keywords: channelKeyword.admin,
});
const packageResult = { Message1: 'string', Message2: 'string' } as const;

export const provisioningEvents = {
  packageApplied: provisioning(
    10,
    'Information',
    'Provisioning package "%1": %2 settings applied.',
    packageResult,
  ),
  packageFailed: provisioning(20, 'Error', 'Provisioning package "%1": %2 settings applied.', packageResult),
} as const;

const classic = (channel: string, name: string, guid: string | null, processId: number) =>
  eventsOf({
    provider: { name, guid, processId, threadId: processId + 336, account: localSystem },
    channel,
    keywords: channelKeyword.classic,
  });
const tpm = classic(channels.system, 'TPM', '{1b6b0772-251b-4d42-917d-faca166bc059}', 4);
const user32 = classic(channels.system, 'User32', '{b0aa8734-56f7-41cc-b2f4-de228e98b946}', 1104);
const netlogon = classic(channels.system, 'NETLOGON', null, 812);
const windowsUpdate = classic(
  channels.system,
  'Microsoft-Windows-WindowsUpdateClient',
  '{945a8954-c147-4acd-923f-40c45405a658}',
  5540,
);
const certEnroll = classic(
  channels.application,
  'Microsoft-Windows-CertificateServicesClient-CertEnroll',
  '{54164045-7c50-4905-963f-e5bc1eef0cca}',
  6012,
);
const scep = {
  Context: 'string',
  ServiceUrl: 'string',
  ErrorCode: 'win32',
  Method: 'string',
  Stage: 'string',
} as const;

export const systemEvents = {
  tpmFault: tpm(15, 'Error', 'The driver of the TPM met an error of the chip: %1 failed. %2.', {
    command: 'string',
    error: 'string',
  }),
  updateInstalled: windowsUpdate(
    19,
    'Information',
    'Installation Successful: Windows successfully installed the following update: %1',
    { updateTitle: 'string' },
  ),
  restartInitiated: user32(
    1074,
    'Information',
    'The process %1 has initiated the %3 of computer %2 on behalf of user %4.',
    { param1: 'string', param2: 'string', param5: 'string', param7: 'string' },
  ),
  noSecureSession: netlogon(
    5719,
    'Error',
    'This computer has no secure session with a domain controller in domain %1: %2.',
    { param1: 'string', param2: 'string' },
  ),
  scepNotInitialized: certEnroll(
    86,
    'Error',
    'SCEP Certificate enrollment initialization for %1 via %2 failed: %3 Method: %4 Stage: %5',
    scep,
  ),
  scepFailed: certEnroll(
    87,
    'Error',
    'SCEP Certificate enrollment for %1 via %2 failed: %3 Method: %4 Stage: %5',
    scep,
  ),
} as const;
