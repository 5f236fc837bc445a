/**
 * What a person can do on the portal page: writes of Microsoft Graph, by their paths below /beta (facts/graph#writes).
 * The page builds them from this table, and the host takes nothing else from a trainee's window.
 */
import type { GraphWrite } from '../session/input.ts';
import type { PortalBodies, PortalBody } from './portal-bodies.schema.ts';

interface PortalAction {
  readonly method: GraphWrite['method'];
  /** '{id}' stands for an id, in this order. */
  readonly path: string;
}

const management = 'deviceManagement';
const identity = `${management}/windowsAutopilotDeviceIdentities/{id}`;
const assignments = `${management}/windowsAutopilotDeploymentProfiles/{id}/assignments`;

export const portalActions = {
  'assign-user': { method: 'POST', path: `${identity}/assignUserToDevice` },
  'unassign-user': { method: 'POST', path: `${identity}/unassignUserFromDevice` },
  'set-group-tag': { method: 'POST', path: `${identity}/updateDeviceProperties` },
  'set-device-name': { method: 'POST', path: `${identity}/updateDeviceProperties` },
  'unblock-device': { method: 'POST', path: `${identity}/allowNextEnrollment` },
  'delete-autopilot-device': { method: 'DELETE', path: identity },
  'delete-intune-record': { method: 'DELETE', path: `${management}/managedDevices/{id}` },
  'delete-entra-device': { method: 'DELETE', path: 'devices/{id}' },
  'add-to-group': { method: 'POST', path: 'groups/{id}/members/$ref' },
  'remove-from-group': { method: 'DELETE', path: 'groups/{id}/members/{id}/$ref' },
  'assign-profile': { method: 'POST', path: assignments },
  'unassign-profile': { method: 'DELETE', path: `${assignments}/{id}` },
  sync: { method: 'POST', path: `${management}/windowsAutopilotSettings/sync` },
} as const satisfies Readonly<Record<keyof PortalBodies, PortalAction>>;

export type PortalActionId = keyof typeof portalActions;

export const portalActionIds = Object.keys(portalActions) as readonly PortalActionId[];

/** The write of an action; `ids` are those of its path, `body` what it has one of. */
export function portalWrite<Action extends PortalActionId>(
  action: Action,
  ids: readonly string[],
  ...[body]: PortalBody<Action> extends null ? [] : [PortalBody<Action>]
): GraphWrite {
  const { method, path } = portalActions[action];
  const left = [...ids];
  const write = { method, path: path.replaceAll('{id}', () => encodeURIComponent(left.shift() ?? '')) };
  return body === undefined ? write : { ...write, body };
}

/** Graph's reference to a device object, as a group takes its members. */
export const memberOf = (deviceObject: string) => ({
  '@odata.id': `https://graph.microsoft.com/beta/devices/${encodeURIComponent(deviceObject)}` as const,
});

/** Graph's target of an assignment to a group. */
export const targetGroup = (groupId: string) => ({
  target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget' as const, groupId },
});
