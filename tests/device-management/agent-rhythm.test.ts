/**
 * The agent outside the Enrollment Status Page: its check-ins, scripts, and its certificate
 * (facts/management-extension#check-ins, facts/management-extension#its-certificate).
 */
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../main/device/ime/app-records.ts';
import {
  agentLogText,
  app,
  attachGateway,
  publish,
  startAgent,
} from '../../main/device/testing/agent-gateway.ts';
import { completedUri, trackingPoliciesUri } from '../../main/device/ime/tracking.ts';
import type { AgentLog } from '../../main/device/ime/agent-log.ts';
import { agentLogPath } from '../../main/device/ime/agent-log.ts';
import { managedPc } from '../../main/device/testing/management.ts';
import { seal } from '../../main/protocols/ime/sealed.ts';
import type { ScriptPolicy, Win32AppPolicy } from '../../main/protocols/ime/ime.messages.ts';
import { sleep } from '../../main/world/process.ts';
import { days, hours, later, minutes, seconds } from '../../main/world/time.ts';

const script = (Name: string, more: Partial<ScriptPolicy> = {}): ScriptPolicy => ({
  Id: `script-${Name}`,
  Name,
  Body: '',
  RunAs: 1,
  EnforceSignatureCheck: false,
  RunAs32Bit: false,
  ...more,
});

const ada = { sid: 'S-1', userPrincipalName: 'ada@northwind.example', accessToken: 't' };

function agentPc(
  apps: readonly Win32AppPolicy[],
  scripts: readonly ScriptPolicy[] = [],
  /** How long after 2 March 2026. */
  since = days(0),
) {
  const pc = managedPc();
  pc.machine.world.clock.advanceTo(later(pc.machine.world.clock.now, since));
  const gateway = attachGateway(pc, ...apps);
  gateway.scripts.push(...scripts);
  for (const { Name } of apps) publish(pc, Name);
  startAgent(pc);
  const wait = (span = hours(1)): void => pc.machine.run(sleep(span));
  const state = (name: string) => readRecords(pc.machine.registry).find((one) => one.name === name)?.state;
  const log = (): string => agentLogText(pc.machine);
  const checkIns = (): number =>
    gateway.requests.filter(({ RequestContentType }) => RequestContentType === 'PolicyRequest').length;
  return { ...pc, gateway, wait, state, log, checkIns };
}

describe('the agent at rest', () => {
  it('checks in each hour, and installs what was assigned meanwhile', () => {
    const { gateway, wait, state, checkIns, ...pc } = agentPc([app('first')]);
    wait(minutes(50));
    gateway.assigned.DeviceSetup.push(app('second'));
    publish(pc, 'second');
    wait(minutes(20));
    expect([checkIns(), state('second')]).toEqual([2, 'installed']);
    const calls = gateway.requests.filter(({ RequestContentType }) => RequestContentType === 'PolicyRequest');
    expect(calls.map(({ CheckinReason }) => CheckinReason)).toEqual(['ESP', 'Scheduled']);
  });

  it('looks at required apps once a day, and installs anew what has gone', () => {
    const { wait, state, machine, gateway } = agentPc([app('reader')]);
    wait();
    machine.files.delete('C:\\Program Files\\reader');
    wait(hours(12));
    expect(machine.files.exists('C:\\Program Files\\reader')).toBe(false);
    wait(hours(13));
    expect(machine.files.exists('C:\\Program Files\\reader')).toBe(true);
    expect(state('reader')).toBe('installed');
    expect(gateway.reports.filter(({ AppId }) => AppId === 'id-reader')).toHaveLength(2);
  });

  it('asks for both parts by one request once the page is over, and takes up what is new of either', () => {
    const { gateway, wait, state, management, ...pc } = agentPc([app('first')]);
    management.state.signIn(ada);
    wait(minutes(50));
    gateway.assigned.DeviceSetup.push(app('second'));
    gateway.assigned.AccountSetup.push(app('mine', { TargetType: 1, RunAs: 0 }));
    for (const name of ['second', 'mine']) publish({ ...pc, management }, name);
    const before = gateway.requests.length;
    wait(minutes(25));
    const calls = gateway.requests
      .slice(before)
      .filter(({ RequestContentType }) => RequestContentType === 'PolicyRequest');
    expect(calls.map(({ EspPhase }) => EspPhase)).toEqual(['NotInEsp']);
    expect([state('second'), state('mine')]).toEqual(['installed', 'installed']);
  });

  it('asks for each part by itself while the page is shown', () => {
    const { gateway, wait, management } = agentPc([app('first')]);
    management.state.signIn(ada);
    management.state.pageSyncs = true;
    wait(minutes(90));
    const calls = gateway.requests.filter(({ RequestContentType }) => RequestContentType === 'PolicyRequest');
    expect(calls.map(({ EspPhase, CheckinReason }) => [EspPhase, CheckinReason])).toEqual([
      ['DeviceSetup', 'ESP'],
      ['AccountSetup', 'ESP'],
      ['DeviceSetup', 'Scheduled'],
      ['AccountSetup', 'Scheduled'],
    ]);
  });

  it('reports an app that is found as it was told only once', () => {
    const { gateway, wait } = agentPc([app('reader')]);
    for (let day = 0; day < 4; day++) wait(hours(23));
    expect(gateway.reports).toHaveLength(1);
    gateway.assigned.DeviceSetup.splice(0, 1, app('reader', { Intent: 4 }));
    for (let day = 0; day < 4; day++) wait(hours(23));
    expect(gateway.reports.map(({ State }) => State)).toEqual(['installed', 'uninstalled']);
  });

  it('reports anew what did not arrive', () => {
    const { gateway, wait, state } = agentPc([app('reader')]);
    wait(seconds(20));
    gateway.down = true;
    wait(minutes(10));
    expect([gateway.reports.length, state('reader')]).toEqual([0, 'installed']);
    gateway.down = false;
    for (let day = 0; day < 3; day++) wait(hours(20));
    expect(gateway.reports).toHaveLength(1);
  });

  it('costs few alarms', () => {
    const { machine, wait } = agentPc([app('reader')]);
    wait();
    let alarms = 0;
    const { clock } = machine.world;
    const end = clock.now + days(7);
    for (let next = clock.next(); next !== undefined && next < end; next = clock.next()) {
      while (!clock.advanceTo(next, 1)) alarms++;
      alarms++;
    }
    expect(alarms).toBeLessThan(7 * 24 * 5);
  });
});

describe('an app that fails', () => {
  const failing = (since = days(0)) => {
    const pc = agentPc([app('reader')], [], since);
    publish(pc, 'reader', { exitCode: 1603 });
    const tries = () => pc.gateway.reports.filter(({ AppId }) => AppId === 'id-reader').length;
    const runs = () => [...pc.log().matchAll(/lpExitCode 1603\]/g)].length;
    return { ...pc, tries, runs };
  };

  it('is left alone for a day, and the log says why; then it is tried again', () => {
    const { wait, tries, log } = failing();
    wait(hours(23));
    expect(tries()).toBe(1);
    expect([...log().matchAll(/App with id: id-reader to install is in GRS/g)]).toHaveLength(1);
    wait(hours(3));
    expect(tries()).toBe(2);
    wait(hours(21));
    expect(tries()).toBe(2);
  });

  it('is tried once while the page waits for it, and three times from September 2026 on', () => {
    const [before, since] = [failing(), failing(days(183))];
    for (const { wait } of [before, since]) wait(minutes(30));
    expect([before.runs(), before.tries(), since.runs(), since.tries()]).toEqual([1, 1, 3, 1]);
  });

  it('is tried as soon as another thing could help, and not where none can', () => {
    const { wait, log } = agentPc([app('reader', { FlatDependencies: ['id-none'] })], [], days(183));
    wait(minutes(30));
    expect(log()).not.toContain('more in 5 minutes');
  });
});

describe('the end of the page', () => {
  it.each([
    ['before September 2026 the agent goes on with its schedule', days(0), 'pending'],
    ['since then it checks in at once', days(183), 'installed'],
  ])('%s', (_what, since, comes) => {
    const { wait, gateway, management, state, ...pc } = agentPc([app('reader')], [], since);
    wait(minutes(5));
    gateway.assigned.DeviceSetup.push(app('late'));
    publish({ ...pc, management }, 'late');
    management.tree.write(completedUri('DeviceSetup'), 'true');
    wait(minutes(3));
    expect(state('late') ?? 'pending').toBe(comes);
  });

  it('since then a network that comes back is enough, too', () => {
    const { wait, gateway, machine, state } = agentPc([app('reader')], [], days(183));
    machine.network.setCable('unplugged');
    wait(seconds(30));
    machine.network.setCable('plugged');
    wait(seconds(55));
    expect([state('reader'), gateway.requests.length > 0]).toEqual(['installed', true]);
  });
});

describe('PowerShell scripts', () => {
  it('of the system context run before the apps, once, untracked and reported', () => {
    const { wait, gateway, machine, log } = agentPc([app('reader')], [script('time zone')]);
    wait(hours(5));
    expect(gateway.reports.filter(({ AppId }) => AppId === 'script-time zone')).toEqual([
      { AppId: 'script-time zone', State: 'installed', ErrorCode: 0 },
    ]);
    const key = 'HKLM\\SOFTWARE\\Microsoft\\IntuneManagementExtension\\Policies';
    const own = `${key}\\00000000-0000-0000-0000-000000000000\\script-time zone`;
    expect(machine.registry.text(own, 'Result')).toBe('Success');
    expect(log()).toContain('Policy id = script-time zone, policy result = Success');
    expect(gateway.reports.map(({ AppId }) => AppId)).toEqual(['script-time zone', 'id-reader']);
  });

  it('keep the list of apps back, each for half an hour at most', () => {
    const long = ['one', 'two'].map((name) => script(name, { Conduct: seal({ runSeconds: 3_600 }) }));
    const { wait, management, state } = agentPc([app('reader')], long);
    const listed = () => management.tree.read(trackingPoliciesUri('DeviceSetup'));
    wait(minutes(59));
    expect([listed(), state('reader')]).toEqual([undefined, undefined]);
    wait(minutes(3));
    expect([listed(), state('reader')]).toEqual(['true', 'installed']);
  });

  it('have a log of their own for each process', () => {
    const { wait, machine } = agentPc([app('reader')], [script('time zone')]);
    wait();
    const text = (log: AgentLog) => machine.files.readText(agentLogPath(log));
    expect(text('AgentExecutor')).toMatch(/Powershell exit code is 0.*component="AgentExecutor"/);
    expect(text('AppWorkload')).toMatch(/\[Win32App\] lpExitCode 0\]/);
    expect(text('IntuneManagementExtension')).not.toContain('[Win32App]');
  });

  it('that fail are tried with the next three check-ins', () => {
    const { wait, gateway } = agentPc([], [script('broken', { Conduct: seal({ exitCode: 1 }) })]);
    wait(hours(8));
    expect(gateway.reports).toHaveLength(4);
    expect(gateway.reports[0]).toMatchObject({ State: 'failed', ErrorCode: 0x80070001 });
  });

  it('of account setup follow those of device setup at once', () => {
    const { wait, gateway, management, log } = agentPc([], [script('both')]);
    management.tree.write(completedUri('AccountSetup'), 'true');
    management.state.signIn(ada);
    wait(minutes(5));
    // The same script once for the device and once for its user.
    expect(log().match(/Policy id = script-both, policy result = Success/g)).toHaveLength(2);
    expect(gateway.reports).toHaveLength(2);
  });

  it('that do not end are stopped after half an hour', () => {
    const { wait, gateway } = agentPc([], [script('endless', { Conduct: seal({ runSeconds: 9_000 }) })]);
    wait(minutes(32));
    expect(gateway.reports).toMatchObject([{ State: 'failed', ErrorCode: 0x87d300c9 }]);
  });

  it('of the user’s context wait until the page is over', () => {
    const { wait, gateway, management } = agentPc([], [script('mine', { RunAs: 0 })]);
    wait();
    management.state.signIn(ada);
    wait();
    expect(gateway.reports).toEqual([]);
    management.tree.write(completedUri('AccountSetup'), 'true');
    wait(hours(2));
    expect(gateway.reports).toMatchObject([{ AppId: 'script-mine', State: 'installed' }]);
  });
});

describe('a PC that waits more than six months for its user', () => {
  it('has an agent whose certificate has expired: detection fails, and the log says so', () => {
    const { wait, machine, gateway, log, state, ...pc } = agentPc([app('reader')]);
    wait();
    machine.group.cancel();
    machine.world.clock.advanceTo((machine.world.clock.now + days(200)) as never);
    gateway.assigned.DeviceSetup.push(app('late'));
    publish({ ...pc, machine }, 'late');
    pc.management.resume();
    machine.services.boot();
    wait();
    expect(log()).toMatch(
      /\[Win32App\]\[DetectionActionHandler\] Detection for policy with id: id-late resulted in action status: Failed and detection state: NotComputed\./,
    );
    expect(state('late')).toBe('failed');
  });

  it('has none of that where it was in use all the time', () => {
    const { wait, log } = agentPc([app('reader')]);
    for (let day = 0; day < 400; day++) wait(hours(23));
    expect(log()).not.toContain('NotComputed');
  });

  it('within six months has none of that', () => {
    const { wait, machine, log, ...pc } = agentPc([app('reader')]);
    wait();
    machine.group.cancel();
    machine.world.clock.advanceTo((machine.world.clock.now + days(170)) as never);
    pc.management.resume();
    machine.services.boot();
    wait();
    expect(log()).not.toContain('NotComputed');
  });
});
