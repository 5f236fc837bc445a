/** `$filter` as a tree, and whether it holds (OData 4.01, URL Conventions 5.1.1). */
import { parseInstant } from '../../../world/time.ts';

export type Value = string | number | boolean | null;

export type Operand =
  | { readonly kind: 'literal'; readonly value: Value }
  /** `counts`: the number of its members, as '/$count' asks. */
  | { readonly kind: 'path'; readonly names: readonly string[]; readonly counts: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand[] };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | {
      readonly kind: 'compare';
      readonly by: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    }
  | { readonly kind: 'in'; readonly operand: Operand; readonly values: readonly Value[] }
  /** An operand that is true or false itself. */
  | { readonly kind: 'is'; readonly operand: Operand }
  | {
      readonly kind: 'any' | 'all';
      readonly names: readonly string[];
      readonly variable: string;
      /** null: 'any()', which asks for a member at all. */
      readonly holds: Filter | null;
    };

/** The value of a path at the object that is looked at; undefined where there is none. */
export type Resolve = (names: readonly string[]) => unknown;

/** Whether `filter` holds for what `resolve` tells. Texts are compared without regard to case, as the services do. */
export function holds(filter: Filter, resolve: Resolve): boolean {
  switch (filter.kind) {
    case 'and':
      return holds(filter.left, resolve) && holds(filter.right, resolve);
    case 'or':
      return holds(filter.left, resolve) || holds(filter.right, resolve);
    case 'not':
      return !holds(filter.of, resolve);
    case 'compare':
      return compared(filter.by, valueOf(filter.left, resolve), valueOf(filter.right, resolve));
    case 'in': {
      const value = valueOf(filter.operand, resolve);
      return filter.values.some((one) => compared('eq', value, one));
    }
    case 'is':
      return valueOf(filter.operand, resolve) === true;
    case 'any':
    case 'all': {
      const found = resolve(filter.names);
      const members: readonly unknown[] = Array.isArray(found) ? found : [];
      const { holds: inner, variable } = filter;
      if (inner === null) return members.length > 0;
      const held = (member: unknown): boolean => holds(inner, within(variable, member, resolve));
      return filter.kind === 'any' ? members.some(held) : members.every(held);
    }
  }
}

/** Inside a lambda the variable stands for the member, everything else for the object around it. */
const within =
  (variable: string, member: unknown, around: Resolve): Resolve =>
  ([first = '', ...rest]) =>
    first.toLowerCase() === variable.toLowerCase() ? memberAt(member, rest) : around([first, ...rest]);

/** The value at a path below `value`; names in any letter case, own properties alone. */
export function memberAt(value: unknown, names: readonly string[]): unknown {
  let found = value;
  for (const name of names) {
    if (typeof found !== 'object' || found === null) return undefined;
    const wanted = name.toLowerCase();
    found = Object.entries(found).find(([key]) => key.toLowerCase() === wanted)?.[1];
  }
  return found;
}

function valueOf(operand: Operand, resolve: Resolve): unknown {
  switch (operand.kind) {
    case 'literal':
      return operand.value;
    case 'path': {
      const value = resolve(operand.names);
      return operand.counts ? (Array.isArray(value) ? value.length : 0) : value;
    }
    case 'call':
      return functions.get(operand.name)?.(
        operand.operands.map((one) => valueOf(one, resolve)),
        resolve,
      );
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
const lower = (value: unknown): string => textOf(value).toLowerCase();

type Function = (values: readonly unknown[], resolve: Resolve) => unknown;

/** What a filter may call, by its name in small letters. */
export const functions: ReadonlyMap<string, Function> = new Map<string, Function>([
  ['contains', ([text, part]) => lower(text).includes(lower(part))],
  ['substringof', ([part, text]) => lower(text).includes(lower(part))],
  ['startswith', ([text, part]) => lower(text).startsWith(lower(part))],
  ['endswith', ([text, part]) => lower(text).endsWith(lower(part))],
  ['tolower', ([text]) => lower(text)],
  ['toupper', ([text]) => textOf(text).toUpperCase()],
  ['trim', ([text]) => textOf(text).trim()],
  ['length', ([text]) => textOf(text).length],
  ['concat', ([left, right]) => textOf(left) + textOf(right)],
  ['indexof', ([text, part]) => lower(text).indexOf(lower(part))],
  ['substring', ([text, from, count]) => textOf(text).substring(numberOf(from), endOf(from, count))],
  ['isof', (values, resolve) => lower(values.at(-1)) === typeAt(resolve)],
]);

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
const endOf = (from: unknown, count: unknown): number | undefined =>
  typeof count === 'number' ? numberOf(from) + count : undefined;
const typeAt = (resolve: Resolve): string => lower(resolve(['@odata.type'])).replace(/^#/, '');

/** Nothing and null are one; nothing comes before or behind them. */
function compared(by: Comparison, left: unknown, right: unknown): boolean {
  const order = orderOf(left ?? null, right ?? null);
  switch (by) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order !== undefined && order > 0;
    case 'ge':
      return order !== undefined && order >= 0;
    case 'lt':
      return order !== undefined && order < 0;
    case 'le':
      return order !== undefined && order <= 0;
  }
}

/** Below, at or above 0 as `left` comes before, with or behind `right`; undefined where there is no order. */
export function orderOf(left: unknown, right: unknown): number | undefined {
  if (left === null || right === null) return left === right ? 0 : undefined;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const a = lower(left);
  const b = lower(right);
  if (a === b) return 0;
  const [from, to] = [momentOf(a), momentOf(b)];
  if (from !== undefined && to !== undefined) return from - to;
  return a < b ? -1 : 1;
}

const momentOf = (text: string): number | undefined =>
  /^\d{4}-\d\d-\d\d/.test(text) ? parseInstant(text.toUpperCase()) : undefined;
