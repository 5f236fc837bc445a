import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hours, later, minutes } from '../../world/time.ts';
import { NetworkError } from '../../world/internet/network-error.ts';
import { createCloud } from '../cloud.ts';
import { alderFinch, hashRow, testWorld } from '../testing/fixtures.ts';
import type { GraphRequest } from './request.ts';

const origin = 'http://127.0.0.1:8443';
const identities = 'deviceManagement/windowsAutopilotDeviceIdentities';

/** What the tests look at, of whatever is answered. */
interface Answered {
  readonly '@odata.nextLink'?: string;
  readonly value: readonly { readonly displayName: string }[];
  readonly error: { readonly code: string; readonly message: string };
  readonly responses: readonly { readonly id: string; readonly status: number; readonly body: Answered }[];
  readonly state: { readonly deviceImportStatus: string; readonly deviceRegistrationId: string };
  readonly serialNumber: string;
  readonly deploymentProfileAssignmentStatus: string;
}

function house() {
  const world = testWorld();
  const cloud = createCloud({ world, tenant: alderFinch() });
  cloud.register([hashRow({ groupTag: 'LAPTOP' })]);
  let moves = 0;
  const ask = (path: string, more: Partial<GraphRequest> = {}) => {
    const response = cloud.readGraph(
      { method: 'GET', url: `${origin}/${path}`, headers: {}, ...more },
      moves++,
    );
    const { headers = {}, status } = response;
    const isJson = headers['content-type']?.startsWith('application/json');
    return {
      status,
      headers,
      text: response.body,
      body: (isJson ? JSON.parse(response.body) : {}) as Answered,
    };
  };
  const passes = (span: Parameters<typeof later>[1]) => world.clock.advanceTo(later(world.clock.now, span));
  return { world, cloud, ask, passes };
}

describe('reading Microsoft Graph', () => {
  const { ask, cloud } = house();
  const [identity] = cloud.directory.identities.values();

  it('shows a device with the profile that it has and the one it is meant to have', () => {
    const path = `BETA/devicemanagement/WindowsAutopilotDeviceIdentities/${identity!.id}?$expand=deploymentProfile,intendedDeploymentProfile`;
    const { body } = ask(path);
    expect(body).toMatchObject({
      serialNumber: identity!.serialNumber,
      groupTag: 'LAPTOP',
      purchaseOrderIdentifier: '',
      managedDeviceId: '00000000-0000-0000-0000-000000000000',
      lastContactedDateTime: '0001-01-01T00:00:00Z',
      deploymentProfileAssignmentStatus: 'assignedInSync',
      deploymentProfile: {
        displayName: 'Pre-provisioned laptops',
        enableWhiteGlove: true,
        preprovisioningAllowed: true,
      },
      intendedDeploymentProfile: {
        '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
      },
    });
  });

  it('shows less in the older version', () => {
    const { body } = ask(`v1.0/${identities}`);
    expect(body.value[0]).not.toHaveProperty('deploymentProfileAssignmentStatus');
    expect(ask(`v1.0/${identities}?$expand=deploymentProfile`).status).toBe(400);
    expect(ask('v1.0/deviceManagement/autopilotEvents').status).toBe(400);
  });

  it.each([
    [`beta/${identities}/?$filter=contains(serialNumber,'${identity!.serialNumber.slice(2)}')`, 1],
    [`beta/${identities}?$filter=contains(serialNumber%2c%27nope%27)`, 0],
    ["beta/groups?$filter=startswith(displayName,'A')+and+securityEnabled+eq+true", 2],
    ["v1.0/groups?$filter=groupTypes/any(c:c eq 'DynamicMembership')", 5],
    ["v1.0/users?$filter=userPrincipalName eq 'ines.okafor@alderfinch.example'", 1],
    [`v1.0/devices?$filter=deviceId eq '${identity!.azureActiveDirectoryDeviceId}'`, 1],
    ["beta/deviceAppManagement/mobileApps?$filter=isof('microsoft.graph.officeSuiteApp')", 1],
    ['beta/deviceManagement/deviceEnrollmentConfigurations?$filter=priority eq 0', 1],
  ])('%s finds %i', (path, count) => {
    const { status, body } = ask(path);
    expect({ status, count: body.value?.length }).toEqual({ status: 200, count });
  });

  it('pages with links to the host that was asked', () => {
    const names: string[] = [];
    let path: string | undefined = 'v1.0/users?$select=displayName&$top=2&$orderby=displayName desc';
    for (let page = 0; path !== undefined && page < 50; page++) {
      const { body } = ask(path);
      names.push(...body.value.map((user: { displayName: string }) => user.displayName));
      const next: string | undefined = body['@odata.nextLink'];
      expect(next ?? `${origin}/v1.0/users?`).toContain(`${origin}/v1.0/users?`);
      path = next?.slice(origin.length + 1);
    }
    expect(names).toEqual(
      [...cloud.directory.users.values()]
        .map(({ displayName }) => displayName)
        .toSorted()
        .toReversed(),
    );
  });

  it('goes from a group to its members, by type, by number and by reference', () => {
    const group = [...cloud.directory.groups.values()].find(
      ({ displayName }) => displayName === 'Autopilot devices',
    );
    const members = `v1.0/groups/${group!.id}/members`;
    const device = [...cloud.directory.devices.values()][0]!;
    expect(ask(members).body.value).toMatchObject([
      { '@odata.type': '#microsoft.graph.device', id: device.id },
    ]);
    expect(ask(`${members}/microsoft.graph.user`).body.value).toEqual([]);
    expect(ask(`${members}/$count`).text).toBe('1');
    expect(ask(`${members}/$ref`).body.value).toEqual([
      { '@odata.id': `${origin}/v1.0/directoryObjects/${device.id}` },
    ]);
    expect(ask(`v1.0/devices/${device.id}/memberOf`).body.value.length).toBeGreaterThan(0);
  });

  it('asks for a header where the directory searches', () => {
    const path = 'v1.0/users?$search="displayName:ines"&$count=true';
    expect(ask(path).status).toBe(400);
    const { body } = ask(path, { headers: { consistencylevel: 'eventual' } });
    expect(body).toMatchObject({ '@odata.count': 1, value: [{ displayName: 'Ines Okafor' }] });
  });

  it.each([
    ['v3/me', 400, 'BadRequest'],
    ['beta/nothing', 400, 'BadRequest'],
    [`beta/${identities}/nope`, 404, 'ResourceNotFound'],
    ['v1.0/groups/nope', 404, 'Request_ResourceNotFound'],
    [`beta/${identities}?$filter=nothing eq 1`, 400, 'BadRequest'],
    [`beta/${identities}?$frobnicate=1`, 400, 'BadRequest'],
    ['v1.0/users?$top=1000', 400, 'BadRequest'],
  ])('%s is answered %i %s with the ids of the request', (path, status, code) => {
    const found = ask(path, { headers: { 'client-request-id': 'mine' } });
    expect(found.status).toBe(status);
    expect(found.headers['client-request-id']).toBe('mine');
    expect(found.body.error).toMatchObject({ code, innerError: { 'client-request-id': 'mine' } });
  });

  it('says in JSON inside the message what Intune says', () => {
    const { body } = ask(`beta/${identities}/nope`);
    expect(JSON.parse(body.error.message)).toMatchObject({
      _version: 3,
      HttpHeaders: '{}',
      RetryAfter: null,
    });
  });

  it('answers several requests in one', () => {
    const requests = [
      { id: 'a', method: 'GET', url: '/users?$top=1' },
      { id: 'b', method: 'GET', url: '/groups/nope' },
      { id: 'c', method: 'GET', url: '/organization', dependsOn: ['b'] },
    ];
    const batch = (body: unknown) => ask('v1.0/$batch', { method: 'POST', body });
    const { body } = batch({ requests });
    expect(body.responses.map(({ id, status }: { id: string; status: number }) => [id, status])).toEqual([
      ['a', 200],
      ['b', 404],
      ['c', 424],
    ]);
    expect(body.responses[0]?.body['@odata.nextLink']).toMatch(/^http:\/\/127\.0\.0\.1:8443\/v1\.0\/users\?/);
    expect(batch({ requests: Array.from({ length: 21 }, () => requests[0]) }).status).toBe(400);
    expect(batch([]).status).toBe(400);
  });

  it('answers whatever is asked in the shape of Graph', () => {
    const words = fc.constantFrom(
      'beta',
      'v1.0',
      'users',
      'groups',
      'devices',
      'deviceManagement',
      'windowsAutopilotDeviceIdentities',
      'members',
      '$count',
      '$ref',
      '$value',
      identity!.id,
      "devices(deviceId='x')",
      '..',
      '%',
      '%zz',
      '__proto__',
      'constructor',
    );
    const option = fc.constantFrom(
      '$filter=',
      '$select=',
      '$expand=',
      '$top=',
      '$skip=',
      '$orderby=',
      '$count=',
      '$search=',
      '$skiptoken=',
      '$x=',
      '',
    );
    const path = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 5 }).map((parts) => parts.join('/')),
    );
    const query = fc.array(fc.tuple(option, fc.oneof(fc.string(), words)), { maxLength: 3 });
    fc.assert(
      fc.property(path, query, (where, options) => {
        const { status, body } = ask(`${where}?${options.map((pair) => pair.join('')).join('&')}`);
        return status < 300 || (status < 500 && body.error.code !== '' && body.error.message !== '');
      }),
      { numRuns: 500 },
    );
  });
});

describe('an administrator’s write over the internet', () => {
  it('is an exchange of the trace', () => {
    const { world, cloud } = house();
    const [identity] = cloud.directory.identities.values();
    const path = `v1.0/${identities}/${identity!.id}/updateDeviceProperties`;
    expect(cloud.administer({ method: 'POST', path, body: { groupTag: 'X' } }).status).toBe(204);
    expect(world.internet.trace.at(-1)).toMatchObject({
      request: { method: 'POST', url: `https://graph.microsoft.com/${path}` },
      response: { status: 204 },
    });
  });

  it('says 200 in beta, with what was changed where an object was', () => {
    const { cloud } = house();
    const [identity] = cloud.directory.identities.values();
    const unassign = {
      method: 'POST',
      path: `beta/${identities}/${identity!.id}/unassignUserFromDevice`,
    } as const;
    expect(cloud.administer(unassign)).toEqual({ status: 200 });
    const [profile] = cloud.directory.profiles.values();
    const path = `beta/deviceManagement/windowsAutopilotDeploymentProfiles/${profile!.id}`;
    expect(cloud.administer({ method: 'PATCH', path, body: { description: 'new' } })).toMatchObject({
      status: 200,
      body: { id: profile!.id, description: 'new', '@odata.type': expect.any(String) },
    });
    const [group] = cloud.directory.groups.values();
    expect(
      cloud.administer({ method: 'PATCH', path: `groups/${group!.id}`, body: { description: 'new' } }),
    ).toEqual({ status: 204 });
  });

  it('does not come through where the host is blocked', () => {
    const { world, cloud, ask } = house();
    world.internet.change({ blockedHosts: ['*.microsoft.com'] });
    const write = { method: 'POST', path: 'groups', body: { displayName: 'G' } } as const;
    expect(() => cloud.administer(write)).toThrow(NetworkError);
    expect(() => ask('v1.0/groups')).toThrow(NetworkError);
    expect(world.internet.trace.at(-1)?.error?.failure).toBe('timeout');
  });

  it('of an import is settled by and by, and its record can go', () => {
    const { cloud, ask, passes } = house();
    const { hardwareHash, serialNumber } = hashRow({ serialNumber: 'RSL-0777' });
    const imports = 'beta/deviceManagement/importedWindowsAutopilotDeviceIdentities';
    const { status, body } = cloud.administer({
      method: 'POST',
      path: imports,
      body: {
        '@odata.type': '#microsoft.graph.importedWindowsAutopilotDeviceIdentity',
        groupTag: 'LAPTOP',
        serialNumber,
        productKey: '',
        hardwareIdentifier: hardwareHash,
        assignedUserPrincipalName: '',
        state: {
          deviceImportStatus: 'pending',
          deviceRegistrationId: '',
          deviceErrorCode: 0,
          deviceErrorName: '',
        },
      },
    });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { serialNumber, state: { deviceImportStatus: 'unknown' } },
    });
    const { id } = body as { id: string };
    passes(minutes(1));
    expect(ask(`${imports}/${id}`).body.state.deviceImportStatus).toBe('unknown');
    passes(minutes(5));
    const { state } = ask(`${imports}/${id}`).body;
    expect(state).toMatchObject({ deviceImportStatus: 'complete', deviceErrorCode: 0 });
    const device = (): Answered => ask(`beta/${identities}/${state.deviceRegistrationId}`).body;
    expect(device().deploymentProfileAssignmentStatus).toMatch(/^(notAssigned|pending)$/);
    passes(hours(1));
    expect(device().deploymentProfileAssignmentStatus).toBe('assignedInSync');
    expect(cloud.administer({ method: 'DELETE', path: `${imports}/${id}` }).status).toBe(200);
    expect(ask(`${imports}/${id}`).status).toBe(404);
    expect(device().serialNumber).toBe(serialNumber);
  });
});
