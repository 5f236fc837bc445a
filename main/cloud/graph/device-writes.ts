/**
 * Autopilot devices and Intune's device records (facts/graph#writes; facts/autopilot-service#profile-status,
 * facts/rules-of-operation#using-a-pc-again).
 */
import * as v from 'valibot';
import { importState, registerDevices } from '../autopilot/registration.ts';
import { physicalIds } from '../directory/physical-ids.ts';
import { derivedId } from '../tenant/derived-id.ts';
import { flagOf, listOf, textOf, textsOf, type GraphObject } from '../tenant/graph-object.ts';
import type { Directory } from '../directory/directory.ts';
import type { AutopilotIdentity, ImportRecord, ManagedDevice, OrderedNode } from '../directory/records.ts';
import {
  badRequest,
  created,
  done,
  noContent,
  notFound,
  type GraphAnswer,
  type Handler,
  type WritePorts,
} from './answers.ts';

function withIdentity(
  { directory }: WritePorts,
  id: string,
  change: (identity: AutopilotIdentity) => GraphAnswer,
): GraphAnswer {
  const identity = directory.identities.get(id);
  return identity ? change(identity) : notFound('Autopilot device', id);
}

const userSchema = v.object({
  userPrincipalName: v.string(),
  addressableUserName: v.optional(v.nullable(v.string()), ''),
});

export const assignUser: Handler = (ports, [id = ''], body) => {
  const order = v.safeParse(userSchema, body);
  if (!order.success) return badRequest('The property userPrincipalName is required.');
  const { userPrincipalName, addressableUserName } = order.output;
  const user = ports.directory.userByName(userPrincipalName);
  if (!user) return badRequest(`The user '${userPrincipalName}' does not exist.`);
  return withIdentity(ports, id, (identity) => {
    identity.userPrincipalName = user.userPrincipalName;
    identity.addressableUserName = addressableUserName || user.displayName;
    return done;
  });
};

export const unassignUser: Handler = (ports, [id = '']) =>
  withIdentity(ports, id, (identity) => {
    identity.userPrincipalName = '';
    identity.addressableUserName = '';
    return done;
  });

const propertiesSchema = v.object({
  userPrincipalName: v.exactOptional(v.string()),
  addressableUserName: v.exactOptional(v.string()),
  groupTag: v.exactOptional(v.pipe(v.string(), v.maxLength(512))),
  displayName: v.exactOptional(v.string()),
  purchaseOrderIdentifier: v.exactOptional(v.string()),
  userlessEnrollmentStatus: v.exactOptional(v.picklist(['allowed', 'blocked'])),
});

/** A key left out stays as it is. */
export const updateProperties: Handler = (ports, [id = ''], body) => {
  const order = v.safeParse(propertiesSchema, body);
  if (!order.success) return badRequest(order.issues[0].message);
  const { userPrincipalName } = order.output;
  if (userPrincipalName && !ports.directory.userByName(userPrincipalName))
    return badRequest(`The user '${userPrincipalName}' does not exist.`);
  return withIdentity(ports, id, (identity) => {
    Object.assign(identity, order.output);
    const device = ports.directory.device(identity.azureActiveDirectoryDeviceId);
    if (device) device.physicalIds = physicalIds(identity);
    return done;
  });
};

/** "Unblock device". */
export const allowNextEnrollment: Handler = (ports, [id = '']) =>
  withIdentity(ports, id, (identity) => {
    identity.userlessEnrollmentStatus = 'allowed';
    return done;
  });

/**
 * The device's record has to go first (facts/entra-join#device-objects). An id that is not known is a bad
 * request (facts/graph#conventions).
 */
export const deleteIdentity: Handler = ({ directory }, [id = '']) => {
  const identity = directory.identities.get(id);
  if (!identity) return badRequest(`The device with the ZTD id '${id}' was not found.`);
  if (directory.managedDevices.has(identity.managedDeviceId))
    return badRequest('The device is managed by Intune: delete its device record first.');
  deregister(directory, identity);
  return done;
};

function deregister(directory: Directory, identity: AutopilotIdentity): void {
  directory.identities.delete(identity.id);
  const device = directory.device(identity.azureActiveDirectoryDeviceId);
  if (device) device.physicalIds = [];
}

/** By serial number; what was deleted is said of each. */
export const deleteDevices: Handler = ({ directory }, _ids, body) => {
  const value = textsOf(body, 'serialNumbers').map((serialNumber) => {
    const identity = [...directory.identities.values()].find((one) => one.serialNumber === serialNumber);
    const managed = identity && directory.managedDevices.has(identity.managedDeviceId);
    if (identity && !managed) deregister(directory, identity);
    const errorMessage = !identity ? 'not found' : managed ? 'managed by Intune' : '';
    return {
      serialNumber,
      deviceRegistrationId: identity?.id ?? '',
      deletionState: errorMessage === '' ? 'accepted' : 'failed',
      errorMessage,
    };
  });
  return { status: 200, body: { value } };
};

/** The import is worked on for a while: until then its status is 'unknown' (facts/graph#import-status). */
export const importIdentity: Handler = (ports, _ids, body) => created(startImport(ports, body));

export const importIdentities: Handler = (ports, _ids, body) => ({
  status: 200,
  body: {
    value: listOf(body, 'importedWindowsAutopilotDeviceIdentities').map((one) => startImport(ports, one)),
  },
});

function startImport(ports: WritePorts, body: GraphObject): ImportRecord {
  const { world, directory, settings } = ports;
  const row = {
    serialNumber: textOf(body, 'serialNumber'),
    productId: textOf(body, 'productKey'),
    hardwareHash: textOf(body, 'hardwareIdentifier'),
    groupTag: textOf(body, 'groupTag'),
    assignedUser: textOf(body, 'assignedUserPrincipalName'),
  };
  const record: ImportRecord = {
    id: derivedId(`import ${directory.imports.length} ${row.serialNumber}`),
    serialNumber: row.serialNumber,
    groupTag: row.groupTag,
    productKey: row.productId,
    importId: textOf(body, 'importId'),
    assignedUserPrincipalName: row.assignedUser,
    state: {
      deviceImportStatus: 'unknown',
      deviceRegistrationId: '',
      deviceErrorCode: 0,
      deviceErrorName: '',
    },
  };
  directory.imports.push(record);
  world.clock.after(settings.importProcessing, () => {
    const [result] = registerDevices(world, directory, settings, [row]);
    if (result) record.state = importState(result);
    directory.changed.emit();
  });
  return structuredClone(record);
}

export const deleteManagedDevice: Handler = ({ directory }, [id = '']) =>
  directory.removeManagedDevice(id) ? noContent : notFound('managed device', id);

/** Orders wait for the device's next check-in. */
function order(
  directory: Directory,
  id: string,
  managementState: ManagedDevice['managementState'],
  orderedNode: OrderedNode,
): GraphAnswer {
  const device = directory.managedDevices.get(id);
  if (!device) return notFound('managed device', id);
  Object.assign(device, { managementState, orderedNode });
  return noContent;
}

export const retire: Handler = ({ directory }, [id = '']) =>
  order(directory, id, 'retirePending', 'Unenroll');

/** The options of "Wipe" are nodes of their own (RemoteWipe CSP). */
export const wipe: Handler = ({ directory }, [id = ''], body) => {
  const node = flagOf(body, 'useProtectedWipe')
    ? 'doWipeProtected'
    : flagOf(body, 'keepEnrollmentData')
      ? 'doWipePersistProvisionedData'
      : flagOf(body, 'keepUserData')
        ? 'doWipePersistUserData'
        : 'doWipe';
  return order(directory, id, 'wipePending', node);
};

export const syncDevice: Handler = ({ directory }, [id = '']) =>
  directory.managedDevices.has(id) ? noContent : notFound('managed device', id);

/** Profiles are synchronised by themselves; ordering it is accepted, and noted. */
export const syncAutopilot: Handler = ({ world, directory, settings }) => {
  Object.assign(directory.autopilotSync, { asked: world.clock.now, state: 'inProgress' });
  world.clock.after(settings.profileSync, () =>
    Object.assign(directory.autopilotSync, { last: world.clock.now, state: 'completed' }),
  );
  return done;
};

/** The record of an import goes, the device stays; one that is not there is no error (facts/graph#conventions). */
export const deleteImport: Handler = ({ directory }, [id = '']) => {
  const at = directory.imports.findIndex((one) => one.id === id);
  if (at >= 0) directory.imports.splice(at, 1);
  return done;
};
