/**
 * Where a JSON text breaks (RFC 8259). Engines tell the place only sometimes and each in its own words, so a
 * text that the engine has refused is walked through once more.
 */
const space = /[ \t\n\r]*/y;
// eslint-disable-next-line no-control-regex
const plain = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
/** Deeper than that is a fault of its own: the walk is recursive. */
const deepest = 1_000;

/** Offset of the first character that does not fit; the text's length where it ends too early. */
export function jsonFaultAt(content: string): number {
  let at = 0;
  let depth = 0;

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
  /** Piece by piece: one pattern for a whole text would need memory for each of its characters. */
  const text = (): boolean => {
    if (content[at] !== '"') return false;
    at++;
    do take(plain);
    while (take(escape));
    if (content[at] !== '"') return false;
    at++;
    return true;
  };
  const member = (): boolean => {
    take(space);
    return text() && sign(':') && value();
  };
  const value = (): boolean => {
    const object = sign('{');
    if (object || sign('[')) {
      if (depth >= deepest) return false;
      depth++;
      const whole = object ? items('}', member) : items(']', value);
      depth--;
      return whole;
    }
    return content[at] === '"' ? text() : take(number) || take(word);
  };

  if (value()) take(space);
  return at;
}
