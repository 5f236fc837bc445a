/** A collection of Graph: where it is, what is in it, and what its objects lead to. */
import type { GraphObject } from '../../tenant/graph-object.ts';
import type { ReadContext, Shape, Version } from './shape.ts';

/** Which service answers: pages, errors and counts differ. */
export type Origin = 'intune' | 'directory';

/** What an object leads to: `$expand`, and paths below it. */
export type Navigation<R> =
  | {
      readonly many: true;
      of(record: R, context: ReadContext): readonly GraphObject[];
      /** Only for paths and expansions of the beta version. */
      readonly beta?: true;
    }
  | {
      readonly many: false;
      of(record: R, context: ReadContext): GraphObject | null;
      readonly beta?: true;
    };

export interface EntitySet<R extends object> {
  /** Below the version, e.g. 'deviceManagement/managedDevices'. */
  readonly path: string;
  /** Its type in Graph's metadata, without the namespace. */
  readonly type: string;
  readonly origin: Origin;
  /** Where it is to be had. */
  readonly versions: readonly Version[];
  readonly shape: Shape<R>;
  readonly navigations: Readonly<Record<string, Navigation<R>>>;
  /** Properties that a `$search` without a name looks at. */
  readonly searched: readonly string[];
  /** Something in it depends on the time of day: what was answered once holds no longer a moment later. */
  readonly timed: boolean;
  idOf(record: R): string;
  /** In the order of their making. */
  records(context: ReadContext): readonly R[];
  find(id: string, context: ReadContext): R | undefined;
}

/** A set of whatever records: read by its own shape alone. */
export type AnySet = EntitySet<object>;

interface Definition<R extends object>
  extends Pick<EntitySet<R>, 'path' | 'type' | 'origin' | 'shape' | 'idOf'>,
    Partial<Pick<EntitySet<R>, 'versions' | 'navigations' | 'searched' | 'timed'>> {
  /** By id. */
  map(context: ReadContext): ReadonlyMap<string, R>;
}

/** The one place where the type of a set's records is given up: only the set itself makes them. */
export function entitySet<R extends object>({ map, ...definition }: Definition<R>): AnySet {
  const set: EntitySet<R> = {
    versions: ['v1.0', 'beta'],
    navigations: {},
    searched: ['displayName'],
    timed: false,
    ...definition,
    records: (context) => [...map(context).values()],
    find: (id, context) => map(context).get(id) ?? map(context).get(id.toLowerCase()),
  };
  return set as unknown as AnySet;
}
