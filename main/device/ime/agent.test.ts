import { describe, expect, it } from 'vitest';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import { sleep } from '../../world/process.ts';
import { hours, minutes, seconds } from '../../world/time.ts';
import type { ManagedPc } from '../testing/management.ts';
import { managedPc } from '../testing/management.ts';
import { agentLogText, app, attachGateway, publish, startAgent } from '../testing/agent-gateway.ts';
import { readRecords } from './app-records.ts';
import { providerUri, trackedAppsUri, trackingPoliciesUri } from './tracking.ts';

function pcWith(apps: readonly Win32AppPolicy[], prepare: (pc: ManagedPc) => void = () => undefined) {
  const pc = managedPc();
  const gateway = attachGateway(pc, ...apps);
  for (const { Name } of apps) publish(pc, Name);
  prepare(pc);
  startAgent(pc);
  const node = (name: string, leaf: string): string | undefined =>
    pc.management.tree.read(`${trackedAppsUri('DeviceSetup')}/Win32App_id-${name}_1/${leaf}`);
  const wait = (span = hours(2)): void => pc.machine.run(sleep(span));
  const record = (name: string) => readRecords(pc.machine.registry).find((one) => one.name === name);
  const log = () => agentLogText(pc.machine);
  return { ...pc, gateway, node, wait, record, log };
}

describe('the Intune Management Extension', () => {
  it('reports itself installed, tracks what the ESP waits for, installs one after another', () => {
    const { management, node, wait, gateway } = pcWith([
      app('browser'),
      app('reader'),
      app('extra', { Blocking: false }),
    ]);
    wait(seconds(2));
    expect(management.tree.read(`${providerUri}/InstallationState`)).toBe('1');
    wait(seconds(10));
    expect(management.tree.read(`${providerUri}/InstallationState`)).toBe('3');
    expect(management.tree.read(trackingPoliciesUri('DeviceSetup'))).toBe('true');
    expect([node('browser', 'InstallationState'), node('reader', 'InstallationState')]).toEqual(['2', '1']);
    expect(node('extra', 'InstallationState')).toBeUndefined();
    wait(minutes(5));
    expect([node('browser', 'InstallationState'), node('reader', 'InstallationState')]).toEqual(['3', '3']);
    expect(gateway.reports.map(({ AppId, State }) => [AppId, State])).toEqual([
      ['id-browser', 'installed'],
      ['id-reader', 'installed'],
      ['id-extra', 'installed'],
    ]);
  });

  it('takes the time of download and installation', () => {
    const { machine, wait, record } = pcWith([app('suite')], (pc) =>
      publish(pc, 'suite', { runSeconds: 90 }, 500_000_000),
    );
    machine.world.internet.change({ bandwidth: 50 });
    // Start 3 s, 500 MB at 50 Mbit/s 80 s, run time 90 s, a few exchanges.
    wait(seconds(172));
    expect(record('suite')?.state).toBe('installing');
    wait(seconds(5));
    expect(record('suite')).toMatchObject({ state: 'installed', exitCode: 0, phase: 'technician' });
  });

  it('does not install what is there', () => {
    const { wait, record, machine } = pcWith([app('reader')], ({ machine: { files } }) =>
      files.write('C:\\Program Files\\reader\\reader.exe', { size: 1 }),
    );
    wait(minutes(1));
    expect(record('reader')).toMatchObject({ state: 'installed', exitCode: null });
    expect(machine.world.internet.trace.some(({ request }) => request.url.includes('/id-reader'))).toBe(
      false,
    );
  });

  it('does not install what does not fit, and does not block either', () => {
    const rule = { type: 'requirement', minimumSupportedWindowsRelease: 'Windows11_25H2' };
    const { node, wait, record, gateway } = pcWith([app('new', { RequirementRules: [rule] })]);
    wait(minutes(1));
    expect(record('new')?.state).toBe('notApplicable');
    expect(node('new', 'InstallationState')).toBe('3');
    expect(gateway.reports).toEqual([{ AppId: 'id-new', State: 'notApplicable', ErrorCode: 0 }]);
  });

  it('installs dependencies first, tracked or not', () => {
    const runtime = app('runtime', { TargetType: 0 });
    const { wait, gateway } = pcWith([app('suite', { FlatDependencies: [runtime.Id] }), runtime]);
    wait(minutes(5));
    expect(gateway.reports.map(({ AppId }) => AppId)).toEqual(['id-runtime', 'id-suite']);
  });

  it('fails an app whose dependency fails', () => {
    const runtime = app('runtime', { TargetType: 0 });
    const { wait, record } = pcWith([app('suite', { FlatDependencies: [runtime.Id] }), runtime], (pc) =>
      publish(pc, 'runtime', { exitCode: 1603 }),
    );
    wait(minutes(5));
    expect(record('suite')).toMatchObject({ state: 'failed', exitCode: null, errorCode: 0x87d00215 });
  });
});

describe('exit codes', () => {
  it('1603 fails with its HRESULT and leaves nothing behind', () => {
    const { wait, record, node, management, machine } = pcWith([app('vpn')], (pc) =>
      publish(pc, 'vpn', { exitCode: 1603 }),
    );
    wait(minutes(5));
    expect(record('vpn')).toMatchObject({ state: 'failed', exitCode: 1603, errorCode: 0x80070643 });
    expect(node('vpn', 'InstallationState')).toBe('4');
    expect(Number(management.tree.read(`${providerUri}/LastError`)) >>> 0).toBe(0x80070643);
    expect(machine.files.exists('C:\\Program Files\\vpn')).toBe(false);
  });

  it('1618 is tried three times more, five minutes apart', () => {
    const { wait, record, log } = pcWith([app('driver')], (pc) => publish(pc, 'driver', { exitCode: 1618 }));
    wait(minutes(16));
    expect(record('driver')?.state).toBe('installing');
    wait(minutes(2));
    expect(record('driver')).toMatchObject({ state: 'failed', exitCode: 1618, errorCode: 0x80070652 });
    expect(log().match(/retry \d of 3/g)).toHaveLength(3);
  });

  it('1618 comes from an MSI that installs at the same time, and is survived', () => {
    const products = [{ productCode: '{A}', version: '1.0', name: 'Driver' }];
    const { wait, record, management } = pcWith([app('driver')], (pc) =>
      publish(pc, 'driver', {
        writes: { registry: [], files: [{ path: 'C:\\Program Files\\driver\\driver.exe' }], products },
      }),
    );
    const giveBack = management.state.installer.take('a line-of-business MSI');
    wait(minutes(2));
    giveBack?.();
    expect(record('driver')?.state).toBe('installing');
    wait(minutes(6));
    expect(record('driver')).toMatchObject({ state: 'installed', exitCode: 0 });
  });

  it.each([
    [3010, '2'],
    [1641, '3'],
  ])('%d asks for a restart (%s)', (exitCode, reboot) => {
    const { wait, node, record } = pcWith([app('agent'), app('later')], (pc) =>
      publish(pc, 'agent', { exitCode }),
    );
    wait(minutes(10));
    expect(node('agent', 'RebootRequired')).toBe(reboot);
    expect(node('agent', 'InstallationState')).toBe('3');
    // After a hard reboot nothing more is begun.
    expect(record('later')?.state).toBe(exitCode === 1641 ? undefined : 'installed');
  });

  it('0 without a trace of the app is "not detected"', () => {
    const writes = { registry: [], files: [], products: [] };
    const { wait, record } = pcWith([app('ghost')], (pc) => publish(pc, 'ghost', { writes }));
    wait(minutes(5));
    expect(record('ghost')).toMatchObject({ state: 'failed', exitCode: 0, errorCode: 0x87d1041c });
  });

  it('an installer that does not end is stopped after its time', () => {
    const { wait, record } = pcWith([app('endless', { MaxRunTimeInMinutes: 10 })], (pc) =>
      publish(pc, 'endless', { runSeconds: 10_000 }),
    );
    wait(minutes(12));
    expect(record('endless')).toMatchObject({ state: 'failed', exitCode: null, errorCode: 0x87d300c9 });
  });
});

describe('what may come between', () => {
  it('a gateway that is down is called again', () => {
    const { gateway, wait, management, record } = pcWith([app('reader')]);
    gateway.down = true;
    wait(minutes(5));
    expect(management.tree.read(trackingPoliciesUri('DeviceSetup'))).toBeUndefined();
    gateway.down = false;
    wait(minutes(3));
    expect(record('reader')?.state).toBe('installed');
  });

  it('content that cannot be downloaded fails the app', () => {
    const { wait, record } = pcWith([app('reader')], ({ content }) => content.delete('/id-reader'));
    wait(minutes(5));
    expect(record('reader')).toMatchObject({ state: 'failed', errorCode: 0x87d30068 });
  });

  it('a power-off in the middle: the app is installed after the next start', () => {
    const { machine, wait, record } = pcWith([app('suite')], (pc) =>
      publish(pc, 'suite', { runSeconds: 600 }),
    );
    wait(minutes(3));
    machine.group.cancel();
    wait(minutes(30));
    expect(record('suite')?.state).toBe('installing');
    machine.services.boot();
    wait(minutes(12));
    expect(record('suite')?.state).toBe('installed');
  });

  it('a power-off in account setup: the user’s app goes on after the next sign-in, and is tracked all along', () => {
    const { machine, wait, record, management, gateway } = pcWith([], (pc) =>
      publish(pc, 'mine', { runSeconds: 600 }),
    );
    const ada = { sid: 'S-1-12-1-7', userPrincipalName: 'ada@northwind.example', accessToken: 't' };
    gateway.assigned.AccountSetup.push(app('mine', { TargetType: 1, RunAs: 0 }));
    management.state.signIn(ada);
    wait(minutes(3));
    expect(record('mine')?.state).toBe('installing');
    machine.group.cancel();
    management.state.signOut();
    machine.services.boot();
    wait(minutes(15));
    expect(record('mine')?.state).toBe('installing');
    management.state.signIn(ada);
    expect(management.tree.read(trackingPoliciesUri('AccountSetup'))).toBe('true');
    wait(minutes(12));
    expect(record('mine')?.state).toBe('installed');
  });

  it('a user signs in: the apps of account setup are fetched, before those that nobody waits for', () => {
    const { wait, management, gateway, record } = pcWith(
      [app('first', { Blocking: false }), app('second', { Blocking: false })],
      (pc) => {
        publish(pc, 'first', { runSeconds: 300 });
        publish(pc, 'mine');
      },
    );
    gateway.assigned.AccountSetup.push(app('mine', { TargetType: 1, RunAs: 0 }));
    wait(minutes(1));
    management.state.signIn({
      sid: 'S-1-12-1-7',
      userPrincipalName: 'ada@northwind.example',
      accessToken: 't',
    });
    wait(hours(1));
    expect(gateway.reports.map(({ AppId }) => AppId)).toEqual(['id-first', 'id-mine', 'id-second']);
    expect(record('second')?.state).toBe('installed');
    expect(management.tree.read(trackingPoliciesUri('AccountSetup'))).toBe('true');
  });
});

describe('the log', () => {
  it('has the line layout of CMTrace and the tokens that parsers look for', () => {
    const { wait, log } = pcWith([app('reader')]);
    wait(minutes(5));
    const lines = log().trimEnd().split('\r\n');
    const layout =
      /^<!\[LOG\[.*\]LOG\]!><time="\d\d:\d\d:\d\d\.\d{7}" date="\d{1,2}-\d{1,2}-\d{4}" component="(?:IntuneManagementExtension|AppWorkload|AppActionProcessor)" context="" type="[123]" thread="\d+" file="">$/;
    expect(lines.filter((line) => !layout.test(line))).toEqual([]);
    for (const token of [
      'EMS Agent Started',
      'Agent version is: ',
      'Userless session, skip UserToken for device check-in',
      'Get policies = [{"Id":"id-reader"',
      '[Win32App] The EspPhase: DeviceSetup',
      '[Win32App][ESPAppLockInProcessor] Found 1 apps which need to be installed for current phase DeviceSetup',
      '[Win32App][EspManager] In EspPhase: DeviceSetup. App id-reader has been registered. App name: reader',
      '[Win32App][V3Processor] Processing subgraph with app ids: id-reader',
      '[Win32App][DetectionActionHandler] Detection for policy with id: id-reader resulted in action status: Success and detection state: NotDetected',
      '[Win32App][ApplicabilityActionHandler] Applicability check for policy with id: id-reader resulted in action status: Success and applicability state: Applicable',
      '[Win32App][DownloadActionHandler] Handler invoked',
      '[Win32App] Content cache miss for app (id = id-reader, name = reader), start downloading',
      '[StatusService] Downloading app (id = id-reader, name = reader) via DO, bytes 10000000/10000000 for user',
      '[DO TEL] = {',
      '[Win32App][ExecutionActionHandler] Handler invoked with execution type: Install for policy with id: id-reader',
      '[Win32App] ===Step=== Execute retry 0]',
      '[Win32App] SetCurrentDirectory: C:\\WINDOWS\\IMECache\\id-reader_1',
      '[Win32App] Launch Win32AppInstaller in machine session',
      '[Win32App] lpExitCode 0]',
      '[Win32App] hResultFromWin32 0]',
      '[Win32App] lpExitCode is defined as Success]',
      '[Win32App][ReportingManager] Execution state for app with id: id-reader has been updated. Report delta: {"EnforcementState":{"OldValue":"InProgressDownloadCompleted","NewValue":"Success"}}',
      '[Win32App][EspManager] Updating ESP tracked install status from InProgress to Installed for application id-reader',
      '[Win32App][CheckDeviceAndAccountSetupStateWithWmi] All apps completed for DeviceSetup',
    ])
      expect(log()).toContain(`<![LOG[${token}`);
  });

  it('tells of what does not fit, never ends or is removed, and of the stop of its service', () => {
    const rule = { type: 'requirement', minimumSupportedWindowsRelease: 'Windows11_25H2' };
    const { wait, log, machine } = pcWith(
      [app('new', { RequirementRules: [rule] }), app('old', { Intent: 4 }), app('suite')],
      (pc) => {
        pc.machine.files.write('C:\\Program Files\\old\\old.exe', { size: 1 });
        publish(pc, 'suite', { hangs: true });
      },
    );
    wait(hours(2));
    machine.services.stop('IntuneManagementExtension');
    for (const token of [
      '[Win32App][ApplicabilityActionHandler] Applicability check for policy with id: id-new resulted in action status: Success and applicability state: NotApplicable',
      '[Win32App][ReportingManager] Desired state for app with id: id-old has been updated. Report delta: {"DesiredState":{"OldValue":null,"NewValue":"NotPresent"}}',
      '[Win32App][ActionProcessor] App with id: id-old, effective intent: RequiredUninstall, and enforceability: Enforceable',
      '[Win32App][ExecutionActionHandler] Handler invoked with execution type: Uninstall for policy with id: id-old',
      '[Win32App] Installation is timeout',
      'EMS Agent received stop signal',
      'EMS Agent Stopped',
    ])
      expect(log()).toContain(`<![LOG[${token}`);
  });
});
