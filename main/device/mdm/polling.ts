/**
 * The DM client's schedule outside the Enrollment Status Page (facts/syncml#polling): sessions every 3 minutes
 * for 15 minutes after enrolment, every 15 minutes for 2 hours, then about every 8 hours. The Poll nodes of
 * DMClient may say otherwise.
 */
import { dmProviderUri } from '../../protocols/management-tree/nodes.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { rememberedBy } from '../../world/remember.ts';
import type { SimDuration } from '../../world/time.ts';
import { between, instant, milliseconds, minutes } from '../../world/time.ts';
import { awaitsUser } from '../autopilot/flow.ts';
import { findEnrolment } from './enrolment.ts';
import type { DmClient } from './dm-client.ts';
import type { ManagementTree } from './csp/management-tree.ts';
import type { ManagementState } from './management-state.ts';
import type { Machine } from '../windows/machine.ts';
import { ownHive } from '../windows/registry.ts';

interface Step {
  /** 0: without end. */
  readonly count: number;
  readonly intervalMinutes: number;
}

const nodes: readonly { readonly count: string; readonly interval: string; readonly usual: Step }[] = [
  {
    count: 'NumberOfFirstRetries',
    interval: 'IntervalForFirstSetOfRetries',
    usual: { count: 5, intervalMinutes: 3 },
  },
  {
    count: 'NumberOfSecondRetries',
    interval: 'IntervalForSecondSetOfRetries',
    usual: { count: 8, intervalMinutes: 15 },
  },
  {
    count: 'NumberOfRemainingScheduledRetries',
    interval: 'IntervalForRemainingScheduledRetries',
    usual: { count: 0, intervalMinutes: 480 },
  },
];

/** What the process is called. */
export const scheduleName = 'schedule of the DM client';

/** When each enrolment was, by its id. */
const enrolledKey = `${ownHive}\\Enrolled`;

/** The parts of device management that the schedule works with. */
interface Polled {
  readonly machine: Machine;
  readonly tree: ManagementTree;
  readonly state: ManagementState;
  readonly dmClient: DmClient;
}

const schedules = rememberedBy<ManagementTree, readonly Step[]>();

const scheduleOf = ({ tree }: Polled, providerId: string): readonly Step[] =>
  schedules(tree).of(providerId, [tree.revision], () => readSchedule(tree, providerId));

function readSchedule(tree: ManagementTree, providerId: string): readonly Step[] {
  const poll = dmProviderUri('./Device', providerId, 'Poll');
  return nodes.map(({ count, interval, usual }) => {
    const intervalMinutes = Number(tree.read(`${poll}/${interval}`) ?? 0);
    // A server that names no interval leaves the schedule as Windows has it.
    if (intervalMinutes === 0) return usual;
    return { intervalMinutes, count: Number(tree.read(`${poll}/${count}`) ?? 0) };
  });
}

/** From `age` after the enrolment to the next session; undefined when the schedule has come to its end. */
function nextSession(schedule: readonly Step[], age: SimDuration): SimDuration | undefined {
  let from = 0;
  for (const { count, intervalMinutes } of schedule) {
    const interval = minutes(intervalMinutes);
    const passed = Math.max(0, Math.floor((age - from) / interval));
    if (count === 0 || passed < count) return milliseconds(from + (passed + 1) * interval - age);
    from += count * interval;
  }
  return undefined;
}

/** Holds the sessions of the schedule until the PC loses power. Does nothing without an enrolment. */
export function* poll(management: Polled): Process<void> {
  const { machine, dmClient, state } = management;
  const { clock } = machine.world;
  const enrolment = findEnrolment(machine.registry);
  if (!enrolment) return;
  if (machine.registry.number(enrolledKey, enrolment.id) === undefined)
    machine.registry.set(enrolledKey, enrolment.id, { type: 'REG_QWORD', data: clock.now });
  const enrolledAt = instant(machine.registry.number(enrolledKey, enrolment.id) ?? clock.now);
  for (;;) {
    const wait = nextSession(scheduleOf(management, enrolment.providerId), between(enrolledAt, clock.now));
    if (wait === undefined) return;
    yield* sleep(wait);
    // A resealed PC is told nothing and tells nothing until its user's flow begins.
    if (!state.pageSyncs && !awaitsUser(machine.registry)) yield* dmClient.session();
  }
}

/** A user has signed in: a session at once where the server wants one (DMClient's Poll/PollOnLogin). */
export function* pollOnLogin({ machine, tree, dmClient, state }: Polled): Process<void> {
  const enrolment = findEnrolment(machine.registry);
  if (!enrolment || state.pageSyncs) return;
  const node = dmProviderUri('./Device', enrolment.providerId, 'Poll/PollOnLogin');
  if (tree.read(node)?.toLowerCase() === 'true') yield* dmClient.session();
}
