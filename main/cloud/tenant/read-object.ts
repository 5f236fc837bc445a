/** Reads one Graph object into a draft, and says what became of it. */
import { textOf, type GraphObject } from './graph-object.ts';
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

type Judged = Pick<CheckedObject, 'status' | 'parts'>;

/** Puts the object into `draft` where its type is understood. */
export function readObject(entry: ObjectToRead, draft: TenantDraft): Judged {
  const { object, type, id, name, assignments } = entry;
  if (isForeign(object, type)) return { status: 'not-for-windows', parts: [] };
  const reader = ownOf(readers, type);
  if (!reader) return { status: 'not-understood', parts: [] };
  const parts = new Set<string>();
  reader({ object, id, name, type, assignments, draft, part: (part) => void parts.add(part) });
  draft.sources.set(id, { type, name, object, assignments });
  return { status: parts.size > 0 ? 'partly' : 'understood', parts: [...parts] };
}

/** The name that people know an object by; '' where it has none. */
export const nameOf = (object: GraphObject): string =>
  textOf(object, 'displayName') ||
  textOf(object, 'name') ||
  textOf(object, 'userPrincipalName') ||
  textOf(object, 'deviceName') ||
  textOf(object, 'serialNumber');
