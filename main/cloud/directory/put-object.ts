/**
 * Configuration objects under an administrator's hands: the object's JSON is changed and read again, exactly as
 * it would be read out of an export.
 */
import { nameKey } from '../tenant/readers/assignments.ts';
import { readObject } from '../tenant/read-object.ts';
import type { TenantObject } from '../tenant/tenant.ts';
import { emptyDraft, type TenantDraft } from '../tenant/tenant-draft.ts';
import type { Directory } from './directory.ts';

/** Collections that a draft and the directory have in common. */
const kinds = [
  'users',
  'groups',
  'profiles',
  'espConfigurations',
  'apps',
  'policies',
  'filters',
  'restrictions',
  'limits',
  'terms',
  'certificateConnectors',
  'conditionalAccess',
  'mdmScopes',
] as const;

/** Reads `source` into the directory under `id`. False where the type is not understood. */
export function putObject(directory: Directory, id: string, source: TenantObject): boolean {
  const draft = emptyDraft();
  for (const { displayName, id: groupId } of directory.groups.values())
    draft.groupIds.set(nameKey(displayName), groupId);
  for (const { displayName, id: filterId } of directory.filters.values())
    draft.filterIds.set(nameKey(displayName), filterId);
  const { status } = readObject({ ...source, id }, draft);
  if (status === 'not-understood' || status === 'not-for-windows') return false;
  directory.sources.set(id, source);
  take(directory, draft);
  return true;
}

function take(directory: Directory, draft: TenantDraft): void {
  directory.revision++;
  for (const kind of kinds)
    for (const object of draft[kind]) (directory[kind] as Map<string, typeof object>).set(object.id, object);
  directory.joinPolicy = draft.joinPolicy ?? directory.joinPolicy;
  directory.complianceDefaults = draft.complianceDefaults ?? directory.complianceDefaults;
  if (draft.groups.length > 0) directory.memberships.forget();
}

export function removeObject(directory: Directory, id: string): void {
  directory.revision++;
  for (const kind of kinds) directory[kind].delete(id);
  directory.sources.delete(id);
  directory.memberships.forget();
}
