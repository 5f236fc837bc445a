/**
 * What Windows and the agent have told the user of the desktop: each notification follows from what the PC has on
 * record, so none is kept (facts/desktop#notifications).
 */
import type { NotificationView } from '../../../shared/stage/view.ts';
import { formatHResult, hresult } from '../../protocols/hresult/hresult.ts';
import type { SimTime } from '../../world/time.ts';
import { instant, iso } from '../../world/time.ts';
import { readRecords } from '../ime/app-records.ts';
import { helloIsSetUp } from '../oobe/windows-hello.ts';
import type { DesktopFacts } from './desktop-facts.ts';

interface Told {
  readonly kind: 'finished' | 'unfinished' | 'hello' | 'app-failed' | 'compliance';
  readonly at: SimTime;
  /** Tells apart those of one kind, and goes into the words. */
  readonly of?: readonly [id: string, ...args: string[]];
}

export function notificationsOf(facts: DesktopFacts): readonly NotificationView[] {
  return [...setUp(facts), ...hello(facts), ...failedApps(facts), ...compliance(facts)]
    .toSorted((a, b) => b.at - a.at)
    .map(({ kind, at, of: [id, ...args] = [''] }) => ({
      id: `${kind}-${id}`,
      source: { key: `notification.${kind}.source` },
      title: { key: `notification.${kind}.title`, args },
      text: { key: `notification.${kind}.text`, args },
      time: iso(at),
    }));
}

/** The user arrived: with everything in place, or because the page let them go on without. */
function setUp({ deployment: { arrivedAt, flows } }: DesktopFacts): readonly Told[] {
  const page = flows.user.esp;
  if (arrivedAt === null || page === null) return [];
  return [{ kind: page.failure === null ? 'finished' : 'unfinished', at: arrivedAt }];
}

/** The set-up comes before the desktop, which tells of it. */
const hello = ({ machine, deployment: { arrivedAt } }: DesktopFacts): readonly Told[] =>
  arrivedAt !== null && helloIsSetUp(machine) ? [{ kind: 'hello', at: arrivedAt }] : [];

/** An app's failure before the desktop was told on the status page. */
function failedApps({ machine, deployment: { arrivedAt } }: DesktopFacts): readonly Told[] {
  if (arrivedAt === null) return [];
  return readRecords(machine.registry).flatMap(({ id, name, state, failedAt, errorCode }) =>
    state === 'failed' && failedAt !== undefined && failedAt >= arrivedAt
      ? [
          {
            kind: 'app-failed',
            at: instant(failedAt),
            of: [id, name, formatHResult(hresult(errorCode))],
          } as const,
        ]
      : [],
  );
}

/** Company Portal tells of a device that does not meet its policies, or will not for long. */
function compliance({ companyPortal: { last } }: DesktopFacts): readonly Told[] {
  if (last === null || 'code' in last.answer) return [];
  const { ComplianceState } = last.answer;
  const isUnmet = ComplianceState === 'noncompliant' || ComplianceState === 'inGracePeriod';
  return isUnmet ? [{ kind: 'compliance', at: last.at }] : [];
}
