/**
 * Results that are worked out again and again from what does not change meanwhile. A result is kept with what it
 * was worked out from, and given again as long as every part of that is the very same: a kept result is never
 * another one than a new one would be.
 */
export class Remembered<T> {
  readonly #kept = new Map<string, { readonly from: readonly unknown[]; readonly result: T }>();

  /** `name` tells results of one kind apart; `from` is all that the result depends on, compared by identity. */
  of(name: string, from: readonly unknown[], make: () => T): T {
    const kept = this.#kept.get(name);
    if (kept && kept.from.length === from.length && kept.from.every((part, at) => part === from[at]))
      return kept.result;
    const result = make();
    this.#kept.set(name, { from, result });
    return result;
  }
}

/** One memory for each owner, which goes with it. */
export function rememberedBy<O extends object, T>(): (owner: O) => Remembered<T> {
  const memories = new WeakMap<O, Remembered<T>>();
  return (owner) => {
    const known = memories.get(owner) ?? new Remembered<T>();
    memories.set(owner, known);
    return known;
  };
}
