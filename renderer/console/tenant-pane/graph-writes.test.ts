import { describe, expect, it } from 'vitest';
import { assignUser, changeGroupTag, unassignUser } from './graph-writes.ts';

const id = '3c9a1d70-8e44-4b1f-a6c2-90d2b7e35f18';
const path = `deviceManagement/windowsAutopilotDeviceIdentities/${id}`;

describe('an administrator’s changes', () => {
  it('have the shape of Graph’s actions', () => {
    expect(
      assignUser(id, { userPrincipalName: 'maren.holt@fabrikam.example', displayName: 'Maren Holt' }),
    ).toEqual({
      method: 'POST',
      path: `${path}/assignUserToDevice`,
      body: { userPrincipalName: 'maren.holt@fabrikam.example', addressableUserName: 'Maren Holt' },
    });
    expect(unassignUser(id)).toEqual({ method: 'POST', path: `${path}/unassignUserFromDevice` });
    expect(changeGroupTag(id, 'Sales')).toEqual({
      method: 'POST',
      path: `${path}/updateDeviceProperties`,
      body: { groupTag: 'Sales' },
    });
  });
});
