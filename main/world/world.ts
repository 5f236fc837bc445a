/** The world: one clock, one seeded source of chance, one virtual internet. Everything else lives in it. */
import { Clock } from './clock.ts';
import { Internet } from './internet/internet.ts';
import type { Group, Outcome, Process } from './process.ts';
import { start } from './process.ts';
import type { CountedRandom, Random } from './random.ts';
import { createRandom } from './random.ts';
import type { SimTime } from './time.ts';
import { days, later, milliseconds } from './time.ts';

export interface World {
  readonly clock: Clock;
  readonly internet: Internet;
  /** The generator of the consumer `name`; the same object for the same name. */
  random(name: string): Random;
  /** Starts a process in a group; see `process.ts`. */
  run<T>(
    group: Group,
    process: Process<T>,
    settled?: (outcome: Outcome<T>) => void,
    name?: string,
  ): () => void;
  /** What is waited for, what chance has given to whom, and what lies between PC and services: for the state digest. */
  state(): unknown;
}

/** TLS certificates of the virtual hosts are valid around the scenario's start. */
const certificateLife = { before: days(60), after: days(3650) };

/** A new world that starts at `startAt`. `seed` is 32 bytes (`seedOf`). */
export function createWorld(seed: Uint8Array, startAt: SimTime): World {
  const clock = new Clock(startAt);
  const generators = new Map<string, CountedRandom>();
  const internet = new Internet(clock, {
    notBefore: later(startAt, milliseconds(-certificateLife.before)),
    notAfter: later(startAt, certificateLife.after),
  });
  return {
    clock,
    internet,
    random(name) {
      const known = generators.get(name) ?? createRandom(seed, name);
      generators.set(name, known);
      return known;
    },
    run: (group, process, settled, name) => start(clock, group, process, settled, name),
    state: () => ({
      now: clock.now,
      waiting: clock.waiting(),
      drawn: Object.fromEntries([...generators].map(([name, { drawn }]) => [name, drawn])),
      conditions: internet.conditions,
    }),
  };
}
