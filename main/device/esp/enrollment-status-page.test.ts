import { describe, expect, it } from 'vitest';
import { hresult } from '../../protocols/hresult/hresult.ts';
import { hours, minutes, seconds } from '../../world/time.ts';
import { app, publish } from '../testing/agent-gateway.ts';
import { dmServerUrl, firstSync, msiPackage } from '../testing/management.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { channels } from '../windows/events/channels.ts';
import type { EspPc } from '../testing/esp.ts';
import { espPc, failureOf } from '../testing/esp.ts';

const ending = /Name: 'CommercialOOBE_ESPProgress_(\w+)', Value: '(.*)'\.$/;

/** Name, words and code of what the page tells of its categories and its end. */
const endsOf = ({ machine }: EspPc): (readonly [string, string, number])[] =>
  machine.eventLog.events(channels.shellCore).flatMap(({ text }) => {
    const [, name, value] = ending.exec(text) ?? [];
    if (name === undefined || value === undefined) return [];
    const { message, errorCode } = JSON.parse(value) as { message: string; errorCode: number };
    return [[name, message.replace('BootstrapStatus: ', ''), errorCode] as const];
  });

const messages = (pc: EspPc): string[] => endsOf(pc).map(([name]) => name);

describe('the technician’s page', () => {
  it('goes from securing the hardware to the last app', () => {
    const pc = espPc({ apps: [app('browser'), app('reader')], products: ['{LEDGER}'] });
    const run = pc.start('technician');
    expect(run.lines()).toMatchObject({
      'DevicePreparationCategory.TpmAttestationSubcategory': 'inProgress: Working on it...',
      'DevicePreparationCategory.AadjSubcategory': 'notStarted: Waiting',
      DeviceSetupCategory: 'notStarted: Waiting',
      AccountSetupCategory: 'notStarted: Waiting',
    });
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ ok: true });
    expect(run.lines()).toMatchObject({
      DevicePreparationCategory: 'succeeded: Complete',
      DeviceSetupCategory: 'succeeded: Complete',
      'DeviceSetupCategory.SecurityPoliciesSubcategory': 'succeeded: 1 of 1 applied',
      'DeviceSetupCategory.CertificatesSubcategory': 'notRequired: No setup needed',
      'DeviceSetupCategory.NetworkConnectionsSubcategory': 'succeeded: 1 of 1 added',
      'DeviceSetupCategory.AppsSubcategory': 'succeeded: 4 of 4 installed',
    });
    expect(messages(pc)).toEqual(['Category_Success', 'Category_Success', 'WhiteGlove_Success']);
  });

  it('identifies the apps, then counts them one by one', () => {
    const pc = espPc({ apps: [app('browser'), app('reader')] });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    const texts = run.shown('DeviceSetupCategory.AppsSubcategory').map((text) => text.split(': ')[1]);
    expect(texts).toEqual([
      'Waiting',
      'Identifying',
      '1 of 3 installed',
      '2 of 3 installed',
      '3 of 3 installed',
    ]);
  });

  it('counts the server’s policies as one, save those that the page really tracks', () => {
    const policies = ['Camera/AllowCamera', 'Update/ActiveHoursStart'].map(
      (name) => `./Device/Vendor/MSFT/Policy/Config/${name}`,
    );
    const edge = './Device/Vendor/MSFT/Policy/Config/microsoft_edge~Policy~microsoft_edge/HomepageLocation';
    const pc = espPc({ policies: [...policies, edge, edge.replace('Homepage', 'NewTab')] });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(run.lines()['DeviceSetupCategory.SecurityPoliciesSubcategory']).toBe('succeeded: 3 of 3 applied');
  });

  it('keeps its progress in the registry as diagnostics tools read it', () => {
    const pc = espPc({ apps: [app('reader')] });
    pc.start('technician');
    pc.wait(minutes(20));
    const { registry } = pc.machine;
    const key = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\AutopilotSettings';
    expect(JSON.parse(registry.text(key, 'DeviceSetupCategory.Status') ?? '')).toMatchObject({
      categoryState: 'succeeded',
      categoryStatusText: 'Complete',
      'DeviceSetupCategory.AppsSubcategory': {
        subcategoryState: 'succeeded',
        subcategoryStatusText: '2 of 2 installed',
      },
      'DeviceSetupCategory.SaveWhiteGloveSuccessResultSubcategory': { subcategoryState: 'succeeded' },
    });
    const tracking = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\Autopilot\\EnrollmentStatusTracking';
    expect(
      registry.number(
        `${tracking}\\Device\\Setup\\Apps\\Tracking\\Sidecar\\Win32App_id-reader_1`,
        'InstallationState',
      ),
    ).toBe(3);
    expect(registry.number(`${tracking}\\Device\\Setup`, 'HasProvisioningCompleted')).toBe(1);
    const history = `${tracking}\\ESPTrackingInfo\\Diagnostics\\Sidecar`;
    const looks = registry
      .keys(history)
      .map((at) => registry.values(`${history}\\${at}`).map(({ value }) => value.data));
    expect(looks).toEqual([[2], [3]]);
  });

  it('tells the server that it is done', () => {
    const pc = espPc();
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ ok: true });
    expect(pc.management.tree.read(`${firstSync}/WasDeviceSuccessfullyProvisioned`)).toBe('1');
    expect(pc.management.tree.read(`${firstSync}/IsSyncDone`)).toBe('true');
    const sessions = (): number =>
      pc.machine.world.internet.trace.filter(({ request }) => request.url.startsWith(dmServerUrl)).length;
    const before = sessions();
    pc.wait(hours(1));
    expect(sessions()).toBe(before);
  });

  it('says "All set!" for five seconds when all is done', () => {
    const pc = espPc();
    const run = pc.start('technician');
    const shown: boolean[] = [];
    run.page.changes.listen(() => shown.push(run.page.view().allSet === true));
    expect(run.page.view()).not.toHaveProperty('allSet');
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ ok: true });
    expect(shown.at(-1)).toBe(true);
  });

  it('says on Windows 10 that it still works when it takes long, and what comes after the sign-in', () => {
    const pc = espPc({}, { release: 'windows-10-22h2' });
    const run = pc.start('technician', {
      attest: function* () {
        yield* (function* () {})();
      },
    });
    expect(run.lines()['AccountSetupCategory']).toBe('notStarted: This will finish after signing in');
    expect(run.page.view().wait).toEqual({ key: 'esp.wait.getting-ready' });
    pc.wait(seconds(25));
    expect(run.page.view().wait).toEqual({ key: 'esp.wait.thanks' });
    pc.wait(seconds(60));
    expect(run.lines()['DevicePreparationCategory']).toBe('inProgress: Still working on it...');
  });

  it('does not wait for apps where the page is disabled', () => {
    const pc = espPc({ skip: true, apps: [app('suite')] });
    publish(pc, 'suite', { runSeconds: 3_000 });
    const run = pc.start('technician');
    pc.wait(minutes(2));
    expect(run.outcome).toEqual({ ok: true });
    pc.wait(hours(1));
    expect(pc.gateway.reports).toMatchObject([{ AppId: 'id-suite', State: 'installed', ErrorCode: 0 }]);
  });

  it('runs with few alarms', () => {
    const pc = espPc({ apps: Array.from({ length: 12 }, (_, index) => app(`app-${index}`)) });
    pc.start('technician');
    let alarms = 0;
    const { clock } = pc.machine.world;
    const end = clock.now + hours(1);
    for (let next = clock.next(); next !== undefined && next < end; next = clock.next()) {
      while (!clock.advanceTo(next, 1)) alarms++;
      alarms++;
    }
    expect(alarms).toBeLessThan(3_000);
  });
});

describe('a failure on the technician’s page', () => {
  it('of a step is that step’s', () => {
    const pc = espPc();
    const code = hresult(0x80180005);
    const run = pc.start('technician', {
      *enrol() {
        throw new StepFailure({
          step: 'mdm-enrolment',
          code,
          item: null,
          cause: 'pre-provisioning is not allowed',
        });
      },
    });
    expect(run.outcome).toBeUndefined();
    pc.wait(seconds(5));
    expect(failureOf(run.outcome)).toEqual({
      step: 'mdm-enrolment',
      code: '0x80180005',
      item: 'MdmEnrollmentSubcategory',
      cause: 'pre-provisioning is not allowed',
    });
    expect(run.lines()).toMatchObject({
      'DevicePreparationCategory.MdmEnrollmentSubcategory': 'failed: Error',
      'DevicePreparationCategory.EspProviderInstallationSubcategory': 'notStarted: Previous step failed',
      DeviceSetupCategory: 'notStarted: Previous step failed',
      'DeviceSetupCategory.AppsSubcategory': 'notStarted: Previous step failed',
    });
    expect(run.page.view().failure).toEqual({ text: { key: 'esp.failure.default' }, code: '0x80180005' });
    expect(messages(pc)).toEqual(['Category_Failed', 'Failure', 'WhiteGlove_Failed']);
  });

  it('of an app ends the page at once, with its code', () => {
    const pc = espPc({ apps: [app('vpn'), app('suite')] });
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('technician');
    pc.wait(minutes(3));
    expect(failureOf(run.outcome)).toEqual({
      step: 'esp',
      code: '0x80070643',
      item: 'AppsSubcategory',
      cause: 'the app "vpn" ended with exit code 1603',
    });
    // The page's own events tell the code and no cause.
    pc.wait(seconds(5));
    expect(endsOf(pc)).toEqual([
      ['Category_Success', 'Category DevicePreparation succeeded.', 0],
      ['Category_Failed', 'Category DeviceSetup failed.', 0],
      ['Failure', 'Category DeviceSetup failed.', hresult(0x80070643) | 0],
      ['WhiteGlove_Failed', 'Exiting page due to White Glove failure.', 0],
    ]);
    expect(run.lines()['DeviceSetupCategory.AppsSubcategory']).toBe('failed: Error');
    expect(run.page.view().controls).toEqual([]);
    expect(pc.management.tree.read(`${firstSync}/WasDeviceSuccessfullyProvisioned`)).toBe('0');
  });

  it('of an app that does not block is passed over', () => {
    const pc = espPc({ apps: [app('vpn', { Blocking: false })] });
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ ok: true });
  });

  it('of an MSI shows its HRESULT', () => {
    const pc = espPc({ products: ['{LEDGER}'] });
    pc.content.set('/{LEDGER}.msi', { size: 1_000, content: msiPackage('{LEDGER}', { exitCode: 1638 }) });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(failureOf(run.outcome)).toMatchObject({ code: '0x80070666', item: 'AppsSubcategory' });
  });

  it('reads as code on Windows 10', () => {
    const pc = espPc({ apps: [app('vpn')] }, { release: 'windows-10-22h2' });
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('technician');
    expect(run.lines()['DeviceSetupCategory']).toBe('notStarted: Waiting for previous step');
    pc.wait(minutes(20));
    expect(run.lines()['DeviceSetupCategory.AppsSubcategory']).toBe('failed: Failed: 0x80070643');
  });

  it('by the time limit names what was missing', () => {
    const pc = espPc({ apps: [app('suite')], timeout: 10 });
    publish(pc, 'suite', { runSeconds: 3_000 });
    const run = pc.start('technician');
    pc.wait(minutes(9));
    expect(run.outcome).toBeUndefined();
    pc.wait(minutes(2));
    expect(failureOf(run.outcome)).toMatchObject({
      code: '0x800705B4',
      item: 'AppsSubcategory',
      step: 'esp',
    });
    expect(run.page.view().failure?.text.key).toBe('esp.failure.timeout');
  });

  it('by the provider’s limit when the MDM server cannot be reached', () => {
    const pc = espPc();
    pc.machine.world.internet.change({ blockedHosts: ['r.manage.microsoft.com'] });
    const run = pc.start('technician');
    pc.wait(minutes(14));
    expect(run.outcome).toBeUndefined();
    pc.wait(minutes(2));
    expect(failureOf(run.outcome)).toEqual({
      step: 'provider',
      code: '0x800705B4',
      item: 'EspProviderInstallationSubcategory',
      cause: 'the MDM server named no policy provider in time',
    });
  });

  it('stays at "Identifying" when the agent never learns of its apps', () => {
    const pc = espPc({ timeout: 30 });
    pc.gateway.down = true;
    const run = pc.start('technician');
    pc.wait(minutes(29));
    expect(run.lines()['DeviceSetupCategory.AppsSubcategory']).toBe('inProgress: Identifying');
    pc.wait(minutes(2));
    expect(failureOf(run.outcome).cause).toBe('the list of items behind AppsSubcategory never came');
  });

  it('shows the organisation’s own text', () => {
    const pc = espPc({ apps: [app('vpn')], customText: 'Call 12345.' });
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(run.page.view().failure?.text).toEqual({ key: 'esp.failure.custom', args: ['Call 12345.'] });
  });

  it('can be mended and run again', () => {
    const pc = espPc({ apps: [app('vpn')], products: ['{LEDGER}'] });
    publish(pc, 'vpn', { exitCode: 1603 });
    pc.start('technician');
    pc.wait(minutes(20));
    publish(pc, 'vpn');
    const again = pc.start('technician', {});
    pc.wait(minutes(20));
    expect(again.outcome).toEqual({ ok: true });
  });
});
