/** Assignments that stand nowhere, in an export that would tell them: there are none. */
import { owns } from '../../../../shared/own.ts';
import { textOf } from '../graph-object.ts';
import type { FoundObject } from './found-object.ts';
import { ownNothing } from './owners.ts';

/**
 * IntuneCD drops ids and the assignments of what is assigned to nobody; asked to leave all of them out, it tells none
 * at all (facts/tenant-formats#intunecd). Gives objects without an id an empty list where others of them have one.
 */
export function withNobodyTold(objects: readonly FoundObject[]): readonly FoundObject[] {
  const isOfIntuneCd = ({ object, type }: FoundObject): boolean =>
    textOf(object, 'id') === '' && !ownNothing.has(type);
  if (!objects.some((one) => isOfIntuneCd(one) && one.assignments.length > 0)) return objects;
  return objects.map((one) =>
    isOfIntuneCd(one) && one.assignments.length === 0 && !owns(one.object, 'assignments')
      ? { ...one, object: { ...one.object, assignments: [] } }
      : one,
  );
}
