/** What shipping clients send, in the order in which they send it (facts/graph). */
import { describe, expect, it } from 'vitest';
import type { GraphWrite } from '../../../shared/session/input.ts';
import { hours, later, minutes } from '../../world/time.ts';
import { createCloud } from '../cloud.ts';
import { alderFinch, hashRow, testWorld } from '../testing/fixtures.ts';

const management = 'deviceManagement';
const identities = `${management}/windowsAutopilotDeviceIdentities`;

interface Read {
  readonly id: string;
  readonly value: readonly Read[];
  readonly [name: string]: unknown;
}

function house() {
  const world = testWorld();
  const cloud = createCloud({ world, tenant: alderFinch() });
  cloud.register([hashRow({ groupTag: 'LAPTOP' })]);
  let moves = 0;
  const get = (path: string): Read => {
    const { body } = cloud.readGraph(
      { method: 'GET', url: `http://localhost/${path}`, headers: {} },
      moves++,
    );
    return JSON.parse(body) as Read;
  };
  const send = (method: GraphWrite['method'], path: string, body?: unknown) =>
    cloud.administer(body === undefined ? { method, path } : { method, path, body });
  const passes = (span: Parameters<typeof later>[1]) => world.clock.advanceTo(later(world.clock.now, span));
  const [identity] = cloud.directory.identities.values();
  return { cloud, get, send, passes, identity: identity! };
}

describe('the companion', () => {
  it('finds a device, changes it, clears its user and asks for a sync', () => {
    const { get, send, passes, identity, cloud } = house();
    const [user] = cloud.directory.users.values();
    const { userPrincipalName, displayName: addressableUserName } = user!;
    expect(get('v1.0/organization').value[0]).toMatchObject({
      verifiedDomains: [{ name: 'alderfinch.example' }, { isInitial: true }],
    });
    expect(get('beta/users').value[0]).toMatchObject({
      displayName: expect.any(String),
      givenName: expect.any(String),
    });
    const [found] = get(`beta/${identities}?$filter=contains(serialNumber,'${identity.serialNumber}')`).value;
    const device = (): Read =>
      get(`beta/${identities}/${found!.id}?$expand=deploymentProfile,intendedDeploymentProfile`);
    // A key that is missing ends the program; one that is null does not.
    expect(Object.keys(device())).toEqual(
      expect.arrayContaining(
        'serialNumber manufacturer model groupTag purchaseOrderIdentifier addressableUserName userPrincipalName azureActiveDirectoryDeviceId managedDeviceId id displayName deploymentProfile'.split(
          ' ',
        ),
      ),
    );
    const path = `beta/devicemanagement/windowsAutopilotDeviceIdentities/${found!.id}`;
    expect(
      send('POST', `${path}/UpdateDeviceProperties`, {
        userPrincipalName,
        addressableUserName,
        groupTag: 'KIOSK',
        displayName: 'PC-7',
      }),
    ).toEqual({ status: 200 });
    expect(device()).toMatchObject({
      userPrincipalName,
      addressableUserName,
      groupTag: 'KIOSK',
      displayName: 'PC-7',
    });
    expect(send('POST', `${path}/unassignUserFromDevice`)).toEqual({ status: 200 });
    expect(device()).toMatchObject({ userPrincipalName: '', addressableUserName: '', groupTag: 'KIOSK' });
    expect(send('POST', `beta/${management}/windowsAutopilotSettings/sync`)).toEqual({ status: 200 });
    expect(get(`beta/${management}/windowsAutopilotSettings`)).toMatchObject({ syncStatus: 'inProgress' });
    passes(minutes(10));
    expect(get(`beta/${management}/windowsAutopilotSettings`)).toMatchObject({ syncStatus: 'completed' });
  });
});

describe('the PowerShell module', () => {
  it('makes a profile of a copy, assigns it to a group and takes it away', () => {
    const { get, send, cloud } = house();
    const profiles = `beta/${management}/windowsAutopilotDeploymentProfiles`;
    const [copied] = get(profiles).value;
    const { id: _id, createdDateTime: _made, lastModifiedDateTime: _changed, ...copy } = copied!;
    const made = send('POST', profiles, { ...copy, displayName: 'Copy' });
    expect(made).toMatchObject({
      status: 201,
      body: { displayName: 'Copy', createdDateTime: '2026-03-02T08:00:00Z' },
    });
    const { id } = made.body as Read;
    expect(send('PATCH', `${profiles}/${id}`, { ...copy, displayName: 'Copy 2' })).toMatchObject({
      status: 200,
      body: { id, displayName: 'Copy 2' },
    });
    const [group] = cloud.directory.groups.values();
    const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group!.id };
    expect(send('POST', `${profiles}/${id}/assignments`, { id, target })).toMatchObject({ status: 201 });
    expect(get(`${profiles}/${id}/assignments`).value).toMatchObject([
      { id: `${id}_${group!.id}_0`, target: { groupId: group!.id } },
    ]);
    expect(send('DELETE', `${profiles}/${id}/assignments/${id}_${group!.id}_0`).status).toBe(204);
    expect(get(`${profiles}/${id}/assignments`).value).toEqual([]);
    expect(send('DELETE', `${profiles}/${id}`).status).toBe(204);
  });

  it('sends flags as texts, and reads flags', () => {
    const { get, send } = house();
    const pages = `beta/${management}/deviceEnrollmentConfigurations`;
    const { body } = send('POST', pages, {
      '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
      displayName: 'Lab',
      showInstallationProgress: 'True',
      allowDeviceResetOnInstallFailure: 'false',
      installProgressTimeoutInMinutes: '90',
    });
    const { id } = body as Read;
    expect(get(`${pages}/${id}`)).toMatchObject({
      showInstallationProgress: true,
      allowDeviceResetOnInstallFailure: false,
      installProgressTimeoutInMinutes: 90,
    });
    expect(send('POST', `${pages}/${id}/setPriority`, { priority: 1 })).toEqual({ status: 200 });
  });

  it('imports a lot, polls it until nothing is unknown, and deletes the records', () => {
    const { get, send, passes } = house();
    const imports = `beta/${management}/importedWindowsAutopilotDeviceIdentities`;
    const one = hashRow({ serialNumber: 'RSL-0701' });
    const row = { serialNumber: one.serialNumber, hardwareIdentifier: one.hardwareHash, groupTag: 'LAPTOP' };
    const broken = { serialNumber: 'RSL-0702', hardwareIdentifier: 'T0E=' };
    expect(
      send('POST', `${imports}/import`, { importedWindowsAutopilotDeviceIdentities: [row, broken] }),
    ).toMatchObject({ status: 200, body: { value: [{}, {}] } });
    const states = () => get(imports).value.map(({ state }) => (state as Read)['deviceImportStatus']);
    expect(states()).toEqual(['unknown', 'unknown']);
    passes(minutes(5));
    expect(states()).toEqual(['complete', 'error']);
    for (const { id } of get(imports).value) expect(send('DELETE', `${imports}/${id}`).status).toBe(200);
    expect(get(imports).value).toEqual([]);
  });

  it('uploads a lot that has an id of its own', () => {
    const { get, send, passes } = house();
    const uploads = `v1.0/${management}/importedWindowsAutopilotDeviceIdentityUploads`;
    const { serialNumber, hardwareHash } = hashRow({ serialNumber: 'RSL-0711' });
    const { status, body } = send('POST', uploads, {
      deviceIdentities: [{ serialNumber, hardwareIdentifier: hardwareHash }],
    });
    expect({ status, body }).toMatchObject({ status: 201, body: { status: 'pending' } });
    passes(minutes(5));
    const { id } = body as Read;
    expect(get(`${uploads}/${id}?$expand=deviceIdentities`)).toMatchObject({
      status: 'complete',
      deviceIdentities: [{ serialNumber }],
    });
  });

  it('puts the device of an import into a group, and sees its profile assigned', () => {
    const { get, send, passes, cloud } = house();
    const { serialNumber, hardwareHash } = hashRow({ serialNumber: 'RSL-0721' });
    const imports = `beta/${management}/importedWindowsAutopilotDeviceIdentities`;
    const { id } = send('POST', imports, {
      serialNumber,
      hardwareIdentifier: hardwareHash,
      groupTag: 'LAPTOP',
    }).body as Read;
    passes(minutes(5));
    const { deviceRegistrationId } = get(`${imports}/${id}`)['state'] as {
      readonly deviceRegistrationId: string;
    };
    const identity = (): Read => get(`beta/${identities}/${deviceRegistrationId}?$expand=deploymentProfile`);
    const [device] = get(`beta/devices?$filter=deviceId eq '${String(identity()['azureAdDeviceId'])}'`).value;
    const group = [...cloud.directory.groups.values()].find(({ membershipRule }) => membershipRule === null)!;
    const reference = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${device!.id}` };
    expect(send('POST', `beta/groups/${group.id}/members/$ref`, reference)).toEqual({ status: 204 });
    expect(get(`beta/groups/${group.id}/members`).value.map((member) => member.id)).toContain(device!.id);
    expect(get(`v1.0/directoryObjects/${device!.id}`)).toMatchObject({ displayName: serialNumber });
    passes(hours(1));
    expect(String(identity()['deploymentProfileAssignmentStatus'])).toMatch(/^assigned/);
    expect(send('DELETE', `beta/groups/${group.id}/members/${device!.id}/$ref`)).toEqual({ status: 204 });
  });
});

describe('other administration', () => {
  it('keeps corporate identifiers, each once', () => {
    const { get, send } = house();
    const list = `beta/${management}/importedDeviceIdentities`;
    const one = {
      importedDeviceIdentifier: 'Larkfield,Fieldbook,RSL-1',
      importedDeviceIdentityType: 'manufacturerModelSerial',
    };
    const added = () =>
      (send('POST', `${list}/importDeviceIdentityList`, { importedDeviceIdentities: [one] }).body as Read)
        .value[0];
    expect([added()!['status'], added()!['status']]).toEqual([true, false]);
    expect(
      send('POST', `${list}/searchExistingIdentities`, {
        importedDeviceIdentities: [one, { importedDeviceIdentifier: 'x' }],
      }).body,
    ).toMatchObject({ value: [{}] });
    expect(get(list).value).toMatchObject([one]);
  });

  it('adds members to a group with its other properties', () => {
    const { get, send, cloud } = house();
    const [user] = cloud.directory.users.values();
    const { id } = send('POST', 'groups', { displayName: 'Lab', securityEnabled: true }).body as Read;
    const bind = [`https://graph.microsoft.com/v1.0/users/${user!.id}`];
    expect(send('PATCH', `groups/${id}`, { description: 'new', 'members@odata.bind': bind })).toEqual({
      status: 204,
    });
    expect(get(`v1.0/groups/${id}?$expand=members($select=id)`)).toMatchObject({
      description: 'new',
      members: [{ id: user!.id }],
    });
  });

  it('keeps a resource account, which is nothing to a PC', () => {
    const { get, send, identity } = house();
    const path = `beta/${identities}/${identity.id}`;
    send('POST', `${path}/assignResourceAccountToDevice`, {
      userPrincipalName: 'room@x.example',
      addressableUserName: 'Room',
    });
    expect(get(path)).toMatchObject({ deviceAccountUpn: 'room@x.example', deviceFriendlyName: 'Room' });
    send('POST', `${path}/unassignResourceAccountFromDevice`);
    expect(get(path)).toMatchObject({ deviceAccountUpn: '' });
  });
});
