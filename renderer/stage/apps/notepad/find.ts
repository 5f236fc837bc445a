/** Where a text holds another one, without regard to capitals. */

/** The place behind `from`, from the beginning again where there is none; -1 where there is none at all. */
export function findNext(text: string, wanted: string, from: number): number {
  if (wanted === '') return -1;
  const [all, part] = [text.toLowerCase(), wanted.toLowerCase()];
  const at = all.indexOf(part, from);
  return at < 0 ? all.indexOf(part) : at;
}

/** Line and column of a place, each from 1. */
export function placeIn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
