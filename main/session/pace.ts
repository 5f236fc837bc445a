/** How the time of a rehearsal passes: its rate, whether it is frozen, and the jump that it is on. */
import type { Rate } from '../../shared/session/input.ts';
import type { Clock } from '../world/clock.ts';
import type { SimDuration, SimTime } from '../world/time.ts';
import { later } from '../world/time.ts';

/** A stretch of time that was asked for in one piece. */
export interface Jump {
  readonly from: SimTime;
  readonly to: SimTime;
}

export class Pace {
  rate: Rate = 1;
  #isFrozen = false;
  #jump: Jump | null = null;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  /** The jump that is under way. */
  get jump(): Jump | null {
    return this.#jump !== null && this.#clock.now < this.#jump.to ? this.#jump : null;
  }

  /** Where a jump leads that begins now: one on the way of another prolongs it. */
  jumpBy(span: SimDuration): Jump {
    const { now } = this.#clock;
    return { from: this.jump?.from ?? now, to: later(this.jump?.to ?? now, span) };
  }

  begin(jump: Jump): void {
    this.#jump = jump;
  }

  /** Ends a jump where it is; answers whether there was one. */
  freeze(): boolean {
    const wasJumping = this.jump !== null;
    this.#jump = null;
    this.#isFrozen = true;
    return wasJumping;
  }

  resume(): void {
    this.#isFrozen = false;
  }

  /** Something has come that is not to be missed. */
  endSkip(): void {
    if (this.rate === 'skip') this.rate = 1;
  }
}
