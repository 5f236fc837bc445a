/** Writes that an administrator does in Graph (intune-facts 1.2), applied to the directory. */
import * as v from 'valibot';
import type { GraphWrite } from '../../../shared/session/input.ts';
import { physicalIds } from '../autopilot/registration.ts';
import { readTarget } from '../tenant/readers/assignments.ts';
import { isGraphObject, type GraphObject } from '../tenant/graph-object.ts';
import type { Directory } from './directory.ts';
import type { AutopilotIdentity } from './records.ts';

/** Graph's answer: a status and, where there is one, a body. */
export interface GraphAnswer {
  readonly status: number;
  readonly body?: unknown;
}

type Handler = (directory: Directory, ids: readonly string[], body: GraphObject) => GraphAnswer;

const done: GraphAnswer = { status: 200 };
const noContent: GraphAnswer = { status: 204 };

/** Paths are matched in any letter case, as shipping clients write them (intune-facts 1.1). */
const routes: readonly (readonly [method: GraphWrite['method'], path: RegExp, handle: Handler])[] = [
  ['POST', route('deviceManagement/windowsAutopilotDeviceIdentities/{id}/assignUserToDevice'), assignUser],
  [
    'POST',
    route('deviceManagement/windowsAutopilotDeviceIdentities/{id}/unassignUserFromDevice'),
    unassignUser,
  ],
  [
    'POST',
    route('deviceManagement/windowsAutopilotDeviceIdentities/{id}/updateDeviceProperties'),
    updateProperties,
  ],
  [
    'POST',
    route('deviceManagement/windowsAutopilotDeviceIdentities/{id}/allowNextEnrollment'),
    allowNextEnrollment,
  ],
  ['DELETE', route('deviceManagement/managedDevices/{id}'), deleteManagedDevice],
  ['DELETE', route('devices/{id}'), deleteDevice],
  ['POST', route('deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assignments'), assignProfile],
  [
    'DELETE',
    route('deviceManagement/windowsAutopilotDeploymentProfiles/{id}/assignments/{id}'),
    unassignProfile,
  ],
  ['POST', route('groups/{id}/members/$ref'), addMember],
  ['DELETE', route('groups/{id}/members/{id}/$ref'), removeMember],
];

function route(template: string): RegExp {
  const pattern = template.replaceAll('$', '\\$').replaceAll('{id}', '([^/]+)');
  return new RegExp(`^/?(?:beta/|v1\\.0/)?${pattern}/?$`, 'i');
}

/** Applies one write. Whatever is wrong with it is Graph's answer, never an exception. */
export function applyGraphWrite(directory: Directory, write: GraphWrite): GraphAnswer {
  for (const [method, path, handle] of routes) {
    const match = write.method === method ? path.exec(write.path.split('?')[0] ?? '') : null;
    if (!match) continue;
    const ids = match.slice(1).map((id) => decodeURIComponent(id));
    const answer = handle(directory, ids, isGraphObject(write.body) ? write.body : {});
    if (answer.status < 300) directory.changed.emit();
    return answer;
  }
  return failure(400, 'BadRequest', `Resource not found for the segment '${write.path}'.`);
}

const failure = (status: number, code: string, message: string): GraphAnswer => ({
  status,
  body: { error: { code, message, innerError: {} } },
});
const notFound = (what: string, id: string): GraphAnswer =>
  failure(404, 'ResourceNotFound', `The ${what} '${id}' does not exist.`);

function withIdentity(
  directory: Directory,
  id = '',
  change: (identity: AutopilotIdentity) => GraphAnswer,
): GraphAnswer {
  const identity = directory.identities.get(id);
  return identity ? change(identity) : notFound('Autopilot device', id);
}

const userSchema = v.object({
  userPrincipalName: v.string(),
  addressableUserName: v.optional(v.nullable(v.string()), ''),
});

function assignUser(directory: Directory, [id]: readonly string[], body: GraphObject): GraphAnswer {
  const order = v.safeParse(userSchema, body);
  if (!order.success) return failure(400, 'BadRequest', 'The property userPrincipalName is required.');
  const { userPrincipalName, addressableUserName } = order.output;
  const user = directory.userByName(userPrincipalName);
  if (!user) return failure(400, 'BadRequest', `The user '${userPrincipalName}' does not exist.`);
  return withIdentity(directory, id, (identity) => {
    identity.userPrincipalName = user.userPrincipalName;
    identity.addressableUserName = addressableUserName || user.displayName;
    return done;
  });
}

function unassignUser(directory: Directory, [id]: readonly string[]): GraphAnswer {
  return withIdentity(directory, id, (identity) => {
    identity.userPrincipalName = '';
    identity.addressableUserName = '';
    return done;
  });
}

const propertiesSchema = v.object({
  userPrincipalName: v.exactOptional(v.string()),
  addressableUserName: v.exactOptional(v.string()),
  groupTag: v.exactOptional(v.pipe(v.string(), v.maxLength(512))),
  displayName: v.exactOptional(v.string()),
});

/** A key left out stays as it is. */
function updateProperties(directory: Directory, [id]: readonly string[], body: GraphObject): GraphAnswer {
  const order = v.safeParse(propertiesSchema, body);
  if (!order.success) return failure(400, 'BadRequest', order.issues[0].message);
  const { userPrincipalName } = order.output;
  if (userPrincipalName && !directory.userByName(userPrincipalName))
    return failure(400, 'BadRequest', `The user '${userPrincipalName}' does not exist.`);
  return withIdentity(directory, id, (identity) => {
    Object.assign(identity, order.output);
    const device = directory.device(identity.azureActiveDirectoryDeviceId);
    if (device) device.physicalIds = physicalIds(identity);
    return done;
  });
}

/** "Unblock device". */
function allowNextEnrollment(directory: Directory, [id]: readonly string[]): GraphAnswer {
  return withIdentity(directory, id, (identity) => {
    identity.userlessEnrollmentStatus = 'allowed';
    return done;
  });
}

function deleteManagedDevice(directory: Directory, [id = '']: readonly string[]): GraphAnswer {
  const device = directory.managedDevices.get(id);
  if (!device) return notFound('managed device', id);
  directory.managedDevices.delete(id);
  const identity = directory.identities.get(device.autopilotIdentityId);
  if (identity) {
    identity.managedDeviceId = '';
    identity.enrollmentState = 'notContacted';
    identity.userlessEnrollmentStatus = 'allowed';
  }
  const entra = directory.device(device.azureADDeviceId);
  if (entra) Object.assign(entra, { isManaged: false, isCompliant: null });
  return noContent;
}

function deleteDevice(directory: Directory, [id = '']: readonly string[]): GraphAnswer {
  return directory.devices.delete(id) ? noContent : notFound('device', id);
}

function assignProfile(directory: Directory, [id = '']: readonly string[], body: GraphObject): GraphAnswer {
  const profile = directory.profiles.get(id);
  if (!profile) return notFound('deployment profile', id);
  const target = readTarget(body);
  if (!target || target.kind === 'all-users')
    return failure(400, 'BadRequest', 'The target must be a group or all devices.');
  if ('groupId' in target && !directory.groups.has(target.groupId)) return notFound('group', target.groupId);
  const assignment = { id: `${id}_${'groupId' in target ? target.groupId : 'allDevices'}_0`, target };
  const others = profile.assignments.filter((other) => other.id !== assignment.id);
  directory.profiles.set(id, { ...profile, assignments: [...others, assignment] });
  return { status: 201, body: { id: assignment.id, source: 'direct', target: body['target'] } };
}

function unassignProfile(directory: Directory, [id = '', assignmentId = '']: readonly string[]): GraphAnswer {
  const profile = directory.profiles.get(id);
  if (!profile) return notFound('deployment profile', id);
  const assignments = profile.assignments.filter(
    (assignment) => assignment.id !== assignmentId && !isNamedByGroup(assignmentId, id, assignment.target),
  );
  if (assignments.length === profile.assignments.length) return notFound('assignment', assignmentId);
  directory.profiles.set(id, { ...profile, assignments });
  return noContent;
}

/** Clients build the composite id themselves: '{profileId}_{groupId}_0' (intune-facts 1.4). */
const isNamedByGroup = (assignmentId: string, profileId: string, target: object): boolean =>
  'groupId' in target && assignmentId === `${profileId}_${String(target.groupId)}_0`;

const memberSchema = v.object({ '@odata.id': v.pipe(v.string(), v.regex(/\/([^/]+)$/)) });

function addMember(directory: Directory, [id = '']: readonly string[], body: GraphObject): GraphAnswer {
  const group = directory.groups.get(id);
  if (!group) return failure(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist.`);
  if (group.membershipRule !== null)
    return failure(403, 'Authorization_RequestDenied', 'Members of a dynamic group cannot be set.');
  const order = v.safeParse(memberSchema, body);
  if (!order.success) return failure(400, 'Request_BadRequest', 'The property @odata.id is required.');
  const memberId = order.output['@odata.id'].split('/').at(-1) ?? '';
  const exists =
    directory.users.has(memberId) || directory.devices.has(memberId) || directory.groups.has(memberId);
  if (!exists) return failure(404, 'Request_ResourceNotFound', `Resource '${memberId}' does not exist.`);
  if (group.members.includes(memberId))
    return failure(400, 'Request_BadRequest', 'The object is a member already.');
  directory.groups.set(id, { ...group, members: [...group.members, memberId] });
  return noContent;
}

function removeMember(directory: Directory, [id = '', memberId = '']: readonly string[]): GraphAnswer {
  const group = directory.groups.get(id);
  if (!group?.members.includes(memberId))
    return failure(404, 'Request_ResourceNotFound', `Resource '${memberId}' does not exist.`);
  directory.groups.set(id, { ...group, members: group.members.filter((member) => member !== memberId) });
  return noContent;
}
