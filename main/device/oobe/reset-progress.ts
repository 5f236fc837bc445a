/** "Resetting this PC n%". */
import type { Clock } from '../../world/clock.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import type { SimTime } from '../../world/time.ts';
import { between, milliseconds, seconds } from '../../world/time.ts';

/**
 * From the first percent to the fresh start (facts/set-up-order#durations tells of hours; a rehearsal takes
 * minutes).
 */
const resetTime = seconds(240);

export class ResetProgress {
  readonly #clock: Clock;
  #from: SimTime;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#from = clock.now;
  }

  /** For the state digest. */
  get from(): SimTime {
    return this.#from;
  }

  get percent(): number {
    return Math.min(99, Math.floor((between(this.#from, this.#clock.now) / resetTime) * 100));
  }

  /** Takes the time of a reset; `changed` is told each percent. */
  *run(changed: () => void): Process<void> {
    this.#from = this.#clock.now;
    for (let percent = 0; percent < 100; percent++) {
      yield* sleep(milliseconds(resetTime / 100));
      changed();
    }
  }
}
