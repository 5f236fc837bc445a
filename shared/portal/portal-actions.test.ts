/** The page's writes are Graph's, and are known again as its own; others are not. */
import { describe, expect, it } from 'vitest';
import type { GraphWrite } from '../session/input.ts';
import { memberOf, portalActions, portalWrite, targetGroup } from './portal-actions.ts';
import { portalActionOf } from './portal-write.schema.ts';

const id = '3c9a1d70-8e44-4b1f-a6c2-90d2b7e35f18';
const identity = `deviceManagement/windowsAutopilotDeviceIdentities/${id}`;

const writes = [
  portalWrite('assign-user', [id], {
    userPrincipalName: 'maren@fabrikam.example',
    addressableUserName: 'Maren',
  }),
  portalWrite('unassign-user', [id]),
  portalWrite('set-group-tag', [id], { groupTag: 'SALES' }),
  portalWrite('set-device-name', [id], { displayName: 'SALES-7' }),
  portalWrite('unblock-device', [id]),
  portalWrite('delete-autopilot-device', [id]),
  portalWrite('delete-intune-record', [id]),
  portalWrite('delete-entra-device', [id]),
  portalWrite('add-to-group', [id], memberOf(id)),
  portalWrite('remove-from-group', [id, id]),
  portalWrite('assign-profile', [id], targetGroup(id)),
  portalWrite('unassign-profile', [id, `${id}_${id}_0`]),
  portalWrite('sync', []),
];

describe('a write of the portal page', () => {
  it('is there for each action of the table, and is known again', () => {
    expect(writes.map(portalActionOf)).toEqual(Object.keys(portalActions));
  });

  it('has the shape of Graph’s', () => {
    expect(writes[2]).toEqual({
      method: 'POST',
      path: `${identity}/updateDeviceProperties`,
      body: { groupTag: 'SALES' },
    });
    expect(writes[9]).toEqual({ method: 'DELETE', path: `groups/${id}/members/${id}/$ref` });
  });

  it('may name a device by another property, as Graph knows it', () => {
    const path =
      "deviceManagement/windowsAutopilotDeviceIdentities(serialNumber='RSL-0001')/allowNextEnrollment";
    expect(portalActionOf({ method: 'POST', path })).toBe('unblock-device');
  });

  it.each<GraphWrite>([
    { method: 'PATCH', path: identity, body: { userlessEnrollmentStatus: 'blocked' } },
    {
      method: 'POST',
      path: `${identity}/updateDeviceProperties`,
      body: { userPrincipalName: 'a@b.example' },
    },
    { method: 'POST', path: `${identity}/updateDeviceProperties`, body: { groupTag: 'A', displayName: 'B' } },
    { method: 'POST', path: `${identity}/updateDeviceProperties`, body: { groupTag: 'x'.repeat(513) } },
    { method: 'POST', path: `deviceManagement/managedDevices/${id}/wipe` },
    { method: 'DELETE', path: `users/${id}` },
    { method: 'DELETE', path: `groups/${id}` },
    { method: 'DELETE', path: `devices/${id}/../../users/${id}` },
    { method: 'DELETE', path: `devices/${id}?x` },
    { method: 'DELETE', path: `devices/${id}`, body: {} },
    {
      method: 'POST',
      path: `groups/${id}/members/$ref`,
      body: { '@odata.id': `https://graph.microsoft.com/beta/users/${id}` },
    },
    {
      method: 'POST',
      path: `deviceManagement/windowsAutopilotDeploymentProfiles/${id}/assignments`,
      body: { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
    },
  ])('is not $method $path', (write) => {
    expect(portalActionOf(write)).toBeUndefined();
  });
});
