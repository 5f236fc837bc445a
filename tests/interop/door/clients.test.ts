/** The tenant's door driven by Microsoft's own clients, and what it serves read by the models of their SDK. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Client } from '@microsoft/microsoft-graph-client';
import { JsonParseNodeFactory } from '@microsoft/kiota-serialization-json';
import type { Parsable, ParsableFactory } from '@microsoft/kiota-abstractions';
import type {
  Device,
  Group,
  ImportedWindowsAutopilotDeviceIdentity,
  NullableOption,
  WindowsAutopilotDeviceIdentity,
} from '@microsoft/microsoft-graph-types-beta';
import { afterEach, describe, expect, it } from 'vitest';
import { entitySets } from '../../../main/cloud/graph/model/entity-sets.ts';
import { openDoor } from '../../../main/hosts/door/door.ts';
import type { Door } from '../../../main/hosts/door/door.ts';
import { graphReply } from '../../../main/hosts/session-worker/serve-graph.ts';
import { findScenario, sourcesOf } from '../../../main/hosts/sources.ts';
import { createRehearsal } from '../../../main/session/rehearsal.ts';
import type { Session } from '../../../main/session/session.ts';
import { playWalk } from '../../../main/session/walk.ts';
import { open } from '../../testing/lab.ts';

const doors: Door[] = [];
afterEach(() => doors.splice(0).forEach((door) => door.close()));

async function doorOf(session: Session): Promise<string> {
  const graph = async (request: Parameters<typeof graphReply>[2]) =>
    graphReply(session, (input) => session.submit(input), request);
  const door = await openDoor({ graph }, 0);
  doors.push(door);
  return door.address;
}

/** The JavaScript client, which believes that it talks to Graph. */
async function clientOf(address: string): Promise<Client> {
  const answer = await fetch(`${address}/contoso/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'app', client_secret: 'any' }),
  });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  return Client.init({
    baseUrl: `${address}/`,
    defaultVersion: 'beta',
    customHosts: new Set(['127.0.0.1']),
    authProvider: (done) => done(null, token),
  });
}

const identities = '/deviceManagement/windowsAutopilotDeviceIdentities';
const imports = '/deviceManagement/importedWindowsAutopilotDeviceIdentities';

interface List<Item> {
  readonly value: readonly Item[];
}

describe('an administrator by the JavaScript client', () => {
  it('imports a hash, has a tag lead it to its profile, assigns a user, and Refresh on the PC shows it', async () => {
    const { session, person, scenario } = open('entra-wired');
    const client = await clientOf(await doorOf(session));
    const passes = (minutes: number) => session.advance(minutes * 60_000);
    const get = async <Answer>(path: string) => (await client.api(path).get()) as Answer;

    const [before] = (await get<List<WindowsAutopilotDeviceIdentity>>(identities)).value;
    await client.api(`${identities}/${before?.id}`).delete();
    passes(60);
    const { pc } = createRehearsal(sourcesOf(findScenario(scenario.id), null));
    const [, row = ''] = pc.hardwareHashCsv('', '').split(/\r?\n/);
    const [serialNumber = '', , hardwareIdentifier = ''] = row.split(',');
    const asked: ImportedWindowsAutopilotDeviceIdentity = {
      groupTag: 'LAPTOP',
      serialNumber,
      productKey: '',
      hardwareIdentifier: hardwareIdentifier as NullableOption<string>,
      assignedUserPrincipalName: '',
    };
    const imported = (await client.api(imports).post({
      '@odata.type': '#microsoft.graph.importedWindowsAutopilotDeviceIdentity',
      ...asked,
    })) as ImportedWindowsAutopilotDeviceIdentity;
    expect(imported.state?.deviceImportStatus).toBe('unknown');
    const state = async () =>
      (await get<ImportedWindowsAutopilotDeviceIdentity>(`${imports}/${imported.id}`)).state;
    for (let tries = 0; tries < 40 && (await state())?.deviceImportStatus === 'unknown'; tries += 1)
      passes(1);
    const { deviceImportStatus, deviceRegistrationId } = (await state())!;
    expect(deviceImportStatus).toBe('complete');

    const device = () =>
      get<WindowsAutopilotDeviceIdentity>(
        `${identities}/${deviceRegistrationId}?$expand=deploymentProfile,intendedDeploymentProfile`,
      );
    for (
      let tries = 0;
      tries < 60 && !(await device()).deploymentProfileAssignmentStatus?.startsWith('assigned');
      tries += 1
    )
      passes(5);
    expect((await device()).deploymentProfile?.displayName).toBe('Pre-provisioned laptops');

    const [object] = (
      await get<List<Device>>(
        `/devices?$filter=deviceId eq '${(await device()).azureActiveDirectoryDeviceId}'`,
      )
    ).value;
    const [group] = (await get<List<Group>>("/groups?$filter=groupTypes/any(c:c eq 'DynamicMembership')"))
      .value;
    expect([object?.id, group?.membershipRule]).toEqual([expect.any(String), expect.any(String)]);

    person.goesToTheLandingPage();
    const [user] = (await get<List<{ userPrincipalName: string; displayName: string }>>('/users')).value;
    await client.api(`${identities}/${deviceRegistrationId}/UpdateDeviceProperties`).post({
      userPrincipalName: user?.userPrincipalName,
      addressableUserName: user?.displayName,
      groupTag: 'LAPTOP',
      displayName: '',
    });
    await client.api('/deviceManagement/windowsAutopilotSettings/sync').post({});
    passes(60);
    person.presses('refresh');
    person.waitsFor('landing', ({ loading }) => !loading);
    const screen = person.screen();
    expect(screen.id === 'landing' && screen.user).toBe(user?.userPrincipalName);
  });

  it('is told of what is not there as Graph tells it, and pages through a list', async () => {
    const address = await doorOf(open('entra-wired').session);
    const client = await clientOf(address);
    await expect(client.api(`${identities}/nowhere`).get()).rejects.toMatchObject({ statusCode: 404 });
    const page = (await client.api('/users').top(1).get()) as Record<string, string>;
    expect(page['@odata.nextLink']?.startsWith(`${address}/beta/users?`)).toBe(true);
    const batch = (await client.api('/$batch').post({
      requests: [
        { id: '1', method: 'GET', url: '/users?$top=1' },
        { id: '2', method: 'GET', url: '/groups/nowhere' },
      ],
    })) as { readonly responses: readonly { readonly id: string; readonly status: number }[] };
    expect(batch.responses.map(({ id, status }) => [id, status])).toEqual([
      ['1', 200],
      ['2', 404],
    ]);
  });
});

/** Names that a model does not know, by their paths. */
function unknownIn(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => unknownIn(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'additionalData'
      ? Object.keys(inner as object)
          .filter((name) => !name.includes('@odata.'))
          .map((name) => `${path}.${name}`)
      : unknownIn(inner, `${path}.${key}`),
  );
}

describe('the models of the beta SDK', () => {
  it('know every property of every collection', async () => {
    // Named at run time: the type checker would read its seventeen thousand models.
    const name: string = '@microsoft/msgraph-beta-sdk/models/index.js';
    const models = (await import(name)) as Readonly<Record<string, ParsableFactory<Parsable>>>;
    const lab = open('entra-wired');
    playWalk(lab);
    const address = await doorOf(lab.session);
    const factory = new JsonParseNodeFactory();
    const unknown: string[] = [];
    const filled: string[] = [];
    for (const { path, type, versions } of entitySets) {
      if (!versions.includes('beta')) continue;
      const answer = await fetch(`${address}/beta/${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      const create = models[`create${type.charAt(0).toUpperCase()}${type.slice(1)}FromDiscriminatorValue`];
      expect([type, typeof create]).toEqual([type, 'function']);
      const read = factory
        .getRootParseNode('application/json', await answer.arrayBuffer())
        .getChildNode('value')
        ?.getCollectionOfObjectValues(create!);
      if ((read?.length ?? 0) > 0) filled.push(path);
      unknown.push(...unknownIn(read, type));
    }
    expect([...new Set(unknown)]).toEqual([]);
    expect(filled.length).toBeGreaterThan(10);
  });
});

/** What a program that talks to the door has said; it must not block the thread that answers it. */
async function saidBy(program: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await once(child, 'close');
  return said.trim();
}

const isMissing = (program: string, ...args: readonly string[]): boolean =>
  spawnSync(program, args).status !== 0;

describe.skipIf(isMissing('curl', '--version'))('curl', () => {
  it('changes a device by a body that is no strict JSON, and gets 200 without one', async () => {
    const address = await doorOf(open('entra-wired').session);
    const graph = `${address}/beta/deviceManagement/windowsAutopilotDeviceIdentities`;
    const { value } = (await (await fetch(graph)).json()) as List<WindowsAutopilotDeviceIdentity>;
    const answer = await saidBy(
      'curl',
      '-s',
      '-w',
      '%{http_code} %{size_download}',
      '-H',
      'Content-Type: application/json',
      '-d',
      '{ groupTag: "CURL", }',
      `${graph}/${value[0]?.id}/UpdateDeviceProperties`,
    );
    expect(answer).toBe('200 0');
    expect(JSON.parse(await saidBy('curl', '-s', `${graph}/${value[0]?.id}`))).toMatchObject({
      groupTag: 'CURL',
    });
  });
});

describe.skipIf(isMissing('python3', '-c', 'import requests'))('python3-requests', () => {
  it('lists and changes devices', async () => {
    const address = await doorOf(open('entra-wired').session);
    const script = `
import requests, sys
graph = sys.argv[1] + "/beta/deviceManagement/windowsAutopilotDeviceIdentities"
found = requests.get(graph, params={"$filter": "contains(serialNumber,'LF3H')"}).json()["value"]
done = requests.post(graph + "/" + found[0]["id"] + "/updateDeviceProperties", json={"groupTag": "PYTHON"})
print(done.status_code, requests.get(graph + "/" + found[0]["id"]).json()["groupTag"])
`;
    expect(await saidBy('python3', '-c', script, address)).toBe('200 PYTHON');
  });
});
