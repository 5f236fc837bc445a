/** Values that a dimension has to be tried with: what rules name, what comes near it, and what none of them names. */
import type { RuleWord } from './rule-words.ts';

/** So many parts are tried behind each other; more of them are tried alone. */
const mostPaired = 12;

/** Stands in front of or behind a value that a rule names, for another that the rule does not name. */
const more = 'X';

/** A value that nobody has thought of. */
export const unnamed = 'Unnamed';

export function candidates(
  usual: string,
  known: readonly string[],
  words: readonly RuleWord[],
): readonly string[] {
  const exact = words.filter(({ as }) => as === 'is').map(({ text }) => text);
  const parts = unique(words.filter(({ as }) => as === 'part').map(({ text }) => text));
  const pairs =
    parts.length > mostPaired
      ? []
      : parts.flatMap((first) => parts.filter((one) => one !== first).map((one) => `${first} ${one}`));
  return unique([
    usual,
    ...known,
    ...exact,
    ...parts,
    ...pairs,
    unnamed,
    ...unique([...exact, ...parts]).map((text) => `${text} ${more}`),
    ...[...parts, ...pairs].map((text) => `${more} ${text}`),
  ]);
}

/** Each once, in whatever case. */
function unique(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return texts.filter((text) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
}
