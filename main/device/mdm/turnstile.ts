/** Lets one process through at a time, in the order in which they came. */
import type { Process } from '../../world/process.ts';
import { Signal, until } from '../../world/signal.ts';

export class Turnstile {
  readonly #freed = new Signal<void>();
  #taken = false;

  /** Somebody is through. */
  get taken(): boolean {
    return this.#taken;
  }

  /** Waits for its turn; the answer gives the turn back and belongs in a `finally` block. */
  *enter(): Process<() => void> {
    yield* until(this.#freed, () => !this.#taken);
    this.#taken = true;
    return () => {
      this.#taken = false;
      this.#freed.emit();
    };
  }
}
