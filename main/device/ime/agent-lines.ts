/**
 * The lines of the agent's logs by the acts that write them (facts/agent-log#lines): what readers of these
 * logs look for stands as it is, the words around it are ours.
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import type { EspPhase, ScriptPolicy, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { UserSession } from '../mdm/management-state.ts';
import type { ReturnType } from './return-codes.ts';

type App = Pick<Win32AppPolicy, 'Id' | 'Name'>;
type Script = Pick<ScriptPolicy, 'Id' | 'Name'>;
const named = ({ Id, Name }: App): string => `(id = ${Id}, name = ${Name})`;
const scriptFile = ({ Id }: Script, owner: string): string =>
  `C:\\Program Files (x86)\\Microsoft Intune Management Extension\\Policies\\Scripts\\${owner}_${Id}.ps1`;

/** What a tracking node says, as the log calls it. */
export const trackedStates = ['NotInstalled', 'InProgress', 'Installed', 'Error'] as const;

/** `IntuneManagementExtension.log`: the agent, its sessions and its scripts. */
export const agentLines = {
  started: 'EMS Agent Started',
  stopSignal: 'EMS Agent received stop signal',
  shutdownSignal: 'EMS Agent received shutdown signal',
  stopped: 'EMS Agent Stopped',
  version: (version: string) => `Agent version is: ${version}`,
  firstCheckIn: 'first check in on start',
  userless: 'Userless session, skip UserToken for device check-in',
  /** Routine in the device's part: nobody has signed in, and the check-in goes on without a token. */
  noToken: `Failed to get AAD token. No user has signed in, errorCode = ${HResults.interactionRequired}`,
  sessionChange: 'OnSessionChange: SessionLogon',
  user: (userName: string) => `After impersonation: ${userName}`,
  token: 'Successfully get the token for the check-in of the user',
  scripts: (count: number) => `[PowerShell] Get ${count} policies`,
  script: ({ Id, Name }: Script) => `[PowerShell] Processing policy with id = ${Id}, name = ${Name}`,
  scriptPhase: (phase: EspPhase) =>
    `[PowerShell] Finished ESP phase check before kicking off PowerShell script. ESP phase is ${phase}`,
  scriptFile: (script: Script, owner: string) => `Script file ${scriptFile(script, owner)} is generated`,
  scriptLaunch: (session: 'machine' | 'user') => `Launch powershell executor in ${session} session`,
  scriptEnd: (exitCode: number) => `Powershell execution is done, exitCode = ${exitCode}`,
  scriptLate: 'Powershell execution was stopped after 30 minutes',
  scriptResult: ({ Id }: Script, owner: string, succeeded: boolean) =>
    `[PowerShell] User Id = ${owner}, Policy id = ${Id}, policy result = ${succeeded ? 'Success' : 'Failed'}`,
} as const;

/** `AgentExecutor.log`: the process of each script. */
export const executorLines = {
  invoked: 'ExecutorLog AgentExecutor gets invoked',
  argument: (script: Script, owner: string) =>
    `Adding argument powershell with value ${scriptFile(script, owner)}`,
  prepared: 'Prepare to run Powershell Script',
  command: (script: Script, owner: string) =>
    `cmd line for running powershell is -NoProfile -executionPolicy bypass -file "${scriptFile(script, owner)}"`,
  ended: (exitCode: number) => `Powershell exit code is ${exitCode}`,
  stopped: 'the script was stopped',
  scriptError: 'error from script =',
  output: (output: string) => `write output done. output = ${output}, error = `,
} as const;

const meanings: Readonly<Record<ReturnType, string>> = {
  success: 'Success',
  failed: 'Failed',
  softReboot: 'SoftReboot',
  hardReboot: 'HardReboot',
  retry: 'Retry',
};

type Intent = 'install' | 'uninstall';
const desired: Readonly<Record<Intent, string>> = { install: 'Present', uninstall: 'NotPresent' };
const effective: Readonly<Record<Intent, string>> = {
  install: 'RequiredInstall',
  uninstall: 'RequiredUninstall',
};
const detectionState = (found: boolean): string => (found ? 'Installed' : 'NotInstalled');
/** The device's own session is 0. */
const userSession = 1;

/** How the report of an app changes; a change that nothing was known before begins with null. */
const changed = (member: string, from: string | null, to: string): string =>
  `has been updated. Report delta: ${JSON.stringify({ [member]: { OldValue: from, NewValue: to } })}`;

/** `AppWorkload.log`: apps, and what the Enrollment Status Page tracks of them. */
export const appLines = {
  policies: (apps: readonly Win32AppPolicy[]) =>
    `Get policies = ${JSON.stringify(apps.map(({ Id, Name, Version, Intent }) => ({ Id, Name, Version, Intent })))}`,
  phase: (phase: string, targeted: number) => `[Win32App] The EspPhase: ${phase}, targeted apps: ${targeted}`,
  listed: (apps: readonly App[], phase: EspPhase) =>
    `[Win32App][ESPAppLockInProcessor] Found ${apps.length} apps which need to be installed for current phase ${phase}. AppIds: ${apps.map(({ Id }) => Id).join(', ')}`,
  registered: ({ Id, Name }: App, phase: EspPhase) =>
    `[Win32App][EspManager] In EspPhase: ${phase}. App ${Id} has been registered. App name: ${Name}`,
  tracked: ({ Id, Name }: App, from: string, to: string) =>
    `[Win32App][EspManager] Updating ESP tracked install status from ${from} to ${to} for application ${Id} with name: ${Name}.`,
  allCompleted: (phase: EspPhase) =>
    `[Win32App][CheckDeviceAndAccountSetupStateWithWmi] All apps completed for ${phase}`,
  pageOver: 'ESP completed. Triggering immediate app workload check-in',
  subgraph: (subgraph: readonly string[]) =>
    `[Win32App][V3Processor] Processing subgraph with app ids: ${subgraph.join(', ')}`,
  restartNeeded:
    '[Win32App][V3Processor] A restart is required to continue processing apps. Stop processing.',
  noApps: `Get 0 apps for user session ${userSession}`,
  sessionOver: (user: UserSession) =>
    `Completed user session ${userSession}, userId: ${user.userPrincipalName}, userSID: ${user.sid}`,
  detection: ({ Id }: App, state: 'Detected' | 'NotDetected' | 'NotComputed') =>
    `[Win32App][DetectionActionHandler] Detection for policy with id: ${Id} resulted in action status: ` +
    `${state === 'NotComputed' ? 'Failed' : 'Success'} and detection state: ${state}.`,
  applicability: ({ Id }: App, isApplicable: boolean) =>
    `[Win32App][ApplicabilityActionHandler] Applicability check for policy with id: ${Id} resulted in action status: ` +
    `Success and applicability state: ${isApplicable ? 'Applicable' : 'NotApplicable'}.`,
  download: ({ Id }: App) => `[Win32App][DownloadActionHandler] Handler invoked for policy with id: ${Id}`,
  cacheMiss: (app: App) => `[Win32App] Content cache miss for app ${named(app)}, start downloading`,
  downloading: (app: App, bytes: number, of: number) =>
    `[StatusService] Downloading app ${named(app)} via DO, bytes ${bytes}/${of} for user 00000000-0000-0000-0000-000000000000`,
  downloaded: (bytes: number) => `[DO TEL] = ${JSON.stringify({ FileSize: bytes, BytesFromHttp: bytes })}`,
  noContentInfo: (app: App) => `[Win32App] Didn't get content info from service for app ${named(app)}`,
  notDecrypted: ({ Id }: App) => `Decryption is failed for appId ${Id}`,
  downloadState: ({ Id }: App) =>
    `[Win32App][ReportingManager] Download state for app with id: ${Id} ` +
    changed('EnforcementState', 'InProgress', 'ErrorDownloadingContent'),
  winGetPhase: ({ Id }: App, phase: 'Downloading' | 'Installing' | 'Finished' | 'Error') =>
    `[WinGetMessageProcessor] Processing Progress for app = ${Id} and user = System - Operation Phase = ${phase}`,
  execution: ({ Id }: App, kind: 'install' | 'uninstall') =>
    `[Win32App][ExecutionActionHandler] Handler invoked with execution type: ` +
    `${kind === 'install' ? 'Install' : 'Uninstall'} for policy with id: ${Id}`,
  attempt: (again: number) => `[Win32App] ===Step=== Execute retry ${again}`,
  directory: ({ Id, Version }: Pick<Win32AppPolicy, 'Id' | 'Version'>) =>
    `[Win32App] SetCurrentDirectory: C:\\WINDOWS\\IMECache\\${Id}_${Version}`,
  launch: (session: 'machine' | 'user') => `[Win32App] Launch Win32AppInstaller in ${session} session`,
  exitCode: (exitCode: number) => `[Win32App] lpExitCode ${exitCode}`,
  hResult: (code: HResult) => `[Win32App] hResultFromWin32 ${code | 0}`,
  meaning: (type: ReturnType) => `[Win32App] lpExitCode is defined as ${meanings[type]}`,
  noMeaning: ({ Id }: App, exitCode: number) =>
    `[Win32App] Admin did NOT set mapping for lpExitCode: ${exitCode} of app: ${Id}`,
  late: (limit: number) => `[Win32App] Installation is timeout: it ran longer than ${limit} minutes`,
  detectionState: ({ Id }: App, from: boolean | undefined, to: boolean) =>
    `[Win32App][ReportingManager] Detection state for app with id: ${Id} ` +
    changed('DetectionState', from === undefined ? null : detectionState(from), detectionState(to)),
  applicabilityState: ({ Id }: App, isApplicable: boolean) =>
    `[Win32App][ReportingManager] Applicability state for app with id: ${Id} ` +
    changed('ApplicabilityState', null, isApplicable ? 'Applicable' : 'NotApplicable'),
  desiredState: ({ Id }: App, intent: Intent) =>
    `[Win32App][ReportingManager] Desired state for app with id: ${Id} ` +
    changed('DesiredState', null, desired[intent]),
  /** `state` as Graph numbers a resultantAppState. */
  portalReport: ({ Id }: App, state: number) =>
    `[Win32App][ReportingManager] Sending status to company portal based on report: ` +
    JSON.stringify({ ApplicationId: Id, ResultantAppState: state, ReportingImpact: null }),
  executionState: ({ Id }: App, succeeded: boolean) =>
    `[Win32App][ReportingManager] Execution state for app with id: ${Id} ` +
    changed('EnforcementState', 'InProgressDownloadCompleted', succeeded ? 'Success' : 'Error'),
} as const;

/** `AppActionProcessor.log`: whether an app is to be acted on. */
export const decisionLines = {
  nothingToDo: ({ Id }: App) => `[Win32App][ActionProcessor] No action required for app with id: ${Id}`,
  enforced: ({ Id }: App, intent: Intent) =>
    `[Win32App][ActionProcessor] App with id: ${Id}, effective intent: ${effective[intent]}, and enforceability: ` +
    `Enforceable has projected enforcement classification: EnforcementPoint with desired state: ${desired[intent]}.`,
  inSchedule: (id: string) =>
    `[Win32App][ActionProcessor] App with id: ${id} to install is in GRS. The app will not be enforced.`,
} as const;
