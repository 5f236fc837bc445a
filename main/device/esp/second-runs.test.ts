import { describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../world/time.ts';
import { app, publish } from '../testing/agent-gateway.ts';
import { firstSync, order } from '../testing/management.ts';
import type { EspPc } from '../testing/esp.ts';
import { espPc, failureOf, linesOf, sendDevicePhase } from '../testing/esp.ts';
import { resealCleanup } from './results.ts';

describe('a restart', () => {
  const guard = './Device/Vendor/MSFT/Policy/Config/DeviceGuard/EnableVirtualizationBasedSecurity';

  it('is due once at the end of device setup when a policy asks for it', () => {
    const pc = espPc({ policies: [guard], apps: [app('reader')] });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ rebootDue: [guard] });
    pc.restart();
    const after = pc.start('technician', {});
    expect(after.lines()['DevicePreparationCategory']).toBe('succeeded: Complete');
    pc.wait(minutes(5));
    expect(after.outcome).toEqual({ ok: true });
  });

  it('is due at once after a hard reboot of an app, and the rest goes on after it', () => {
    const pc = espPc({ apps: [app('driver'), app('reader')] });
    publish(pc, 'driver', { exitCode: 1641 });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ rebootDue: [expect.stringContaining('Win32App_id-driver_1')] });
    pc.restart();
    const after = pc.start('technician', {});
    pc.wait(minutes(10));
    expect(after.outcome).toEqual({ ok: true });
    expect(after.lines()['DeviceSetupCategory.AppsSubcategory']).toBe('succeeded: 3 of 3 installed');
  });

  it('after a hard reboot of an app serves the policies that wait for one, too', () => {
    const pc = espPc({ policies: [guard], apps: [app('driver'), app('reader')] });
    publish(pc, 'driver', { exitCode: 1641 });
    const run = pc.start('technician');
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ rebootDue: [expect.stringContaining('Win32App_id-driver_1'), guard] });
    pc.restart();
    const after = pc.start('technician', {});
    pc.wait(minutes(10));
    expect(after.outcome).toEqual({ ok: true });
  });

  it('that nobody asked for loses nothing', () => {
    const pc = espPc({ apps: [app('browser'), app('reader')] });
    pc.start('technician');
    pc.wait(seconds(75));
    const before = pc.machine.world.internet.trace.length;
    pc.restart();
    const after = pc.start('technician', {});
    pc.wait(minutes(10));
    expect(after.outcome).toEqual({ ok: true });
    expect(after.shown('DevicePreparationCategory')).not.toContain('inProgress: Working on it...');
    expect(pc.machine.world.internet.trace.length).toBeGreaterThan(before);
  });
});

describe('the user’s pages after Reseal', () => {
  function resealed(setUp: Parameters<typeof espPc>[0] = {}): EspPc {
    const pc = espPc(setUp);
    const run = pc.start('technician');
    pc.wait(minutes(30));
    expect(run.outcome).toEqual({ ok: true });
    resealCleanup(pc.management);
    pc.machine.group.cancel();
    pc.wait(hours(48));
    pc.restart();
    // The agent looks after its apps while the user is busy with the first pages.
    pc.wait(minutes(2));
    return pc;
  }
  const signIn = (pc: EspPc): void => {
    pc.management.state.signIn({
      sid: 'S-1-12-1-7',
      userPrincipalName: 'ada@northwind.example',
      accessToken: 't',
    });
    const user = firstSync.replace('./Device', './User');
    pc.server.send(
      order('Replace', `${user}/ExpectedPolicies`, ''),
      order('Replace', `${user}/ServerHasFinishedProvisioning`, 'true', 'bool'),
    );
  };

  it('run device setup again, quickly, with device preparation done', () => {
    const apps = [app('browser'), app('reader')];
    const pc = resealed({ apps });
    sendDevicePhase(pc, {}, true);
    const run = pc.start('user');
    expect(run.lines()).toMatchObject({
      DevicePreparationCategory: 'succeeded: Complete',
      'DeviceSetupCategory.AppsSubcategory': 'inProgress: Identifying',
    });
    pc.wait(minutes(2));
    expect(run.outcome).toEqual({ ok: true });
    expect(run.lines()['DeviceSetupCategory.AppsSubcategory']).toBe('succeeded: 3 of 3 installed');
    const phases = pc.gateway.requests.filter(
      ({ RequestContentType }) => RequestContentType === 'PolicyRequest',
    );
    // Once for the technician and once here; not at Reseal, nor at the start after it.
    expect(phases.map(({ EspPhase }) => EspPhase)).toEqual(['DeviceSetup', 'DeviceSetup']);
  });

  it('run account setup for the signed-in user', () => {
    const pc = resealed();
    sendDevicePhase(pc, {}, true);
    pc.start('user');
    pc.wait(minutes(2));
    pc.gateway.assigned.AccountSetup.push(app('mine', { TargetType: 1, RunAs: 0 }));
    publish(pc, 'mine');
    signIn(pc);
    const run = pc.start('account');
    pc.wait(minutes(5));
    expect(run.outcome).toEqual({ ok: true });
    expect(run.lines()).toMatchObject({
      AccountSetupCategory: 'succeeded: Complete',
      'AccountSetupCategory.WaitingForAadRegistrationSubcategory': 'succeeded: Complete',
      'AccountSetupCategory.AppsSubcategory': 'succeeded: 1 of 1 installed',
      DeviceSetupCategory: 'succeeded: Complete',
      'DeviceSetupCategory.AppsSubcategory': 'succeeded: 1 of 1 installed',
    });
  });

  it('offer after a failure what the profile allows', () => {
    const pc = resealed({ block: 3 });
    sendDevicePhase(pc, { block: 3 }, true);
    pc.gateway.assigned.DeviceSetup.push(app('vpn'));
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('user');
    pc.wait(minutes(3));
    expect(failureOf(run.outcome).code).toBe('0x80070643');
    expect(run.page.view().controls).toEqual(['reset', 'try-again']);
    publish(pc, 'vpn');
    const again = pc.start('user');
    expect(linesOf(again.page.view())['DeviceSetupCategory']).not.toContain('failed');
    pc.wait(minutes(3));
    expect(again.outcome).toEqual({ ok: true });
  });

  it('let the user go on where nothing is blocked', () => {
    const pc = resealed();
    sendDevicePhase(pc, {}, true);
    pc.gateway.assigned.DeviceSetup.push(app('vpn'));
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('user');
    pc.wait(minutes(3));
    expect(run.page.view().controls).toEqual(['continue-anyway']);
  });

  it('keep the error of device setup on the lines, behind “Continue anyway” and in account setup', () => {
    const pc = resealed();
    sendDevicePhase(pc, {}, true);
    pc.gateway.assigned.DeviceSetup.push(app('vpn'));
    publish(pc, 'vpn', { exitCode: 1603 });
    const run = pc.start('user');
    pc.wait(minutes(3));
    const ofDevice = (lines: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
      Object.fromEntries(Object.entries(lines).filter(([name]) => name.startsWith('DeviceSetup')));
    const failed = ofDevice(run.lines());
    expect(failed).toMatchObject({
      DeviceSetupCategory: 'failed: Error',
      'DeviceSetupCategory.AppsSubcategory': 'failed: Error',
      'DeviceSetupCategory.NetworkConnectionsSubcategory': 'succeeded: 1 of 1 added',
    });
    run.page.continueAnyway();
    pc.wait(minutes(1));
    expect(ofDevice(linesOf(run.page.view()))).toEqual(failed);
    signIn(pc);
    const account = pc.start('account');
    pc.wait(minutes(5));
    expect(account.outcome).toEqual({ ok: true });
    expect(ofDevice(linesOf(account.page.view()))).toEqual(failed);
  });

  it.each([
    ['fails', { exitCode: 1603 }, '(0x80070643)'],
    ['comes too late', { runSeconds: 9_000 }, 'was not done within the time limit'],
  ])('have a code of its own where an app of account setup %s', (_what, behaviour, cause) => {
    const pc = resealed({ timeout: 30 });
    sendDevicePhase(pc, { timeout: 30 }, true);
    pc.start('user');
    pc.wait(minutes(2));
    pc.gateway.assigned.AccountSetup.push(app('mine', { TargetType: 1, RunAs: 0, MaxRunTimeInMinutes: 600 }));
    publish(pc, 'mine', behaviour);
    signIn(pc);
    const run = pc.start('account');
    pc.wait(minutes(40));
    expect(failureOf(run.outcome)).toMatchObject({
      code: '0x81036502',
      item: 'AppsSubcategory',
      cause: expect.stringContaining(cause),
    });
    expect(run.lines()['AccountSetupCategory.AppsSubcategory']).toBe('failed: Error');
  });
});
