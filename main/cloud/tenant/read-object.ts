/** Reads one Graph object into a draft, and says what became of it. */
import { textOf, type GraphObject } from './graph-object.ts';
import { nameKey } from './readers/assignments.ts';
import { noPart } from './no-part.catalogue.ts';
import { isForeign } from './recognise.ts';
import { readers } from './reader-table.ts';
import type { CheckedObject } from './tenant.ts';
import type { TenantDraft } from './tenant-draft.ts';
import { ownOf } from '../../../shared/own.ts';

export interface ObjectToRead {
  readonly object: GraphObject;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly assignments: readonly GraphObject[];
}

const filterTypes: ReadonlySet<string> = new Set([
  'deviceAndAppManagementAssignmentFilter',
  'assignmentFilter',
]);

type Judged = Pick<CheckedObject, 'status' | 'parts'>;

/** Puts the object into `draft` where its type is understood. */
export function readObject(entry: ObjectToRead, draft: TenantDraft): Judged {
  const { object, type, id, name, assignments } = entry;
  if (isForeign(object, type)) {
    if (filterTypes.has(type))
      for (const key of [name, id]) draft.foreignFilters.set(nameKey(key), textOf(object, 'platform'));
    return { status: 'not-for-windows', parts: [] };
  }
  const why = ownOf(noPart, type);
  if (why !== undefined) return { status: 'plays-no-part', parts: [why] };
  const reader = ownOf(readers, type);
  if (!reader) return { status: 'not-understood', parts: [] };
  const parts = new Set<string>();
  const reasons = new Set<string>();
  reader({
    object,
    id,
    name,
    type,
    assignments,
    draft,
    part: (part) => void parts.add(part),
    noPart: (reason) => void reasons.add(reason),
  });
  draft.sources.set(id, { type, name, object, assignments });
  if (reasons.size > 0) return { status: 'plays-no-part', parts: [...reasons, ...parts] };
  return { status: parts.size > 0 ? 'partly' : 'understood', parts: [...parts] };
}
