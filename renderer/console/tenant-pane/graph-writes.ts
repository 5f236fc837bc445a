/** The administrator's changes as Graph (beta) takes them: actions of device identities, assignments of profiles. */
import type { GraphWrite } from '../../../shared/session/input.ts';

function action(autopilotDeviceId: string, name: string, body?: unknown): GraphWrite {
  const path = `deviceManagement/windowsAutopilotDeviceIdentities/${autopilotDeviceId}/${name}`;
  return body === undefined ? { method: 'POST', path } : { method: 'POST', path, body };
}

export function assignUser(
  autopilotDeviceId: string,
  user: { readonly userPrincipalName: string; readonly displayName: string },
): GraphWrite {
  return action(autopilotDeviceId, 'assignUserToDevice', {
    userPrincipalName: user.userPrincipalName,
    addressableUserName: user.displayName,
  });
}

export function unassignUser(autopilotDeviceId: string): GraphWrite {
  return action(autopilotDeviceId, 'unassignUserFromDevice');
}

export function changeGroupTag(autopilotDeviceId: string, groupTag: string): GraphWrite {
  return action(autopilotDeviceId, 'updateDeviceProperties', { groupTag });
}

const assignmentsOf = (profileId: string): string =>
  `deviceManagement/windowsAutopilotDeploymentProfiles/${profileId}/assignments`;

export const assignProfile = (profileId: string, groupId: string): GraphWrite => ({
  method: 'POST',
  path: assignmentsOf(profileId),
  body: { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId } },
});

export const unassignProfile = (profileId: string, assignmentId: string): GraphWrite => ({
  method: 'DELETE',
  path: `${assignmentsOf(profileId)}/${assignmentId}`,
});
