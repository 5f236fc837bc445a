/**
 * Guards against processes that never come to rest: one that wakes itself, or two that wake each other, would
 * hold the world at one moment, or fill hours with nothing. Such a process fails with its name instead.
 */
import { InternalError } from '../../shared/failures.ts';
import type { Clock } from './clock.ts';
import type { SimDuration, SimTime } from './time.ts';
import { between, hours, seconds } from './time.ts';

interface Limit {
  readonly span: SimDuration;
  readonly words: string;
  readonly wakes: number;
}

/**
 * Over the 59 shipped scenarios, each played to its end and four hours further, the busiest process wakes 94 times
 * within one second (the status page of a technician, `app-package-refused`) and 1,803 times within one hour (its
 * sync sessions, `esp-identifying`): a hundredth of either limit. Two parts that interrupt each other over a usual
 * network wake 50 times a second: the hour finds them.
 */
const limits: readonly Limit[] = [
  { span: seconds(1), words: 'one second', wakes: 10_000 },
  { span: hours(1), words: 'one hour', wakes: 100_000 },
];

interface Window {
  readonly limit: Limit;
  from: SimTime;
  wakes: number;
}

/** Most processes have come to their end by then: up to here wakes are counted in one number. */
const few = 64;

/** Counts the wakes of one process; `name` says which it is. */
export class WakeGuard {
  readonly #clock: Clock;
  readonly #name: string;
  readonly #start: SimTime;
  #first = 0;
  /** For each limit: since when it is counted, and how often the process has woken since. */
  #windows: readonly Window[] = [];

  constructor(clock: Clock, name: string) {
    this.#clock = clock;
    this.#name = name;
    this.#start = clock.now;
  }

  /** To be called at each wake. Throws InternalError past a limit. */
  wake(): void {
    if (this.#first < few) {
      this.#first += 1;
      if (this.#first === few)
        this.#windows = limits.map((limit) => ({ limit, from: this.#start, wakes: few }));
      return;
    }
    const { now } = this.#clock;
    for (const window of this.#windows) {
      const { span, words, wakes } = window.limit;
      if (between(window.from, now) >= span) {
        window.from = now;
        window.wakes = 0;
      }
      window.wakes += 1;
      if (window.wakes > wakes)
        throw new InternalError(
          `The process "${this.#name}" does not come to rest: it has woken ${window.wakes} times within ${words} of world time`,
        );
    }
  }
}
