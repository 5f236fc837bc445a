/** The administrator's changes as Graph (beta) takes them: windowsAutopilotDeviceIdentity actions. */
import type { GraphWrite } from '../../shared/session/input.ts';

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
