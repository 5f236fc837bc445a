/** Lines for a terminal's width: broken between words, what follows indented a little more than the line begins. */

/** Narrower than this nothing is gained. */
const least = 40;

/** One line where `width` is not known, as in a file or a pipe: there a line is one statement. */
export function wrapped(line: string, width: number | undefined): readonly string[] {
  if (width === undefined || width < least || line.length <= width) return [line];
  const [indent = ''] = /^ */.exec(line) ?? [];
  const hanging = `${indent}  `;
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(' ')) {
    const begun = current.trim() !== '';
    if (begun && current.length + 1 + word.length > width) {
      lines.push(current);
      current = hanging + word;
    } else current = begun ? `${current} ${word}` : `${current}${word}`;
  }
  return [...lines, current];
}
