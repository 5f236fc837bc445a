/** Which writes are the portal page's: a path of its table with the body that belongs to it. */
import * as v from 'valibot';
import type { GraphWrite } from '../session/input.ts';
import { type PortalActionId, portalActionIds, portalActions } from './portal-actions.ts';
import { portalBodies } from './portal-bodies.schema.ts';

/** An id, or a property by which Graph knows the object as well: 'devices(deviceId=\'…\')'. */
const keyed = "(?:/[^/?#]+|\\(\\w+='(?:[^'/]|'')*'\\))";

const rows = portalActionIds.map((id) => {
  const { method, path } = portalActions[id];
  const pattern = path.replaceAll('$', '\\$').replaceAll('/{id}', keyed);
  return { id, method, path: new RegExp(`^${pattern}$`), body: portalBodies[id] };
});

/** The action that a write is; undefined for one that the page does not offer. */
export const portalActionOf = ({ method, path, body }: GraphWrite): PortalActionId | undefined =>
  rows.find(
    (row) =>
      row.method === method &&
      row.path.test(path) &&
      (row.body === null ? body === undefined : v.is(row.body, body)),
  )?.id;
