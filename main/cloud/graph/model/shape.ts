/** How records of a service are shown as objects of Graph: a getter for each property, by its name. */
import type { SimTime } from '../../../world/time.ts';
import { iso } from '../../../world/time.ts';
import type { Directory } from '../../directory/directory.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import { memberAt } from '../odata/filter.ts';

export const versions = ['v1.0', 'beta'] as const;
export type Version = (typeof versions)[number];

/** What a record is read in. */
export interface ReadContext {
  readonly directory: Directory;
  readonly now: SimTime;
  readonly version: Version;
}

export type Getter<R> = (record: R, context: ReadContext) => unknown;
export type Getters<R> = Readonly<Record<string, Getter<R>>>;

export interface Shape<R> {
  /** The value at a path; names in any letter case. Undefined where there is none. */
  value(record: R, names: readonly string[], context: ReadContext): unknown;
  /** Whether the type has the property. Of objects as they were written nobody can tell: they say yes. */
  knows(name: string, version: Version): boolean;
  /** All properties, or those that are selected, under the names that the type has for them. */
  view(record: R, context: ReadContext, select: readonly string[] | null): GraphObject;
}

/** A type's table; `beta` are properties that only that version has. */
export interface GettersByVersion<R> {
  readonly both: Getters<R>;
  readonly beta?: Getters<R>;
}

/** What the getters of a table tell of a record, by their names. */
export type Shown<T extends Getters<never>> = { readonly [Name in keyof T]: ReturnType<T[Name]> };

export const shownBy = <R, T extends Getters<R>>(getters: T, record: R, context: ReadContext): Shown<T> =>
  Object.fromEntries(Object.entries(getters).map(([name, get]) => [name, get(record, context)])) as Shown<T>;

/** A shape by its table. */
export function tableShape<R>({ both, beta = {} }: GettersByVersion<R>): Shape<R> {
  const tables: Readonly<Record<Version, ReadonlyMap<string, Named<R>>>> = {
    'v1.0': byLowerName(both),
    beta: byLowerName({ ...both, ...beta }),
  };
  return {
    value(record, [name = '', ...rest], context) {
      const value = tables[context.version].get(name.toLowerCase())?.get(record, context);
      return rest.length === 0 ? value : memberAt(value, rest);
    },
    knows: (name, version) => tables[version].has(name.toLowerCase()),
    view(record, context, select) {
      const shown: [name: string, value: unknown][] = [];
      for (const [lower, { name, get }] of tables[context.version])
        if (select === null || isSelected(select, lower)) shown.push([name, get(record, context)]);
      return Object.fromEntries(shown);
    },
  };
}

interface Named<R> {
  readonly name: string;
  readonly get: Getter<R>;
}

const byLowerName = <R>(getters: Getters<R>): ReadonlyMap<string, Named<R>> =>
  new Map(Object.entries(getters).map(([name, get]) => [name.toLowerCase(), { name, get }]));

const isSelected = (select: readonly string[], lower: string): boolean =>
  select.some((name) => name.toLowerCase() === lower);

/** Objects that are there already, as JSON. */
export const objectShape: Shape<GraphObject> = {
  value: (object, names) => memberAt(object, names),
  knows: () => true,
  view: (object, _context, select) => selected(object, select),
};

/** The selected members of an object, and its type. */
export const selected = (object: GraphObject, select: readonly string[] | null): GraphObject =>
  select === null
    ? object
    : Object.fromEntries(
        Object.entries(object).filter(
          ([name]) => name === '@odata.type' || isSelected(select, name.toLowerCase()),
        ),
      );

/** Graph's "never", of dates that may not be null. */
export const never = '0001-01-01T00:00:00Z';
export const momentOf = (at: SimTime | null): string => (at === null ? never : dateOf(at));
/** A date as Graph writes it: a whole second has no fraction. */
export const dateOf = (at: SimTime): string => iso(at).replace('.000Z', 'Z');
/** The id of nothing, of ids that may not be null. */
export const noId = '00000000-0000-0000-0000-000000000000';
