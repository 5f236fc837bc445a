/** The blocking list at the PC: what the Enrollment Status Page waits for, and what is tried again. */
import { describe, expect, it } from 'vitest';
import { espPc, sendDevicePhase } from '../../main/device/testing/esp.ts';
import { resealCleanup } from '../../main/device/esp/results.ts';
import { readRecords } from '../../main/device/ime/app-records.ts';
import { app, publish } from '../../main/device/testing/agent-gateway.ts';
import { enrolForTests, firstSync, order } from '../../main/device/testing/management.ts';
import { minutes, seconds } from '../../main/world/time.ts';
import { blockingRows } from './blocking.rows.ts';

const record = (pc: ReturnType<typeof espPc>, name: string) =>
  readRecords(pc.machine.registry).find((one) => one.name === name);

function signIn(pc: ReturnType<typeof espPc>): void {
  pc.management.state.signIn({ sid: 'S-1', userPrincipalName: 'ada@northwind.example', accessToken: 't' });
  const user = firstSync.replace('./Device', './User');
  pc.server.send(
    order('Replace', `${user}/ExpectedPolicies`, ''),
    order('Replace', `${user}/ServerHasFinishedProvisioning`, 'true', 'bool'),
  );
}

describe('the technician’s page', () => {
  it.each(blockingRows.map((row) => [row.setting, row] as const))('%s', (_setting, row) => {
    const named = (name: 'listed' | 'other') =>
      app(name, {
        Blocking: row.blocks.includes(name),
        ...(row.awaits?.includes(name) ? { Awaited: true as const } : {}),
      });
    const pc = espPc({ apps: row.technician.map(named) });
    for (const name of ['listed', 'other']) publish(pc, name);
    publish(pc, row.fails, { exitCode: 1603 });
    const run = pc.start('technician');
    for (let waited = 0; waited < 120 && run.outcome === undefined; waited++) pc.wait(seconds(15));
    expect(run.outcome && 'ok' in run.outcome ? 'succeeds' : 'fails').toBe(row.comes.technician);
    expect(record(pc, row.fails)?.state).toBe(row.comes.after);
    if (row.comes.technician === 'fails') return;

    publish(pc, row.fails);
    resealCleanup(pc.management);
    pc.restart();
    pc.gateway.assigned.DeviceSetup.splice(0, 2, named('listed'), named('other'));
    sendDevicePhase(pc, {}, true);
    const user = pc.start('user');
    pc.wait(minutes(10));
    expect(user.outcome).toEqual({ ok: true });
    expect(record(pc, row.fails)).toMatchObject({ state: 'installed', phase: row.comes.installedBy });
  });
});

describe('a PC that its user sets up alone', () => {
  it('gets what the page does not wait for after the page', () => {
    const pc = espPc({ apps: [app('listed'), app('other', { Blocking: false })] });
    const run = pc.start('user', {
      // oxlint-disable-next-line require-yield
      *enrol() {
        enrolForTests(pc);
      },
    });
    pc.wait(minutes(20));
    expect(run.outcome).toEqual({ ok: true });
    expect([record(pc, 'listed')?.state, record(pc, 'other')?.state]).toEqual(['installed', undefined]);
    signIn(pc);
    pc.start('account');
    pc.wait(seconds(1));
    expect(record(pc, 'other')).toBeUndefined();
    pc.wait(minutes(5));
    expect(record(pc, 'other')).toMatchObject({ state: 'installed', phase: 'user' });
  });
});
