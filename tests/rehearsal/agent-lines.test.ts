/** Each line of the agent that its readers know comes out of a shipped scenario (facts/agent-log#lines). */
import { describe, expect, it } from 'vitest';
import { readAgentLog } from '../../main/device/ime/read-agent-log.ts';
import { play } from '../testing/lab.ts';
import { toTheEnd } from '../testing/strides.ts';

type Log = 'IntuneManagementExtension' | 'AppWorkload' | 'AppActionProcessor' | 'AgentExecutor';
/** Scenario, and what must stand in which log. */
type Rows = Readonly<Record<string, readonly (readonly [log: Log, ...shapes: RegExp[]])[]>>;

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const shape = (text: string): RegExp => new RegExp(text.replaceAll('{id}', id));
const delta = (member: string, from: string, to: string): string =>
  `{id} has been updated\\. Report delta: \\{"${member}":\\{"OldValue":${from},"NewValue":"${to}"\\}\\}$`;

const rows: Rows = {
  'entra-wired': [
    [
      'IntuneManagementExtension',
      /^EMS Agent Started$/,
      /^EMS Agent received shutdown signal$/,
      /^EMS Agent Stopped$/,
      /^Agent version is: \d+\.\d+\.\d+\.\d+$/,
      /^first check in on start$/,
      /^Userless session, skip UserToken for device check-in$/,
      /^Failed to get AAD token\..*errorCode = 3399548929$/,
      /^OnSessionChange/,
      /^After impersonation: .+@/,
      /^Successfully get the token/,
    ],
    [
      'AppWorkload',
      /^Get policies = \[\{"Id":/,
      /^\[Win32App\] The EspPhase: DeviceSetup/,
      /^\[Win32App\] The EspPhase: AccountSetup/,
      shape(
        '\\[ESPAppLockInProcessor\\] Found [1-9]\\d* apps which need to be installed for current phase DeviceSetup\\. AppIds: {id}',
      ),
      shape('\\[EspManager\\] In EspPhase: DeviceSetup\\. App {id} has been registered\\. App name: .+'),
      shape(
        '\\[EspManager\\] Updating ESP tracked install status from null to NotInstalled for application {id} with name: ',
      ),
      shape(
        '\\[EspManager\\] Updating ESP tracked install status from InProgress to Installed for application {id}',
      ),
      /\[CheckDeviceAndAccountSetupStateWithWmi\] All apps completed for DeviceSetup$/,
      shape('\\[V3Processor\\] Processing subgraph with app ids: {id}, {id}$'),
      shape(
        `\\[ReportingManager\\] Desired state for app with id: ${delta('DesiredState', 'null', 'Present')}`,
      ),
      shape(
        '\\[DetectionActionHandler\\] Detection for policy with id: {id} resulted in action status: Success and detection state: NotDetected\\.$',
      ),
      shape(
        '\\[DetectionActionHandler\\] Detection for policy with id: {id} resulted in action status: Success and detection state: Detected\\.$',
      ),
      shape(
        `\\[ReportingManager\\] Detection state for app with id: ${delta('DetectionState', '"NotInstalled"', 'Installed')}`,
      ),
      shape(
        '\\[ApplicabilityActionHandler\\] Applicability check for policy with id: {id} resulted in action status: Success and applicability state: Applicable\\.$',
      ),
      shape(
        `\\[ReportingManager\\] Applicability state for app with id: ${delta('ApplicabilityState', 'null', 'Applicable')}`,
      ),
      /\[DownloadActionHandler\] Handler invoked/,
      shape('Content cache miss for app \\(id = {id}, name = .+\\), start downloading$'),
      shape('^\\[StatusService\\] Downloading app \\(id = {id}.*\\) via DO, bytes \\d+/\\d+ for user '),
      /^\[DO TEL\] = \{.*\}$/,
      shape(
        '\\[ExecutionActionHandler\\] Handler invoked with execution type: Install for policy with id: {id}$',
      ),
      /===Step=== Execute retry 0$/,
      shape('SetCurrentDirectory: C:\\\\.*\\\\{id}_\\d+$'),
      /Launch Win32AppInstaller in machine session$/,
      /Launch Win32AppInstaller in user session$/,
      /lpExitCode 0$/,
      /hResultFromWin32 0$/,
      /lpExitCode is defined as Success$/,
      shape(
        `\\[ReportingManager\\] Execution state for app with id: ${delta('EnforcementState', '"InProgressDownloadCompleted"', 'Success')}`,
      ),
      shape(
        '\\[ReportingManager\\] Sending status to company portal based on report: \\{"ApplicationId":"{id}","ResultantAppState":1,',
      ),
      /^Completed user session \d, userId: .+, userSID: S-1-/,
    ],
    [
      'AppActionProcessor',
      shape(
        '^\\[Win32App\\]\\[ActionProcessor\\] App with id: {id}, effective intent: RequiredInstall, and enforceability: Enforceable has projected enforcement classification: EnforcementPoint with desired state: Present\\.',
      ),
      shape('^\\[Win32App\\]\\[ActionProcessor\\] No action required for app with id: {id}$'),
    ],
  ],
  // Its agent is that of October 2026.
  'scripts-before-apps': [
    [
      'IntuneManagementExtension',
      /^\[PowerShell\] Get [1-9]\d* policies$/,
      shape('^\\[PowerShell\\] Processing policy with id = {id}'),
      /^\[PowerShell\] Finished ESP phase check before kicking off PowerShell script\. ESP phase is DeviceSetup/,
      /^Launch powershell executor in machine session$/,
      /^Powershell execution is done, exitCode = 0$/,
      shape('^\\[PowerShell\\] User Id = {id}, Policy id = {id}, policy result = Success$'),
      shape('^\\[PowerShell\\] User Id = {id}, Policy id = {id}, policy result = Failed$'),
    ],
    [
      'AgentExecutor',
      /^ExecutorLog AgentExecutor gets invoked$/,
      shape('^Adding argument powershell with value C:\\\\.*\\\\Policies\\\\Scripts\\\\{id}_{id}\\.ps1$'),
      /^Prepare to run Powershell Script$/,
      shape(
        '^cmd line for running powershell is.*\\\\Microsoft Intune Management Extension\\\\Policies\\\\Scripts\\\\{id}_{id}',
      ),
      /^Powershell exit code is 0$/,
      /^error from script =/,
      /^write output done\. output = .*, error = /,
    ],
    ['AppWorkload', /^ESP completed\. Triggering immediate app workload check-in$/],
  ],
  'app-restarts': [
    [
      'AppWorkload',
      /A restart is required to continue processing apps\. Stop processing\.$/,
      /lpExitCode is defined as SoftReboot$/,
      /lpExitCode is defined as HardReboot$/,
    ],
  ],
  'app-another-installation': [
    ['AppWorkload', /lpExitCode is defined as Retry$/, /===Step=== Execute retry 1$/],
  ],
  'app-hash-mismatch': [
    [
      'AppWorkload',
      shape('\\[ReportingManager\\] Download state for app with id: {id} has been updated\\. Report delta: '),
    ],
  ],
  'user-too-late': [
    [
      'AppWorkload',
      shape(
        '\\[DetectionActionHandler\\] Detection for policy with id: {id} resulted in action status: Failed and detection state: NotComputed\\.$',
      ),
    ],
  ],
  'compliance-reset': [['AppWorkload', /^Get 0 apps for user session \d/]],
  'app-fails': [
    [
      'AppWorkload',
      /lpExitCode 1603$/,
      /hResultFromWin32 -2147023293$/,
      shape('Admin did NOT set mapping for lpExitCode: 1603 of app: {id}$'),
      shape(
        `\\[ReportingManager\\] Execution state for app with id: ${delta('EnforcementState', '"InProgressDownloadCompleted"', 'Error')}`,
      ),
      shape(
        'Sending status to company portal based on report: \\{"ApplicationId":"{id}","ResultantAppState":2,',
      ),
    ],
    [
      'AppActionProcessor',
      shape('App with id: {id} to install is in GRS\\. The app will not be enforced\\.$'),
    ],
  ],
};

describe.each(Object.entries(rows))('%s', (scenario, logs) => {
  it('has the lines of its acts', () => {
    const { session } = play(scenario);
    // The agent checks in each hour.
    session.submit({ type: 'jump', milliseconds: 2 * 3_600_000 });
    toTheEnd(session);
    const { files } = session.logs();
    const messages = (log: string) =>
      files
        .filter(({ name }) => name.startsWith(log) && name.endsWith('.log'))
        .flatMap(({ text }) => readAgentLog(text).map(({ message }) => message));
    const missing = logs.flatMap(([log, ...shapes]) => {
      const told = messages(log);
      return shapes
        .filter((one) => !told.some((message) => one.test(message)))
        .map((one) => `${log}: ${one.source}`);
    });
    expect(missing).toEqual([]);
  });
});
