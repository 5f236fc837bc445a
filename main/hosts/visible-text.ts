/**
 * Text from files, for a terminal. Escape sequences would move its cursor and colour it, a right-to-left override
 * would turn a name around, a line end would forge a line: each is written as an escape that people can read.
 */

/** Controls, formats, line and paragraph separators, lone surrogates; a joiner within a word is none of these. */
const invisible = /(?![\u00ad\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const short: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

const code = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);

/** One line, whatever stands in `text`: `\n`, `\u{1b}`, `\u{202e}` in the place of what does not show. */
export const visibleText = (text: string): string =>
  text.replace(invisible, (character) => short.get(character) ?? `\\u{${code(character)}}`);

/** The same for JSON, which stays the same value: only within its strings can such characters stand. */
export const visibleJson = (json: string): string =>
  json.replace(invisible, (character) =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, at) => unit(character.charCodeAt(at))).join(''),
  );

const unit = (value: number): string => `\\u${value.toString(16).padStart(4, '0')}`;
