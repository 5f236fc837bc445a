/** Requests to Microsoft Graph that nobody sends, as a row of `npm run fuzz`: two hundred of them are a file. */
import { readFileSync } from 'node:fs';
import { createCloud, type Cloud } from '../../main/cloud/cloud.ts';
import type { GraphRequest, Method } from '../../main/cloud/graph/request.ts';
import { alderFinch, hashRow, testWorld } from '../../main/cloud/testing/fixtures.ts';
import { parsedBody } from '../../main/hosts/door/read-body.ts';
import { graphReply } from '../../main/hosts/session-worker/serve-graph.ts';
import { later, minutes } from '../../main/world/time.ts';
import { isGraphObject } from '../../main/cloud/tenant/graph-object.ts';
import { isDeeperThan } from '../../shared/json/json-depth.ts';
import type { Importer } from './importers.ts';
import { changedBytes, changedValue, type Dice } from './mutations.ts';

const many = 200;

const collections = [
  'deviceManagement/windowsAutopilotDeviceIdentities',
  'deviceManagement/importedWindowsAutopilotDeviceIdentities',
  'deviceManagement/importedWindowsAutopilotDeviceIdentityUploads',
  'deviceManagement/windowsAutopilotDeploymentProfiles',
  'deviceManagement/deviceEnrollmentConfigurations',
  'deviceManagement/deviceConfigurations',
  'deviceManagement/deviceCompliancePolicies',
  'deviceManagement/configurationPolicies',
  'deviceManagement/managedDevices',
  'deviceManagement/autopilotEvents',
  'deviceManagement/assignmentFilters',
  'deviceAppManagement/mobileApps',
  'groups',
  'users',
  'devices',
  'organization',
  'directoryObjects',
  '$batch',
  'me',
];
const below = [
  '',
  'assignments',
  'assign',
  'members',
  'members/$ref',
  'memberOf',
  '$count',
  'import',
  'updateDeviceProperties',
  'assignUserToDevice',
  'deviceStatuses',
  'wipe',
  'sync',
  '$value',
  'displayName/$value',
];
const filters = [
  "contains(displayName,'a')",
  "serialNumber eq 'x'",
  "groupTypes/any(g:g eq 'DynamicMembership')",
  'priority gt 1 and priority lt 9',
  "id in ('a','b')",
  "not startswith(displayName,'A')",
  'lastContactedDateTime ge 2026-01-01T00:00:00Z',
];
const bodies: readonly unknown[] = [
  undefined,
  {
    userPrincipalName: 'ines.okafor@alderfinch.example',
    addressableUserName: 'Ines',
    groupTag: 'X',
    displayName: 'P',
  },
  {
    displayName: 'G',
    groupTypes: ['DynamicMembership'],
    membershipRule: '(device.displayName -startsWith "R")',
  },
  {
    '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
    displayName: 'E',
    installProgressTimeoutInMinutes: 60,
  },
  {
    '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
    displayName: 'P',
    outOfBoxExperienceSettings: { userType: 'standard' },
  },
  {
    '@odata.type': '#microsoft.graph.win32LobApp',
    displayName: 'A',
    installCommandLine: 'a',
    setupFilePath: 'a',
    rules: [],
  },
  { '@odata.id': 'https://graph.microsoft.com/v1.0/directoryObjects/x' },
  { assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }] },
  { importedWindowsAutopilotDeviceIdentities: [{ serialNumber: 'S', hardwareIdentifier: 'T0E=' }] },
  {
    requests: [
      { id: '1', method: 'GET', url: '/users?$top=1' },
      { id: '2', method: 'PATCH', url: '/groups/x', body: {}, dependsOn: ['1'] },
    ],
  },
  { deviceIdentities: [{ serialNumber: 'S' }] },
];

interface Sent {
  readonly method: Method;
  readonly url: string;
  readonly body: string;
}

/** An id is '{n}': the n-th that the world has. */
function oneOf(dice: Dice): Sent {
  const id = dice.one(['', '{0}', '{1}', '{7}', 'nope', '%zz', "deviceId='x'", '__proto__', '..']);
  const path = [dice.one(collections), id, dice.one(below)].filter((part) => part !== '').join('/');
  const options = [
    `$filter=${changedText(dice.one(filters), dice)}`,
    `$select=${dice.one(['id', 'displayName,id', '*', 'nothing', ''])}`,
    `$expand=${changedText('assignments,deploymentProfile($select=id),members($top=1)', dice)}`,
    `$top=${dice.one(['0', '1', '-1', '999999999999', 'x'])}`,
    `$skiptoken=${changedText('1.2.x', dice)}`,
    `$orderby=${changedText('displayName desc,id', dice)}`,
    `$search=${changedText('"displayName:a" AND "id:b"', dice)}`,
    '$count=true',
  ].filter(() => dice.below(4) === 0);
  return {
    method: dice.one<Method>(['GET', 'GET', 'GET', 'POST', 'PATCH', 'DELETE', 'PUT']),
    url: `http://127.0.0.1:1/${dice.one(['beta', 'v1.0', 'beta', 'v1.0', 'v2', ''])}/${path}?${options.join('&')}`,
    body: bodyOf(dice),
  };
}

const changedText = (text: string, dice: Dice): string =>
  dice.below(2) === 0 ? text : changedBytes(Buffer.from(text), dice).toString('latin1');

function bodyOf(dice: Dice): string {
  const body = dice.one(bodies);
  if (body === undefined) return '';
  const changed = dice.below(2) === 0 ? body : changedValue(body, dice);
  const text = JSON.stringify(isDeeperThan(3_000, changed) ? body : changed);
  return dice.below(4) === 0 ? changedBytes(Buffer.from(text), dice).toString('latin1') : text;
}

/** What is wrong with the answer; null: nothing is. */
function faultOf(cloud: Cloud, { method, url, body }: Sent): string | null {
  const parsed = parsedBody(body);
  if (parsed.kind !== 'read') return null;
  const request: GraphRequest = {
    method,
    url,
    headers: { consistencylevel: 'eventual' },
    body: parsed.value,
  };
  const reply = graphReply(
    { graph: (asked) => cloud.readGraph(asked, 0) },
    (input) => {
      if (input.type !== 'admin') return { accepted: false, reason: 'no write' };
      const graph = cloud.administer(input.write);
      return graph.status < 400 ? { accepted: true, graph } : { accepted: false, reason: 'refused', graph };
    },
    request,
  );
  if (!reply.reached) return `no answer: ${reply.why}`;
  const { status, headers, body: text } = reply.response;
  if (status < 300) return null;
  const answer: unknown = headers?.['content-type']?.startsWith('application/json') ? JSON.parse(text) : null;
  const error = isGraphObject(answer) ? answer['error'] : null;
  return isGraphObject(error) && error['code'] !== '' && typeof error['message'] === 'string'
    ? null
    : `answered ${status} with ${text.slice(0, 200)}`;
}

function ended(requests: readonly Sent[]): string | null {
  const world = testWorld();
  const cloud = createCloud({ world, tenant: alderFinch() });
  cloud.register([hashRow({ groupTag: 'LAPTOP' })]);
  const { identities, groups, devices, users, sources } = cloud.directory;
  const ids = [identities, groups, devices, users, sources].flatMap((map) => [...map.keys()].slice(0, 3));
  for (const [at, sent] of requests.entries()) {
    const url = sent.url.replace(
      /\{(\d)\}/,
      (_whole, n: string) => ids[(Number(n) * 7 + at) % ids.length] ?? '',
    );
    try {
      const fault = faultOf(cloud, { ...sent, url });
      if (fault !== null) return `request ${at}, ${sent.method} ${url}: ${fault}`;
      if (at % 20 === 0) world.clock.advanceTo(later(world.clock.now, minutes(3)));
    } catch (error) {
      return `request ${at}, ${sent.method} ${url}: ${error instanceof Error ? error.stack : String(error)}`;
    }
  }
  return null;
}

export const graphRequests: readonly Importer[] = [
  {
    name: 'graph',
    file: 'requests.json',
    seeds: () => [Buffer.alloc(0)],
    change: (_none, dice) => Buffer.from(JSON.stringify(Array.from({ length: many }, () => oneOf(dice)))),
    take: async (file) => {
      const fault = ended(JSON.parse(readFileSync(file, 'utf8')) as readonly Sent[]);
      return fault === null ? { code: 0, told: [] } : { code: 1, told: [fault] };
    },
    seedsInTests: 5,
    patience: 60_000,
  },
];
