/** The rows of facts/apps#life-of-a-win32-app against the agent of a managed PC. */
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../main/device/ime/app-records.ts';
import { app, attachGateway, publish, startAgent } from '../../main/device/testing/agent-gateway.ts';
import { trackedAppsUri } from '../../main/device/ime/tracking.ts';
import { managedPc } from '../../main/device/testing/management.ts';
import { hresult, formatHResult } from '../../main/protocols/hresult/hresult.ts';
import { sleep } from '../../main/world/process.ts';
import { hours, minutes, seconds } from '../../main/world/time.ts';
import type { Row } from './win32-app-life.rows.ts';
import { rows } from './win32-app-life.rows.ts';

const megabyte = 1_000_000;

function live(row: Row) {
  const pc = managedPc();
  const { machine, management, content } = pc;
  const all = [app('ledger', row.app), ...(row.others ?? []).map(({ Name, ...more }) => app(Name, more))];
  const gateway = attachGateway(pc, ...all);
  for (const { Name } of all) publish(pc, Name, row.installers?.[Name], (row.megabytes ?? 10) * megabyte);
  for (const name of row.present ?? [])
    machine.files.write(`C:\\Program Files\\${name}\\${name}.exe`, { size: 1 });
  switch (row.contentIs) {
    case 'missing':
      content.delete('/id-ledger');
      break;
    case 'damaged':
      content.set('/id-ledger', { size: 10, content: { kind: 'win32' } as never });
      break;
    case 'another file':
      gateway.fileHashes.set('id-ledger', 'AB'.repeat(32));
      publish(pc, 'ledger', { fileHash: 'CD'.repeat(32) });
      break;
    case 'unknown to the gateway':
      gateway.unknownContent = 'id-ledger';
      break;
    case undefined:
  }
  const giveBack = management.state.installer.take('another product');
  if (row.busyMinutes === undefined) giveBack?.();
  else machine.world.clock.after(minutes(row.busyMinutes), () => giveBack?.());
  startAgent(pc);
  machine.run(sleep(machine.timing.agentStart));
  const from = machine.world.clock.now;
  const record = () => readRecords(machine.registry).find(({ id }) => id === 'id-ledger');
  const isOver = () => !['pending', 'installing', undefined].includes(record()?.state);
  while (!isOver() && machine.elapsed() < hours(3)) machine.run(sleep(seconds(5)));
  const took = (machine.world.clock.now - from) / 60_000;
  machine.run(sleep(minutes(3)));
  return {
    record: record()!,
    took,
    ended: gateway.reports.map(({ AppId }) => AppId.replace('id-', '')),
    reboot: management.tree.read(`${trackedAppsUri('DeviceSetup')}/Win32App_id-ledger_1/RebootRequired`),
    machine,
  };
}

describe('the life of a Win32 app', () => {
  it.each(rows.map((row) => [row.rule, row] as const))('%s', (_rule, row) => {
    const { record, took, ended, reboot, machine } = live(row);
    const { minutes: limits = [0, Number.POSITIVE_INFINITY], stays: kept = [], ...comes } = row.comes;
    const found: Row['comes'] = {
      state: record.state as Row['comes']['state'],
      exitCode: record.exitCode,
      ...(record.errorCode === 0 ? {} : { code: formatHResult(hresult(record.errorCode)) }),
      ended,
      ...(reboot === undefined ? {} : { reboot: reboot as '1' }),
    };
    expect(found).toMatchObject({ ...comes, ...('code' in found ? { code: comes.code } : {}) });
    expect(took).toBeGreaterThanOrEqual(limits[0]);
    expect(took).toBeLessThanOrEqual(limits[1]);
    const stays = machine.files.exists('C:\\Program Files\\ledger\\ledger.exe');
    expect(stays && comes.state === 'uninstalled').toBe(false);
    for (const name of kept)
      expect(machine.files.exists(`C:\\Program Files\\${name}\\${name}.exe`)).toBe(true);
  });
});
