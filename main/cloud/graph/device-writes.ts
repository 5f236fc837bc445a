/**
 * Autopilot devices and Intune's device records (facts/graph#writes; facts/autopilot-service#profile-status,
 * facts/rules-of-operation#using-a-pc-again).
 */
import * as v from 'valibot';
import { physicalIds } from '../directory/physical-ids.ts';
import { flagOf, textsOf } from '../tenant/graph-object.ts';
import type { Directory } from '../directory/directory.ts';
import type { AutopilotIdentity, ManagedDevice, OrderedNode } from '../directory/records.ts';
import {
  badRequest,
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

/** Clients send null for what they leave as it is. */
const given = <S extends v.GenericSchema<unknown, string>>(schema: S) => v.exactOptional(v.nullable(schema));

const propertiesSchema = v.object({
  userPrincipalName: given(v.string()),
  addressableUserName: given(v.string()),
  groupTag: given(v.pipe(v.string(), v.maxLength(512))),
  displayName: given(v.string()),
  purchaseOrderIdentifier: given(v.string()),
  deviceAccountUpn: given(v.string()),
  deviceFriendlyName: given(v.string()),
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
    const told = Object.entries(order.output).filter(([, value]) => value !== null);
    Object.assign(identity, Object.fromEntries(told));
    const device = ports.directory.device(identity.azureActiveDirectoryDeviceId);
    if (device) device.physicalIds = physicalIds(identity);
    return done;
  });
};

const accountSchema = v.object({
  userPrincipalName: v.string(),
  addressableUserName: v.optional(v.string(), ''),
});

/** A resource account signs in on a Surface Hub or Teams Room: it is kept, and has no effect on a PC. */
export const assignResourceAccount: Handler = (ports, [id = ''], body) => {
  const order = v.safeParse(accountSchema, body);
  if (!order.success) return badRequest('The property userPrincipalName is required.');
  return withIdentity(ports, id, (identity) => {
    identity.deviceAccountUpn = order.output.userPrincipalName;
    identity.deviceFriendlyName = order.output.addressableUserName;
    return done;
  });
};

export const unassignResourceAccount: Handler = (ports, [id = '']) =>
  withIdentity(ports, id, (identity) => {
    identity.deviceAccountUpn = '';
    identity.deviceFriendlyName = '';
    return done;
  });

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

/** An action whose work on the device is not simulated: it is taken, noted, and stays pending. */
export const note =
  (name: string): Handler =>
  ({ directory, world }, [id = '']) => {
    const device = directory.managedDevices.get(id);
    if (!device) return notFound('managed device', id);
    device.actions = [...device.actions.filter((one) => one.name !== name), { name, at: world.clock.now }];
    return noContent;
  };

const deviceSchema = v.object({
  notes: v.exactOptional(v.nullable(v.string())),
  managedDeviceName: v.exactOptional(v.nullable(v.string())),
});

/** Only its notes: the name that is shown follows the device's. */
export const patchManagedDevice: Handler = ({ directory }, [id = ''], body) => {
  const device = directory.managedDevices.get(id);
  if (!device) return notFound('managed device', id);
  const order = v.safeParse(deviceSchema, body);
  if (!order.success) return badRequest(order.issues[0].message);
  if (order.output.notes !== undefined) device.notes = order.output.notes;
  return done;
};
