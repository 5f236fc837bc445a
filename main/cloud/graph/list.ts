/** What of a collection a request asks for: filtered, searched, in order, a page of it. */
import type { AnySet } from './model/entity-set.ts';
import type { ReadContext } from './model/shape.ts';
import { columnOf } from './columns.ts';
import { holds, type Filter } from './odata/filter.ts';
import { ordered, pageOf, type Page } from './odata/paging.ts';
import { ODataError } from './odata/parse-filter.ts';
import type { QueryOptions } from './odata/query-options.ts';
import { found } from './odata/search.ts';

/** Objects on a page; a client may ask for fewer (facts/graph#pages). */
const pages = {
  intune: { usual: 1_000, most: 1_000 },
  directory: { usual: 100, most: 999 },
} as const;

export interface Listed extends Page<object> {
  /** How many there are on all pages. */
  readonly total: number;
}

/** Throws ODataError. */
export function listed(
  set: AnySet,
  records: readonly object[],
  options: QueryOptions,
  context: ReadContext,
): Listed {
  const { usual, most } = pages[set.origin];
  const { filter, search, orderBy, top, skip, skipToken } = options;
  if (set.origin === 'directory' && top !== null && (top < 1 || top > most))
    throw new ODataError(`Invalid page size specified: '${top}'. Must be between 1 and ${most} inclusive.`);
  const valueOf = (record: object, names: readonly string[]): unknown =>
    set.shape.value(record, names, context);
  checkNames(set, options, context);
  let matching = filter === null || set.timed ? records : candidates(set, records, filter, context);
  if (filter !== null)
    matching = matching.filter((record) => holds(filter, (names) => valueOf(record, names)));
  if (search !== null)
    matching = matching.filter((record) => found(search, set.searched, (name) => valueOf(record, [name])));
  const page = pageOf(ordered(matching, orderBy, valueOf), {
    skip,
    // Intune takes a page size beyond its own for a limit; the directory's '$top' is the size of a page.
    top: set.origin === 'intune' ? top : null,
    pageSize: set.origin === 'intune' ? usual : (top ?? usual),
    skipToken,
    idOf: set.idOf,
  });
  return { ...page, total: matching.length };
}

/** Fewer records are looked at one by one. */
const worthIt = 200;

/** Records that a filter may hold for, found by a column of one property's texts where it asks for a text. */
function candidates(
  set: AnySet,
  records: readonly object[],
  filter: Filter,
  context: ReadContext,
): readonly object[] {
  const asked = askedText(filter);
  if (!asked || records.length < worthIt) return records;
  return columnOf(set, asked.names, records, context).holding(asked.text);
}

/** A text that some property has to hold, whatever else is asked. */
function askedText(filter: Filter): { readonly names: readonly string[]; readonly text: string } | undefined {
  if (filter.kind === 'and') return askedText(filter.left) ?? askedText(filter.right);
  const operands =
    filter.kind === 'is' && filter.operand.kind === 'call' && textual.has(filter.operand.name)
      ? filter.operand.operands
      : filter.kind === 'compare' && filter.by === 'eq'
        ? [filter.left, filter.right]
        : [];
  const [path, literal] = operands;
  if (path?.kind !== 'path' || path.counts || literal?.kind !== 'literal') return undefined;
  const { value } = literal;
  return typeof value === 'string' && value !== '' && !/^\d{4}-\d\d-\d\d/.test(value)
    ? { names: path.names, text: value }
    : undefined;
}
const textual: ReadonlySet<string> = new Set(['contains', 'startswith', 'endswith']);

/** Properties that the type has not are an error, not nothing. */
function checkNames(set: AnySet, { filter, orderBy }: QueryOptions, { version }: ReadContext): void {
  const asked = [...orderBy.map(({ names }) => names), ...(filter ? pathsOf(filter) : [])];
  for (const [name = ''] of asked)
    if (name !== '@odata.type' && !set.shape.knows(name, version))
      throw new ODataError(
        `Could not find a property named '${name}' on type 'microsoft.graph.${set.type}'.`,
      );
}

function pathsOf(filter: Filter, bound: readonly string[] = []): readonly (readonly string[])[] {
  const own = (names: readonly string[]): readonly (readonly string[])[] =>
    bound.includes((names[0] ?? '').toLowerCase()) ? [] : [names];
  const operand = (one: Extract<Filter, { kind: 'is' }>['operand']): readonly (readonly string[])[] =>
    one.kind === 'path'
      ? own(one.names)
      : one.kind === 'call' && one.name !== 'isof'
        ? one.operands.flatMap(operand)
        : [];
  switch (filter.kind) {
    case 'and':
    case 'or':
      return [...pathsOf(filter.left, bound), ...pathsOf(filter.right, bound)];
    case 'not':
      return pathsOf(filter.of, bound);
    case 'compare':
      return [...operand(filter.left), ...operand(filter.right)];
    case 'in':
    case 'is':
      return operand(filter.operand);
    case 'any':
    case 'all':
      return [
        ...own(filter.names),
        ...(filter.holds ? pathsOf(filter.holds, [...bound, filter.variable.toLowerCase()]) : []),
      ];
  }
}
