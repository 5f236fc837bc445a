/** One property's texts of a whole collection as a single text, so that a search in ten thousand is one look. */
import type { AnySet } from './model/entity-set.ts';
import type { ReadContext } from './model/shape.ts';

interface Column {
  /** Records whose text holds `part`, in any letter case: perhaps others too, never fewer. */
  holding(part: string): readonly object[];
}

/** Stands between two texts, and in none. */
const between = '\u0000';

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
  const column = columnFrom(
    records,
    records.map((record) => {
      const value = set.shape.value(record, names, context);
      return typeof value === 'string' ? value.toLowerCase().replaceAll(between, ' ') : String(value ?? '');
    }),
  );
  columns.set(key, column);
  return column;
}

function columnFrom(records: readonly object[], texts: readonly string[]): Column {
  const whole = texts.join(between);
  const ends: number[] = [];
  let end = -1;
  for (const text of texts) ends.push((end += text.length + 1));
  return {
    holding(part) {
      const wanted = part.toLowerCase().replaceAll(between, ' ');
      const found: object[] = [];
      for (let at = whole.indexOf(wanted); at >= 0; ) {
        const index = firstEndFrom(ends, at);
        const record = records[index];
        if (record) found.push(record);
        const next = ends[index];
        at = next === undefined ? -1 : whole.indexOf(wanted, next + 1);
      }
      return found;
    },
  };
}

/** Index of the first end that is not before `at`: ends rise. */
function firstEndFrom(ends: readonly number[], at: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
