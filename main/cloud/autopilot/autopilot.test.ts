import { describe, expect, it } from 'vitest';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import { assignedUserOf, hasOobeBit } from '../../protocols/autopilot/profile.ts';
import type { ZtdError } from '../../protocols/autopilot/ztd.messages.ts';
import { encodeHardwareHash } from '../../protocols/autopilot/hardware-hash.codec.ts';
import { later, minutes, seconds } from '../../world/time.ts';
import { createCloud, type Cloud } from '../cloud.ts';
import { askProfile } from '../testing/fake-device.ts';
import {
  alderFinch,
  bodyOf,
  hashRow,
  inventory,
  testWorld,
  type HardwareChange,
} from '../testing/fixtures.ts';
import type { World } from '../../world/world.ts';

const identities = 'deviceManagement/windowsAutopilotDeviceIdentities';

function house(): { world: World; cloud: Cloud } {
  const world = testWorld();
  return { world, cloud: createCloud({ world, tenant: alderFinch() }) };
}
const wait = (world: World, minutesOfIt: number): void =>
  void world.clock.advanceTo(later(world.clock.now, minutes(minutesOfIt)));
const ask = (world: World, change: HardwareChange = {}) =>
  askProfile(world, encodeHardwareHash(inventory(change)));
const profileOf = (world: World): AutopilotProfile => bodyOf<AutopilotProfile>(ask(world));
const only = (cloud: Cloud) => cloud.records().windowsAutopilotDeviceIdentities[0]!;

describe('registration', () => {
  it('makes the Entra device object in advance, named by the serial number', () => {
    const { cloud } = house();
    cloud.register([hashRow({ groupTag: 'LAB' })]);
    const [device] = cloud.records().devices;
    const { id, azureActiveDirectoryDeviceId } = only(cloud);
    expect(device).toMatchObject({
      displayName: 'RSL-0001',
      deviceId: azureActiveDirectoryDeviceId,
      physicalIds: [`[ZTDID]:${id}`, '[OrderID]:LAB'],
      trustType: '',
    });
  });

  it('says of each row what became of it', () => {
    const world = testWorld();
    const cloud = createCloud({
      world,
      tenant: alderFinch(),
      settings: { registeredElsewhere: ['RSL-0009'] },
    });
    const rows = [
      hashRow(),
      hashRow(),
      hashRow({ serialNumber: 'RSL-0009' }),
      { ...hashRow({ serialNumber: 'RSL-0003' }), hardwareHash: 'AAAA' },
    ];
    expect(cloud.register(rows).map((row) => (row.status === 'error' ? row.errorCode : row.status))).toEqual([
      'complete',
      806,
      808,
      802,
    ]);
    expect(cloud.records().devices).toHaveLength(1);
  });
});

describe('the deployment service', () => {
  it('hands out the profile of a device that it knows by its hash', () => {
    const { world, cloud } = house();
    cloud.register([hashRow({ assignedUser: 'ines.okafor@alderfinch.example' })]);
    const profile = profileOf(world);
    expect(profile).toMatchObject({
      DeploymentProfileName: 'Pre-provisioned laptops',
      CloudAssignedTenantDomain: 'alderfinch.onmicrosoft.example',
      CloudAssignedDeviceName: 'AF-%RAND:5%',
      CloudAssignedLanguage: '',
      ZtdRegistrationId: only(cloud).id,
      // 8 + 256, standard user 2, privacy 4, EULA 16.
      CloudAssignedOobeConfig: 286,
    });
    expect(assignedUserOf(profile)).toBe('ines.okafor@alderfinch.example');
    expect(hasOobeBit(profile, 'SkipKeyboard')).toBe(false);
  });

  it.each<[string, HardwareChange, number]>([
    ['with more memory is the same device', {}, 200],
    ['with a new TPM on the same board is the same device', { ekPublic: new Uint8Array(32) }, 200],
    [
      'with a new board (other TPM, other UUID)',
      { ekPublic: new Uint8Array(32), uuid: '99999999-2222-4333-8444-555555555555' },
      908,
    ],
    ['with the board of a registered one and another serial number', { serialNumber: 'RSL-0002' }, 908],
    [
      'that nobody registered',
      { serialNumber: 'X', uuid: '88888888-2222-4333-8444-555555555555', ekPublic: new Uint8Array(32) },
      807,
    ],
  ])('a PC %s', (_what, change, expected) => {
    const { world, cloud } = house();
    cloud.register([hashRow()]);
    const answer = ask(world, change);
    expect(answer.status === 200 ? 200 : bodyOf<ZtdError>(answer).errorCode).toBe(expected);
  });

  it('has no profile for a device that no assignment reaches', () => {
    const { world, cloud } = house();
    cloud.register([hashRow()]);
    const [profile] = [...cloud.directory.profiles.values()].filter(
      ({ preprovisioningAllowed }) => preprovisioningAllowed,
    );
    const path = `deviceManagement/windowsAutopilotDeploymentProfiles/${profile!.id}/assignments`;
    const assignment = profile!.assignments.find(({ target }) => target.kind === 'group')!;
    expect(cloud.graph({ method: 'DELETE', path: `${path}/${assignment.id}` }).status).toBe(204);
    wait(world, 3);
    expect(bodyOf<ZtdError>(ask(world)).errorName).toBe('ZtdDeviceHasNoAssignedProfile');
  });
});

describe('the services take their time', () => {
  it('a device registered just now has its profile after group processing and profile sync', () => {
    const { world, cloud } = house();
    cloud.register([hashRow()], 'just-now');
    expect(only(cloud).deploymentProfileAssignmentStatus).toBe('notAssigned');
    wait(world, 5);
    expect(only(cloud).deploymentProfileAssignmentStatus).toBe('pending');
    wait(world, 2);
    expect(only(cloud).deploymentProfileAssignmentStatus).toBe('assignedInSync');
  });

  it('a group tag becomes a group, then an intended profile, then the profile that is handed out', () => {
    const { world, cloud } = house();
    cloud.register([hashRow()]);
    const names = (): string[] => [
      only(cloud).intendedDeploymentProfile,
      profileOf(world).DeploymentProfileName,
    ];
    const { id } = only(cloud);
    const body = { groupTag: 'DESK' };
    expect(
      cloud.graph({ method: 'POST', path: `/${identities}/${id}/UpdateDeviceProperties`, body }).status,
    ).toBe(200);
    wait(world, 4);
    expect(names()).toEqual(['Pre-provisioned laptops', 'Pre-provisioned laptops']);
    wait(world, 2);
    expect(names()).toEqual(['Desk PCs, set up by users', 'Pre-provisioned laptops']);
    wait(world, 2);
    expect(names()).toEqual(['Desk PCs, set up by users', 'Desk PCs, set up by users']);
  });

  it('an assigned user comes with the next download after the short lag', () => {
    const { world, cloud } = house();
    cloud.register([hashRow()]);
    const path = `${identities}/${only(cloud).id}/assignUserToDevice`;
    const body = { userPrincipalName: 'mei.tanaka@alderfinch.example' };
    expect(cloud.graph({ method: 'POST', path, body }).status).toBe(200);
    expect(assignedUserOf(profileOf(world))).toBe('');
    world.clock.advanceTo(later(world.clock.now, seconds(5)));
    expect(assignedUserOf(profileOf(world))).toBe('mei.tanaka@alderfinch.example');
  });
});

describe('Graph writes that cannot be done', () => {
  it.each([
    [
      'POST',
      `${identities}/nope/assignUserToDevice`,
      { userPrincipalName: 'mei.tanaka@alderfinch.example' },
      404,
      'ResourceNotFound',
    ],
    [
      'POST',
      `${identities}/nope/assignUserToDevice`,
      { userPrincipalName: 'nobody@else.example' },
      400,
      'BadRequest',
    ],
    ['POST', `${identities}/nope/assignUserToDevice`, {}, 400, 'BadRequest'],
    ['DELETE', 'deviceManagement/managedDevices/nope', undefined, 404, 'ResourceNotFound'],
    [
      'POST',
      'groups/nope/members/$ref',
      { '@odata.id': 'https://graph.example/x/1' },
      404,
      'Request_ResourceNotFound',
    ],
    ['POST', 'deviceManagement/unknownThings', {}, 400, 'BadRequest'],
  ] as const)('%s %s %j is answered %i %s', (method, path, body, status, code) => {
    const { cloud } = house();
    const answer = cloud.graph(body === undefined ? { method, path } : { method, path, body });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });

  it('members of a dynamic group cannot be set, those of an assigned one can', () => {
    const { cloud } = house();
    const groupOf = (name: string): string =>
      [...cloud.directory.groups.values()].find(({ displayName }) => displayName === name)!.id;
    const [user] = cloud.directory.users.values();
    const body = { '@odata.id': `https://graph.example/v1.0/directoryObjects/${user!.id}` };
    const add = (name: string) =>
      cloud.graph({ method: 'POST', path: `groups/${groupOf(name)}/members/$ref`, body });
    expect(add('Autopilot devices').status).toBe(403);
    expect(add('Warehouse PCs').status).toBe(204);
    // Nested: who is in Warehouse PCs is in Windows devices.
    expect(cloud.directory.memberships.groupsOf(user!.id)).toContain(groupOf('Windows devices'));
  });
});
