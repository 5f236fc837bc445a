/**
 * What time that nobody uses costs: jumps at the desktop as ratios to a golden run, as a whole process and in this
 * one, in processor time; and the memory of a rehearsal that is driven as `npm start` drives it, eight hours of world time
 * at 60x and at 1x. `npm run bench long-spans [DAYS,...]`.
 */
import { createDriver } from '../../main/hosts/session-worker/driver.ts';
import { createPublisher } from '../../main/hosts/session-worker/publisher.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';
import { row } from './statistics.mjs';
import { asProcess } from './whole-process.mjs';

const scenario = findScenario('entra-wired');
const hour = 3_600_000;
const goals = { 30: undefined, 214: 'at most 2', 3650: 'at most 10' };
const spans = (process.argv[2] ?? Object.keys(goals).join(',')).split(',').map(Number);

/** A journal that only counts: what is kept of it is not this process's memory. */
const storage = () => ({ read: () => '', append: () => undefined, truncate: () => undefined });

/** A golden run to the desktop. */
function golden() {
  const { session } = openSession(sourcesOf(scenario, null), storage(), null);
  const { end } = playWalk({ session, scenario });
  if (end !== 'done') throw new Error(`the golden run is ${end}`);
  return session;
}

function processorTime(work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1000 };
}

golden();
const runs = Array.from({ length: 3 }, () => processorTime(golden).milliseconds);
const run = runs.toSorted((a, b) => a - b)[1];
row('golden run in this process', runs, 'ms');
const processes = asProcess(['run', 'entra-wired', '--json'], 5);
const whole = processes.toSorted((a, b) => a - b)[2];
row('golden run as a whole process', processes, 'ms');
for (const days of spans) {
  const session = golden();
  session.submit({ type: 'jump', milliseconds: days * 24 * hour });
  const { milliseconds } = processorTime(() => {
    while (!session.stride(256));
  });
  row(`jump of ${days} days, in golden runs as whole processes`, [milliseconds / whole], '', goals[days]);
  row('  in golden runs of this process', [milliseconds / run], '', goals[days]);
  row('  each day', [milliseconds / days], 'ms');
  row('  digest of the state behind it', [processorTime(() => session.mark()).milliseconds], 'ms');
}

/** The driver's loop on a wall clock that does not wait. */
function drive(session, rate) {
  let now = 0;
  let due;
  const ports = {
    now: () => now,
    later(milliseconds, turn) {
      const mine = { at: now + Math.max(1, milliseconds), turn };
      due = mine;
      return () => {
        if (due === mine) due = undefined;
      };
    },
    failed: (error) => {
      throw error;
    },
  };
  const driver = createDriver(
    session,
    createPublisher(session, () => undefined),
    ports,
  );
  session.submit({ type: 'resume' });
  session.submit({ type: 'rate', rate });
  driver.start();
  return (end) => {
    while (session.now() < end) {
      const { at, turn } = due;
      due = undefined;
      now = Math.max(now, at);
      turn();
    }
  };
}

const megabytes = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_048_576;
};
for (const rate of [60, 1]) {
  const session = golden();
  const start = session.now();
  const passTo = drive(session, rate);
  passTo(start + hour);
  const before = megabytes();
  passTo(start + 8 * hour);
  const after = megabytes();
  row(`memory behind 1 hour at ${rate}x`, [before], 'MB');
  row(`memory behind 8 hours at ${rate}x`, [after], 'MB', 'flat: at most 10 % more');
  if (after > before * 1.1) process.exitCode = 1;
}
