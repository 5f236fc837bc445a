/**
 * The five-press gesture (facts/pre-provisioning-pages#five-presses): key-ups of the left Windows key in a row,
 * without a time limit; any other key resets the count.
 */
const pressesForMenu = 5;

export class WindowsKeyGesture {
  #presses = 0;

  /** How many in a row so far. */
  get presses(): number {
    return this.#presses;
  }

  /** Counts one press; true when it was the fifth. */
  press(): boolean {
    this.#presses += 1;
    if (this.#presses < pressesForMenu) return false;
    this.#presses = 0;
    return true;
  }

  reset(): void {
    this.#presses = 0;
  }
}
