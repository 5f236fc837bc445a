import { describe, expect, it } from 'vitest';
import { HResults } from '../../protocols/hresult/codes.ts';
import { later, minutes } from '../../world/time.ts';
import { FlowRecords } from '../deployment/flow-records.ts';
import { saveRecord } from '../ime/app-records.ts';
import type { AppRecord } from '../ime/app-records.ts';
import { machineForTests, startOfTests } from '../testing/machine.ts';
import type { AccessCheck } from './company-portal.ts';
import { notificationsOf } from './notifications.ts';

const page = { id: 'esp', categories: [], wait: null, failure: null, controls: [] } as const;
const nobody = { last: null, inSession: false };

function told(change: {
  readonly failure?: { text: { key: string }; code: string };
  records?: AppRecord[];
  access?: AccessCheck;
}) {
  const machine = machineForTests();
  const flows = new FlowRecords();
  flows.keepPage('account', { ...page, failure: change.failure ?? null });
  for (const record of change.records ?? []) saveRecord(machine.registry, record);
  const deployment = { flows, sessions: nobody, arrivedAt: startOfTests };
  return notificationsOf({
    machine,
    deployment,
    companyPortal: { last: change.access ?? null, isChecking: false },
  }).map(({ title, text, time }) => [title.key, text.args, time]);
}

const app = (id: string, change: Partial<AppRecord>): AppRecord => ({
  id,
  name: `App ${id}`,
  revision: 1,
  phase: 'user',
  state: 'failed',
  exitCode: 1603,
  errorCode: HResults.notDetectedAfterInstall,
  ...change,
});

describe('notifications', () => {
  it('say that the set-up is over, or that the user has gone on without its end', () => {
    expect(told({})).toEqual([['notification.finished.title', [], '2026-03-02T08:00:00.000Z']]);
    expect(told({ failure: { text: { key: 'esp.failure.default' }, code: '0x80070643' } })).toEqual([
      ['notification.unfinished.title', [], '2026-03-02T08:00:00.000Z'],
    ]);
  });

  it('tell of a device that is not compliant, as the service has said', () => {
    const access = (state: 'compliant' | 'inGracePeriod') => ({
      at: later(startOfTests, minutes(5)),
      answer: { ComplianceState: state, Unmet: [] },
    });
    expect(told({ access: access('inGracePeriod') })[0]).toEqual([
      'notification.compliance.title',
      [],
      '2026-03-02T08:05:00.000Z',
    ]);
    expect(told({ access: access('compliant') })).toHaveLength(1);
  });

  it('tell of apps that failed at the desktop, not of those of the status page, the newest first', () => {
    const records = [
      app('a', { failedAt: startOfTests - 1 }),
      app('b', { failedAt: later(startOfTests, minutes(10)) }),
      app('c', { state: 'installed' }),
      app('d', { failedAt: later(startOfTests, minutes(20)) }),
    ];
    expect(told({ records }).map(([key, args]) => [key, args])).toEqual([
      ['notification.app-failed.title', ['App d', '0x87D1041C']],
      ['notification.app-failed.title', ['App b', '0x87D1041C']],
      ['notification.finished.title', []],
    ]);
  });
});
