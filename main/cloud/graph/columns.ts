/**
 * One property's texts of a whole collection, by the three-letter pieces in them: which of ten thousand may hold a text
 * is known by the rarest of its pieces.
 */
import type { AnySet } from './model/entity-set.ts';
import type { ReadContext } from './model/shape.ts';

interface Column {
  /** Records whose text may hold `part`, in any letter case: perhaps others too, never fewer. */
  holding(part: string): readonly object[];
}

/** Letters of a piece. */
const length = 3;

/** Columns of a list of records, which is a new one as soon as anything of it may have changed. */
const made = new WeakMap<readonly object[], Map<string, Column>>();

export function columnOf(
  set: AnySet,
  names: readonly string[],
  records: readonly object[],
  context: ReadContext,
): Column {
  const columns = made.get(records) ?? new Map<string, Column>();
  made.set(records, columns);
  const key = `${context.version} ${names.join('/').toLowerCase()}`;
  const known = columns.get(key);
  if (known) return known;
  const column = columnFrom(records, (record) => String(set.shape.value(record, names, context) ?? ''));
  columns.set(key, column);
  return column;
}

function columnFrom(records: readonly object[], textOf: (record: object) => string): Column {
  const byPiece = new Map<string, object[]>();
  for (const record of records)
    for (const piece of new Set(piecesOf(textOf(record)))) {
      const held = byPiece.get(piece);
      if (held) held.push(record);
      else byPiece.set(piece, [record]);
    }
  return {
    holding(part) {
      const pieces = piecesOf(part);
      if (pieces.length === 0) return records;
      const lists = pieces.map((piece) => byPiece.get(piece) ?? []);
      return lists.reduce((fewest, list) => (list.length < fewest.length ? list : fewest));
    },
  };
}

function piecesOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return Array.from({ length: Math.max(0, lower.length - length + 1) }, (_one, at) =>
    lower.slice(at, at + length),
  );
}
