/** Certificates name objects by GUIDs; a tenant's files may name them by any text. */
import { createHash } from 'node:crypto';

/** The id itself where it is a GUID, else one that follows from it. */
export function guidOf(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  const digits = createHash('sha256').update(id).digest('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}
