/** Creating, changing, assigning and deleting configuration objects (facts/graph#writes). */
import { derivedId } from '../tenant/derived-id.ts';
import { childOf, listOf, nameOf, numberOf, textOf, type GraphObject } from '../tenant/graph-object.ts';
import { recognise } from '../tenant/recognise.ts';
import { readTarget } from '../tenant/readers/assignments.ts';
import type { TenantObject } from '../tenant/tenant.ts';
import type { Directory } from '../directory/directory.ts';
import { badRequest, created, done, noContent, notFound, type GraphAnswer, type Handler } from './answers.ts';
import { dateOf } from './model/shape.ts';
import { putObject, removeObject } from '../directory/put-object.ts';

function withSource(
  directory: Directory,
  id: string,
  change: (source: TenantObject) => GraphAnswer,
): GraphAnswer {
  const source = directory.sources.get(id);
  return source ? change(source) : notFound('object', id);
}

const put = (directory: Directory, id: string, source: TenantObject, answer: GraphAnswer): GraphAnswer =>
  putObject(directory, id, source) ? answer : badRequest('The type of the object is not understood.');

/** A new object of a collection; its id comes from its content and its place. */
export const createIn =
  (collection: string): Handler =>
  ({ directory, world }, _ids, body) => {
    const now = dateOf(world.clock.now);
    const id =
      textOf(body, 'id') || derivedId(`${collection} ${directory.sources.size} ${JSON.stringify(body)}`);
    const source: TenantObject = {
      type: recognise(body, `$metadata#${collection}/$entity`),
      name: nameOf(body),
      // Whoever copies an object sends its old dates along.
      object: { ...body, createdDateTime: now, lastModifiedDateTime: now },
      assignments: listOf(body, 'assignments'),
    };
    return put(directory, id, source, created({ ...body, id }));
  };

/** A key left out stays as it is. */
export const patch: Handler = ({ directory, world }, [id = ''], body) =>
  withSource(directory, id, (source) => {
    const lastModifiedDateTime = dateOf(world.clock.now);
    const object: GraphObject = { ...source.object, ...body, lastModifiedDateTime };
    return put(directory, id, { ...source, name: nameOf(object) || source.name, object }, done);
  });

export const remove: Handler = ({ directory }, [id = '']) =>
  withSource(directory, id, () => {
    removeObject(directory, id);
    return noContent;
  });

/** 'assign' replaces all assignments, whatever the list is called (facts/graph#writes). */
export const assign: Handler = ({ directory }, [id = ''], body) =>
  withSource(directory, id, (source) => {
    const list = Object.keys(body).find((key) => /assignments$/i.test(key));
    if (list === undefined) return badRequest('The list of assignments is required.');
    return put(directory, id, { ...source, assignments: listOf(body, list) }, done);
  });

/** The action that replaces a compliance policy's own actions. */
export const scheduleActions: Handler = ({ directory }, [id = ''], body) =>
  withSource(directory, id, (source) => {
    const scheduledActionsForRule = listOf(body, 'deviceComplianceScheduledActionForRules');
    const object: GraphObject = { ...source.object, scheduledActionsForRule };
    return put(directory, id, { ...source, object }, done);
  });

export const setPriority: Handler = (ports, ids, body) =>
  patch(ports, ids, { priority: numberOf(body, 'priority') });

/** Adds one assignment to a deployment profile, which takes device groups or all devices. */
export const addProfileAssignment: Handler = ({ directory }, [id = ''], body) => {
  if (!directory.profiles.has(id)) return notFound('deployment profile', id);
  const target = readTarget(body);
  if (!target || target.kind === 'all-users') return badRequest('The target must be a group or all devices.');
  if ('groupId' in target && !directory.groups.has(target.groupId)) return notFound('group', target.groupId);
  const assignmentId = compositeId(id, body);
  return withSource(directory, id, (source) => {
    const others = source.assignments.filter((other) => compositeId(id, other) !== assignmentId);
    const assignments = [...others, { ...body, id: assignmentId }];
    const answer = created({ id: assignmentId, source: 'direct', target: body['target'] });
    return put(directory, id, { ...source, assignments }, answer);
  });
};

export const removeAssignment: Handler = ({ directory }, [id = '', assignmentId = '']) =>
  withSource(directory, id, (source) => {
    const assignments = source.assignments.filter(
      (one) => textOf(one, 'id') !== assignmentId && compositeId(id, one) !== assignmentId,
    );
    if (assignments.length === source.assignments.length) return notFound('assignment', assignmentId);
    return put(directory, id, { ...source, assignments }, noContent);
  });

/** Clients build the composite id themselves: '{profileId}_{groupId}_0' (facts/graph#lenient-bodies). */
const compositeId = (profileId: string, assignment: GraphObject): string =>
  `${profileId}_${textOf(childOf(assignment, 'target'), 'groupId') || 'allDevices'}_0`;

/** The one object of a type that the tenant has once; made where there is none. */
export const patchSingleton =
  (type: string): Handler =>
  ({ directory }, _ids, body) => {
    const known = [...directory.sources].find(([, source]) => source.type === type);
    const [id, source] = known ?? [derivedId(type), { type, name: type, object: {}, assignments: [] }];
    return put(directory, id, { ...source, object: { ...source.object, ...body } }, done);
  };
