/** An object with what it leads to, as `$expand` asks. */
import type { GraphObject } from '../tenant/graph-object.ts';
import type { AnySet } from './model/entity-set.ts';
import { selected, type ReadContext } from './model/shape.ts';
import { ODataError } from './odata/parse-filter.ts';
import { memberAt, holds } from './odata/filter.ts';
import type { QueryOptions } from './odata/query-options.ts';

/** Throws ODataError for what the type does not lead to. */
export function expanded(
  set: AnySet,
  record: object,
  { select, expand }: QueryOptions,
  context: ReadContext,
): GraphObject {
  const object = set.shape.view(record, context, select);
  if (expand.length === 0) return object;
  const more = expand.map(({ name, options }): [name: string, value: unknown] => {
    const [key, navigation] =
      Object.entries(set.navigations).find(([one]) => one.toLowerCase() === name.toLowerCase()) ?? [];
    if (key === undefined || !navigation || (navigation.beta && context.version !== 'beta'))
      throw new ODataError(
        `Could not find a property named '${name}' on type 'microsoft.graph.${set.type}'.`,
      );
    if (navigation.many) return [key, within(navigation.of(record, context), options)];
    const inner = navigation.of(record, context);
    return [key, inner && selected(inner, options.select)];
  });
  return { ...object, ...Object.fromEntries(more) };
}

function within(
  objects: readonly GraphObject[],
  { filter, select, top }: QueryOptions,
): readonly GraphObject[] {
  const kept =
    filter === null ? objects : objects.filter((one) => holds(filter, (names) => memberAt(one, names)));
  return kept.slice(0, top ?? kept.length).map((one) => selected(one, select));
}
