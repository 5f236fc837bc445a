/**
 * Where a JSON text breaks (RFC 8259). Engines tell the place only sometimes and each in its own words, so a
 * text that the engine has refused is walked through once more.
 */
const space = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

/** Offset of the first character that does not fit; the text's length where it ends too early. */
export function jsonFaultAt(content: string): number {
  let at = 0;

  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(content);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const sign = (character: string): boolean => {
    take(space);
    if (content[at] !== character) return false;
    at++;
    return true;
  };
  /** Items up to `end`, separated by commas; the opening sign is behind us. */
  const items = (end: string, item: () => boolean): boolean => {
    if (sign(end)) return true;
    do if (!item()) return false;
    while (sign(','));
    return sign(end);
  };
  const member = (): boolean => {
    take(space);
    return take(text) && sign(':') && value();
  };
  const value = (): boolean => {
    if (sign('{')) return items('}', member);
    if (sign('[')) return items(']', value);
    return take(text) || take(number) || take(word);
  };

  if (value()) take(space);
  return at;
}
