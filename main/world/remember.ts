/** Results that are asked for again and again while nothing changes: a PC that idles does little else. */

/** Whether anything is remembered. A test turns it off, to show that the world comes to the same without. */
export const memory = { isOn: true };

interface Known<T> {
  readonly text: string;
  readonly result: T;
}

/** To look a new text up all of it is hashed; to compare it with one of the latest costs a tenth of that. */
const short = 512;
const few = 8;

/**
 * `work`, with its results remembered, at most `most` of them: beyond that it forgets them all and begins anew.
 * Only for functions of their text alone, whose results nobody changes. What throws is not remembered.
 */
export function remembering<T>(work: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  let latest: readonly Known<T>[] = [];
  return (text) => {
    if (!memory.isOn) return work(text);
    const isLong = text.length > short;
    if (isLong) for (const one of latest) if (one.text === text) return one.result;
    const found = known.get(text);
    const result = found ?? work(text);
    if (found === undefined) {
      if (known.size >= most) known.clear();
      known.set(text, result);
    }
    if (isLong) latest = [{ text, result }, ...latest.slice(0, few - 1)];
    return result;
  };
}

/**
 * Results that are worked out again and again from what does not change meanwhile. A result is kept with what it
 * was worked out from, and given again as long as every part of that is the very same: a kept result is never
 * another one than a new one would be.
 */
export class Remembered<T> {
  readonly #kept = new Map<string, { readonly from: readonly unknown[]; readonly result: T }>();

  /** `name` tells results of one kind apart; `from` is all that the result depends on, compared by identity. */
  of(name: string, from: readonly unknown[], make: () => T): T {
    const kept = memory.isOn ? this.#kept.get(name) : undefined;
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
