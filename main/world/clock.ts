/**
 * The world's clock: an instant and a queue of alarms. It is moved from outside, stepwise: "now" is set to
 * each alarm's own due time before the alarm fires; equal times fire in the order in which they were set.
 */
import { MisuseError } from '../../shared/failures.ts';
import type { SimDuration, SimTime } from './time.ts';
import { later } from './time.ts';

export interface Alarm {
  /** Takes the alarm back; without effect once it has fired. */
  cancel(): void;
}

interface Entry {
  readonly at: SimTime;
  readonly ordinal: number;
  fire: (() => void) | undefined;
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.ordinal < b.ordinal);

export class Clock {
  #now: SimTime;
  #ordinal = 0;
  /** A binary heap, earliest first. Cancelled entries stay until they surface. */
  readonly #heap: Entry[] = [];
  #advancing = false;
  #fired = 0;

  constructor(start: SimTime) {
    this.#now = start;
  }

  get now(): SimTime {
    return this.#now;
  }

  /** How many alarms have fired: nothing in the world has happened by itself as long as this stays. */
  get fired(): number {
    return this.#fired;
  }

  /** Fires `fire` at `at`, or at the present instant if that has passed. */
  alarm(at: SimTime, fire: () => void): Alarm {
    const entry: Entry = { at: at < this.#now ? this.#now : at, ordinal: this.#ordinal++, fire };
    this.#push(entry);
    return {
      cancel: () => {
        entry.fire = undefined;
      },
    };
  }

  /** Fires `fire` after `span`. */
  after(span: SimDuration, fire: () => void): Alarm {
    return this.alarm(later(this.#now, span), fire);
  }

  /** Due times of the alarms that are set, the earliest first. */
  waiting(): readonly SimTime[] {
    return this.#heap
      .filter(({ fire }) => fire !== undefined)
      .map(({ at }) => at)
      .toSorted((a, b) => a - b);
  }

  /** Due time of the next alarm, or undefined when none is set. */
  next(): SimTime | undefined {
    this.#dropCancelled();
    return this.#heap[0]?.at;
  }

  /**
   * Moves to `to`, firing every alarm that is due on the way, at most `budget` of them.
   * Returns true when `to` was reached; false when the budget ran out first (now is then the time of the
   * last alarm fired).
   */
  advanceTo(to: SimTime, budget = Number.POSITIVE_INFINITY): boolean {
    if (this.#advancing) throw new MisuseError('The clock is already being advanced');
    this.#advancing = true;
    try {
      for (let fired = 0; ; fired++) {
        const due = this.next();
        if (due === undefined || due > to) break;
        if (fired >= budget) return false;
        const entry = this.#pop();
        this.#now = entry.at;
        const fire = entry.fire;
        entry.fire = undefined;
        this.#fired++;
        fire?.();
      }
      if (to > this.#now) this.#now = to;
      return true;
    } finally {
      this.#advancing = false;
    }
  }

  #dropCancelled(): void {
    while (this.#heap[0] !== undefined && this.#heap[0].fire === undefined) this.#pop();
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Entry;
      if (before(above, entry)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): Entry {
    const heap = this.#heap;
    const first = heap[0] as Entry;
    const last = heap.pop() as Entry;
    if (heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(entry: Entry): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = heap[child];
      if (left === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, left)) child++;
      const smaller = heap[child] as Entry;
      if (!before(smaller, entry)) break;
      heap[index] = smaller;
      index = child;
    }
    heap[index] = entry;
  }
}
