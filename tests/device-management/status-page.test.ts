/** The Enrollment Status Page at a managed PC (facts/status-page-nodes, facts/enrollment-status-page). */
import { describe, expect, it } from 'vitest';
import { espPc, failureOf, sendDevicePhase } from '../../main/device/testing/esp.ts';
import type { EspPc } from '../../main/device/testing/esp.ts';
import { resealCleanup } from '../../main/device/esp/results.ts';
import { readRecords } from '../../main/device/ime/app-records.ts';
import { app, publish } from '../../main/device/testing/agent-gateway.ts';
import { firstSync } from '../../main/device/testing/management.ts';
import { channels } from '../../main/device/windows/events/channels.ts';
import { hours, minutes, seconds } from '../../main/world/time.ts';

const apps = 'DeviceSetupCategory.AppsSubcategory';
const policy = (name: string): string => `./Device/Vendor/MSFT/Policy/Config/${name}`;
const shellCore = ({ machine }: EspPc): string[] =>
  machine.eventLog.events(channels.shellCore).map(({ id, text }) => `${id} ${text}`);
const hybrid = ({ machine }: EspPc): void =>
  machine.files.writeText(
    'C:\\Windows\\ServiceState\\wmansvc\\AutopilotDDSZTDFile.json',
    JSON.stringify({ CloudAssignedDomainJoinMethod: 1 }),
  );

describe('what counts as a security policy', () => {
  it.each([
    ['nothing but the dummy', [], '1 of 1'],
    ['any number of usual policies', ['Camera/AllowCamera', 'Update/ActiveHoursStart'], '1 of 1'],
    ['Edge', ['microsoft_edge~Policy~microsoft_edge/HomepageLocation'], '2 of 2'],
    ['Kiosk Browser', ['KioskBrowser/DefaultURL'], '2 of 2'],
    ['both', ['KioskBrowser/DefaultURL', 'microsoft_edge~Policy~microsoft_edge/HomepageLocation'], '3 of 3'],
  ])('%s', (_what, names, count) => {
    const pc = espPc({ policies: names.map(policy) });
    const run = pc.start('technician');
    pc.wait(minutes(10));
    expect(run.lines()['DeviceSetupCategory.SecurityPoliciesSubcategory']).toBe(
      `succeeded: ${count} applied`,
    );
  });
});

describe('"Identifying"', () => {
  it('lasts as long as the page where the provider never creates its tracking policies', () => {
    const pc = espPc({ timeout: 120 });
    pc.gateway.down = true;
    const run = pc.start('technician');
    pc.wait(minutes(115));
    expect(run.lines()[apps]).toBe('inProgress: Identifying');
    pc.wait(minutes(10));
    expect(failureOf(run.outcome).cause).toBe('the list of items behind AppsSubcategory never came');
  });
});

describe('the time limit', () => {
  it.each([
    ['is the one that is set', false, 30],
    ['is forty minutes longer for a hybrid join', true, 70],
  ])('%s', (_what, isHybrid, limit) => {
    const pc = espPc({ apps: [app('suite', { MaxRunTimeInMinutes: 600 })], timeout: 30 });
    publish(pc, 'suite', { runSeconds: 30_000 });
    if (isHybrid) hybrid(pc);
    const run = pc.start('technician');
    pc.wait(minutes(limit - 1));
    expect(run.outcome).toBeUndefined();
    pc.wait(minutes(2));
    expect(failureOf(run.outcome)).toMatchObject({ code: '0x800705B4', item: 'AppsSubcategory' });
    const tracking = './Device/Vendor/MSFT/EnrollmentStatusTracking/Setup/HasProvisioningCompleted';
    expect(pc.management.tree.read(tracking)).toBe('true');
    expect(shellCore(pc)).toContainEqual(expect.stringContaining('WhiteGlove_Failed'));
  });
});

describe('a page that has come to its end', () => {
  it('runs through the silent steps too, and says so in registry and event log', () => {
    const pc = espPc();
    pc.start('technician');
    pc.wait(minutes(10));
    const key = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\AutopilotSettings';
    const stored = ['DevicePreparationCategory', 'DeviceSetupCategory'].flatMap((category) =>
      Object.keys(JSON.parse(pc.machine.registry.text(key, `${category}.Status`) ?? '{}') as object),
    );
    for (const [category, name] of [
      ['DevicePreparation', 'InitiateSyncSessions'],
      ['DevicePreparation', 'SetContinueAnywayButtonVisibility'],
      ['DeviceSetup', 'RebootCoalescing'],
      ['DeviceSetup', 'SendResultsToMdmServer'],
      ['DeviceSetup', 'SaveWhiteGloveSuccessResult'],
    ]) {
      expect(stored).toContain(`${category}Category.${name}Subcategory`);
      expect(shellCore(pc)).toContainEqual(
        expect.stringMatching(
          new RegExp(`^62407 .*"BootstrapStatus: Starting subcategory ${category}\\.${name}\\.\\.\\."`),
        ),
      );
    }
    expect(shellCore(pc)[0]).toMatch(/^62404 /);
  });

  it('stays for five seconds', () => {
    const pc = espPc();
    const run = pc.start('technician');
    const success = (): boolean =>
      shellCore(pc).some((event) => event.includes('Category DeviceSetup succeeded'));
    while (!success()) pc.wait(seconds(1));
    pc.wait(seconds(3));
    expect(run.outcome).toBeUndefined();
    pc.wait(seconds(3));
    expect(run.outcome).toEqual({ ok: true });
  });

  it.each([
    ['succeeded', {}, '1'],
    ['failed', { exitCode: 1603 }, '0'],
  ])('tells the server that it has %s', (_how, installer, result) => {
    const pc = espPc({ apps: [app('vpn')] });
    publish(pc, 'vpn', installer);
    pc.start('technician');
    pc.wait(minutes(10));
    const uri = `${firstSync}/WasDeviceSuccessfullyProvisioned`;
    expect(pc.management.tree.read(uri)).toBe(result);
    const key = 'HKLM\\SOFTWARE\\Microsoft\\Enrollments\\11111111-2222-4333-8444-555555555555\\FirstSync';
    expect(pc.machine.registry.number(key, 'WasDeviceSuccessfullyProvisioned')).toBe(Number(result));
    const after = pc.server.results.length;
    pc.server.send({ kind: 'Get', items: [{ target: uri }] });
    pc.machine.run(pc.management.dmClient.session());
    expect(pc.server.results.slice(after).map(({ items }) => items[0]?.data)).toEqual([result]);
  });

  it('by "Continue anyway" says so', () => {
    const pc = espPc({ apps: [app('vpn')] });
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('technician');
    pc.wait(minutes(10));
    run.page.continueAnyway();
    expect(shellCore(pc)).toContainEqual(
      expect.stringContaining('CommercialOOBE_ESPProgress_ContinueAnyway_Started'),
    );
    expect(pc.management.tree.read(`${firstSync}/IsSyncDone`)).toBe('true');
  });
});

describe('with the page disabled', () => {
  it('Reseal comes early, and the user’s flow can begin before everything is there', () => {
    const pc = espPc({ skip: true, apps: [app('suite')] });
    publish(pc, 'suite', { runSeconds: 1_800 });
    const state = () => readRecords(pc.machine.registry).find(({ name }) => name === 'suite')?.state;
    const technician = pc.start('technician');
    pc.wait(minutes(3));
    expect(technician.outcome).toEqual({ ok: true });
    expect(state()).toBe('installing');
    resealCleanup(pc.management);
    pc.restart();
    sendDevicePhase(pc, { skip: true }, true);
    const user = pc.start('user');
    pc.wait(minutes(2));
    expect(user.outcome).toEqual({ ok: true });
    expect(state()).not.toBe('installed');
    pc.wait(hours(1));
    expect(state()).toBe('installed');
  });
});

describe('restarts', () => {
  it('are one for all policies that ask for one, at the end of device setup', () => {
    const uris = ['DmaGuard/DeviceEnumerationPolicy', 'DeviceGuard/EnableVirtualizationBasedSecurity'].map(
      policy,
    );
    const pc = espPc({ policies: uris, apps: [app('agent')] });
    publish(pc, 'agent', { exitCode: 3010 });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    const tracked = expect.stringContaining('Win32App_id-agent_1') as string;
    expect(run.outcome).toEqual({ rebootDue: [...uris, tracked] });
    const events = pc.machine.eventLog.events(channels.deviceManagement).filter(({ id }) => id === 2800);
    const named = events.map(({ text }) => /\((.*)\)/.exec(text)?.[1]);
    expect([...new Set(named)].toSorted()).toEqual(uris.toSorted());
    expect(named.length).toBeGreaterThan(uris.length);
    pc.restart();
    const again = pc.start('technician', {});
    pc.wait(minutes(10));
    expect(again.outcome).toEqual({ ok: true });
  });
});
