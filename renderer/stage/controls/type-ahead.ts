/** Finding a row by typing the beginning of its name, as in Windows' lists. */

/** Keys that follow each other within this time belong to one word. */
const wordMilliseconds = 1000;

export interface TypeAhead {
  /** Index of the next match for the word typed so far, or -1. A repeated first letter walks its matches. */
  find(key: string, labels: readonly string[], current: number): number;
  /** A word is being typed, so that a space belongs to it. */
  active(): boolean;
}

export function typeAhead(now: () => number = () => performance.now()): TypeAhead {
  let word = '';
  let last = Number.NEGATIVE_INFINITY;

  return {
    active: () => now() - last < wordMilliseconds,
    find(key, labels, current) {
      word = now() - last < wordMilliseconds ? word + key : key;
      last = now();
      const letter = word.charAt(0);
      const repeated = word.length > 1 && [...word].every((other) => other === letter);
      const sought = (repeated ? letter : word).toLocaleLowerCase();
      const from = word.length === 1 || repeated ? current + 1 : Math.max(current, 0);
      for (let step = 0; step < labels.length; step += 1) {
        const index = (from + step) % labels.length;
        if (labels[index]?.toLocaleLowerCase().startsWith(sought)) return index;
      }
      return -1;
    },
  };
}
