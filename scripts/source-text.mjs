/** Enough of TypeScript's grammar to find import specifiers and words in a source file. */

/**
 * The text with comments blanked, and with `strings` the contents of strings too; every line keeps its number.
 * Regular expressions are not told apart from divisions: a quote inside one may blank the rest of its line.
 */
export function blank(text, { strings = false } = {}) {
  const pattern = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  return text.replace(pattern, (found) => {
    if (!found.startsWith('/') && !strings) return found;
    return found.replace(/[^\n]/g, ' ');
  });
}

/** Every import, re-export and dynamic import: its words, whether they bind the whole module, and its line. */
export function importsOf(text) {
  const code = blank(text);
  const pattern =
    /\b(?:import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*()['"]([^'"]+)['"]/g;
  return [...code.matchAll(pattern)].map((match) => ({
    specifier: match[2] ?? match[4],
    names: (match[1] ?? '').match(/[A-Za-z_$][\w$]*/g) ?? [],
    isWhole: match[1] !== undefined && !match[1].includes('{'),
    line: lineAt(code, match.index),
  }));
}

/** Where any of these words (regular expression sources) stands in code. */
export function wordsIn(text, words) {
  const code = blank(text, { strings: true });
  return words.flatMap((word) =>
    [...code.matchAll(new RegExp(`(?<![\\w$.])${word}`, 'g'))].map((match) => ({
      word: match[0],
      line: lineAt(code, match.index),
    })),
  );
}

function lineAt(text, index) {
  return text.slice(0, index).split('\n').length;
}
