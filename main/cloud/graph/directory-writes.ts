/** Groups, users and devices of the directory (facts/graph#writes). */
import * as v from 'valibot';
import { listOf, textOf, textsOf, type GraphObject } from '../tenant/graph-object.ts';
import type { TenantObject } from '../tenant/tenant.ts';
import type { Directory } from '../directory/directory.ts';
import { withIds } from './alternate-keys.ts';
import {
  done,
  failure,
  noContent,
  noSuchResource,
  notFound,
  type GraphAnswer,
  type Handler,
} from './answers.ts';
import { patch } from './configuration-writes.ts';
import { putObject } from '../directory/put-object.ts';

const referenceSchema = v.object({ '@odata.id': v.pipe(v.string(), v.regex(/\/([^/]+)$/)) });

/** The id that a '$ref' body names, by another property too; undefined where it names none. */
function referenced(directory: Directory, body: GraphObject): string | undefined {
  const order = v.safeParse(referenceSchema, body);
  return order.success ? withIds(directory, order.output['@odata.id']).split('/').at(-1) : undefined;
}
const referenceMissing = failure(400, 'Request_BadRequest', 'The property @odata.id is required.');

export const addMember: Handler = ({ directory }, [id = ''], body) => {
  const group = directory.groups.get(id);
  if (!group) return noSuchResource(id);
  if (group.membershipRule !== null)
    return failure(403, 'Authorization_RequestDenied', 'Members of a dynamic group cannot be set.');
  const memberId = referenced(directory, body);
  if (memberId === undefined) return referenceMissing;
  const exists =
    directory.users.has(memberId) || directory.devices.has(memberId) || directory.groups.has(memberId);
  if (!exists) return noSuchResource(memberId);
  if (group.members.includes(memberId))
    return failure(400, 'Request_BadRequest', 'The object is a member already.');
  return setMembers(directory, id, [...group.members, memberId]);
};

export const removeMember: Handler = ({ directory }, [id = '', memberId = '']) => {
  const group = directory.groups.get(id);
  if (!group?.members.includes(memberId)) return noSuchResource(memberId);
  return setMembers(
    directory,
    id,
    group.members.filter((member) => member !== memberId),
  );
};

/** The group's JSON takes the members too, so that a later PATCH keeps them. */
function setMembers(directory: Directory, id: string, members: readonly string[]): GraphAnswer {
  const source = directory.sources.get(id);
  if (!source) return noSuchResource(id);
  const { 'members@odata.bind': _bound, ...object } = source.object;
  putObject(directory, id, {
    ...source,
    object: { ...object, members: members.map((member) => ({ id: member })) },
  });
  return noContent;
}

/** A group's own properties; 'members@odata.bind' adds members to those that it has. */
export const patchGroup: Handler = (ports, ids, body) => {
  const [id = ''] = ids;
  const { 'members@odata.bind': bound, ...rest } = body;
  const changed = patch(ports, ids, rest);
  if (changed.status >= 300 || !Array.isArray(bound)) return changed;
  for (const url of bound.map(String)) {
    const added = addMember(ports, [id], { '@odata.id': url });
    if (added.status >= 300) return added;
  }
  return changed;
};

/** addLicenses and removeLicenses: products by skuId. */
export const assignLicense: Handler = ({ directory }, [id = ''], body) => {
  const user = directory.users.get(id);
  const source = user && directory.sources.get(user.id);
  if (!user || !source) return noSuchResource(id);
  const gone = new Set([
    ...textsOf(body, 'removeLicenses'),
    ...listOf(body, 'addLicenses').map((licence) => textOf(licence, 'skuId')),
  ]);
  const kept = listOf(source.object, 'assignedLicenses').filter(
    (licence) => !gone.has(textOf(licence, 'skuId')),
  );
  const assignedLicenses = [...kept, ...listOf(body, 'addLicenses')];
  // Plans follow from licences; what an export says of them is out of date with this write.
  const object = { ...source.object, assignedLicenses, assignedPlans: [] };
  putObject(directory, user.id, { ...source, object });
  return done;
};

const scopeGroups = (source: TenantObject): readonly GraphObject[] => listOf(source.object, 'includedGroups');

/** Groups whose members are enrolled automatically. */
export const includeGroup: Handler = ({ directory }, [id = ''], body) => {
  const source = directory.mdmScopes.has(id) ? directory.sources.get(id) : undefined;
  const groupId = referenced(directory, body);
  if (!source) return noSuchResource(id);
  if (groupId === undefined) return referenceMissing;
  if (!directory.groups.has(groupId)) return noSuchResource(groupId);
  const includedGroups = [...scopeGroups(source), { id: groupId }];
  putObject(directory, id, { ...source, object: { ...source.object, includedGroups } });
  return noContent;
};

export const excludeGroup: Handler = ({ directory }, [id = '', groupId = '']) => {
  const source = directory.mdmScopes.has(id) ? directory.sources.get(id) : undefined;
  if (!source) return noSuchResource(id);
  const includedGroups = scopeGroups(source).filter((group) => textOf(group, 'id') !== groupId);
  putObject(directory, id, { ...source, object: { ...source.object, includedGroups } });
  return noContent;
};

/**
 * The Autopilot service goes on to name the object: the next join ends with 0x801C03F3
 * (facts/entra-join#device-objects).
 */
export const deleteDevice: Handler = ({ directory }, [id = '']) =>
  directory.devices.delete(id) ? noContent : notFound('device', id);

const deviceSchema = v.object({ accountEnabled: v.boolean() });

export const patchDevice: Handler = ({ directory }, [id = ''], body) => {
  const device = directory.devices.get(id);
  if (!device) return noSuchResource(id);
  const order = v.safeParse(deviceSchema, body);
  if (!order.success) return failure(400, 'Request_BadRequest', 'Only accountEnabled can be changed.');
  device.accountEnabled = order.output.accountEnabled;
  return noContent;
};
