import { describe, expect, it } from 'vitest';
import { later, minutes } from '../../world/time.ts';
import { createCloud, type Cloud } from '../cloud.ts';
import { Deployment } from '../testing/deployment.ts';
import { alderFinch, hashRow, testWorld } from '../testing/fixtures.ts';

const house = (): Cloud => {
  const cloud = createCloud({ world: testWorld(), tenant: alderFinch() });
  cloud.register([hashRow({ groupTag: 'LAPTOP' })]);
  return cloud;
};
const idOf = (
  objects: Iterable<{ readonly id: string; readonly displayName: string }>,
  name: string,
): string => [...objects].find(({ displayName }) => displayName === name)!.id;

describe('configuration under an administrator’s hands', () => {
  it('a PATCH changes what it names and leaves the rest', () => {
    const cloud = house();
    const id = idOf(cloud.directory.profiles.values(), 'Pre-provisioned laptops');
    const path = `/beta/deviceManagement/windowsAutopilotDeploymentProfiles/${id}`;
    expect(cloud.graph({ method: 'PATCH', path, body: { locale: 'de-DE' } }).status).toBe(200);
    expect(cloud.directory.profiles.get(id)).toMatchObject({
      locale: 'de-DE',
      preprovisioningAllowed: true,
      assignments: [{}, {}],
    });
  });

  it('assign replaces all assignments of an app', () => {
    const cloud = house();
    const id = idOf(cloud.directory.apps.values(), '7-Zip');
    const target = { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' };
    const body = { mobileAppAssignments: [{ intent: 'uninstall', target }] };
    const path = `deviceAppManagement/mobileApps/${id}/assign`;
    expect(cloud.graph({ method: 'POST', path, body }).status).toBe(200);
    expect(cloud.directory.apps.get(id)?.assignments).toMatchObject([
      { intent: 'uninstall', target: { kind: 'all-devices' } },
    ]);
    expect(cloud.graph({ method: 'POST', path, body: {} }).status).toBe(400);
  });

  it('a new group gets members by its rule, after its processing', () => {
    const world = testWorld();
    const cloud = createCloud({ world, tenant: alderFinch() });
    cloud.register([hashRow({ groupTag: 'LAPTOP' })]);
    const answer = cloud.graph({
      method: 'POST',
      path: 'groups',
      body: {
        displayName: 'Tagged',
        groupTypes: ['DynamicMembership'],
        membershipRule: '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:LAPTOP"))',
        securityEnabled: true,
      },
    });
    expect(answer.status).toBe(201);
    const { id } = answer.body as { id: string };
    const [device] = cloud.directory.devices.values();
    const isMember = () => cloud.directory.memberships.groupsOf(device!.id).has(id);
    expect(isMember()).toBe(false);
    world.clock.advanceTo(later(world.clock.now, minutes(5)));
    expect(isMember()).toBe(true);
    expect(cloud.graph({ method: 'DELETE', path: `groups/${id}` }).status).toBe(204);
    expect(isMember()).toBe(false);
  });

  it('members that were added stay when the group is renamed', () => {
    const cloud = house();
    const id = idOf(cloud.directory.groups.values(), 'Warehouse PCs');
    const [device] = cloud.directory.devices.values();
    const body = { '@odata.id': `https://graph.example/v1.0/directoryObjects/${device!.id}` };
    cloud.graph({ method: 'POST', path: `groups/${id}/members/$ref`, body });
    cloud.graph({ method: 'PATCH', path: `groups/${id}`, body: { displayName: 'Warehouse' } });
    expect(cloud.directory.groups.get(id)).toMatchObject({ displayName: 'Warehouse', members: [device!.id] });
  });

  it.each([
    ['PATCH', 'deviceAppManagement/mobileApps/nope', { displayName: 'x' }, 404],
    ['POST', 'deviceAppManagement/mobileApps', { '@odata.type': '#microsoft.graph.iosStoreApp' }, 400],
    ['DELETE', "devices(displayName='nobody')", undefined, 400],
    ['DELETE', 'deviceManagement/windowsAutopilotDeviceIdentities/nope', undefined, 400],
    ['POST', 'deviceManagement/managedDevices/nope/wipe', {}, 404],
    ['POST', 'deviceManagement/windowsAutopilotSettings/sync', {}, 200],
  ] as const)('%s %s %j is answered %i', (method, path, body, status) => {
    const write = body === undefined ? { method, path } : { method, path, body };
    expect(house().graph(write).status).toBe(status);
  });
});

describe('the life of a device record', () => {
  const identities = 'deviceManagement/windowsAutopilotDeviceIdentities';

  it('is ended in order: Intune first, then Autopilot', () => {
    const rehearsal = new Deployment();
    rehearsal.enrolByDevice();
    const { cloud } = rehearsal;
    const path = `${identities}/${rehearsal.identity().id}`;
    expect(cloud.graph({ method: 'DELETE', path }).status).toBe(400);
    const managed = `deviceManagement/managedDevices/${rehearsal.managed().id}`;
    expect(cloud.graph({ method: 'POST', path: `${managed}/wipe`, body: {} }).status).toBe(204);
    expect(rehearsal.managed().managementState).toBe('wipePending');
    expect(cloud.graph({ method: 'DELETE', path: managed }).status).toBe(204);
    expect(cloud.graph({ method: 'DELETE', path }).status).toBe(200);
    expect(cloud.records().windowsAutopilotDeviceIdentities).toEqual([]);
    expect(cloud.records().devices[0]?.physicalIds).toEqual([]);
    // What the deployment came to stays in the report.
    expect(cloud.records().autopilotEvents).toHaveLength(1);
  });

  it.each(['PATCH', 'DELETE'] as const)('%s names a user by name as by id', (method) => {
    const cloud = house();
    const [user] = cloud.directory.users.values();
    const name = user?.userPrincipalName.toUpperCase() ?? '';
    const body = { accountEnabled: false };
    expect(cloud.graph({ method, path: `users/${name}`, body }).status).toBeLessThan(300);
    const now = user && cloud.directory.users.get(user.id);
    expect(now?.accountEnabled).toBe(method === 'PATCH' ? false : undefined);
    expect(cloud.graph({ method, path: 'users/nobody@alderfinch.example', body }).status).toBe(404);
  });

  it('by serial number', () => {
    const cloud = house();
    const body = { serialNumbers: ['RSL-0001', 'RSL-0002'] };
    const answer = cloud.graph({ method: 'POST', path: `${identities}/deleteDevices`, body });
    expect(answer.body).toMatchObject({
      value: [
        { serialNumber: 'RSL-0001', deletionState: 'accepted' },
        { serialNumber: 'RSL-0002', deletionState: 'failed' },
      ],
    });
  });

  it('without its Entra object the service goes on to hand out the profile', () => {
    const cloud = house();
    expect(cloud.graph({ method: 'DELETE', path: "devices(displayName='RSL-0001')" }).status).toBe(204);
    expect(cloud.records().windowsAutopilotDeviceIdentities[0]).toMatchObject({
      deploymentProfile: 'Pre-provisioned laptops',
    });
  });
});
