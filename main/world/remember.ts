/** Results of pure functions that are asked for the same thing again and again: a PC that idles does little else. */

/**
 * `work`, with its results remembered, at most `most` of them: beyond that it forgets them all and begins anew.
 * Only for functions of their text alone, whose results nobody changes. What throws is not remembered.
 */
export function remembering<T>(work: (text: string) => T, most: number): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const result = work(text);
    if (known.size >= most) known.clear();
    known.set(text, result);
    return result;
  };
}
