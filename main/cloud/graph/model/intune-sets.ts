/** Intune's records: managed devices and the deployment report (facts/graph#device-types). */
import type { AutopilotEvent, ManagedDevice } from '../../directory/records.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import { entitySet, type Navigation } from './entity-set.ts';
import { eventGetters, statusDetails } from './deployment-report.ts';
import { tableShape, type ReadContext } from './shape.ts';
import { stateInGraph } from './device-statuses.ts';
import { managedDeviceShape, userOf } from './managed-device-shape.ts';
import { users } from './directory-sets.ts';

/** A policy's state on the device. */
const policyState = (
  { userPrincipalName }: ManagedDevice,
  policy: { readonly id: string; readonly name: string; readonly state: string },
  settings: readonly GraphObject[],
  { version }: ReadContext,
): GraphObject => ({
  id: policy.id,
  displayName: policy.name,
  version: 1,
  platformType: 'windows10AndLater',
  state: stateInGraph(policy.state),
  settingCount: settings.length,
  settingStates: settings,
  ...(version === 'beta' ? { userPrincipalName } : {}),
});

const configurationStates: Navigation<ManagedDevice> = {
  many: true,
  of: (device, context) =>
    device.policies.map((policy) =>
      policyState(
        device,
        policy,
        policy.settings.map(({ setting, state, errorCode }) => ({
          setting,
          state: stateInGraph(state),
          errorCode,
        })),
        context,
      ),
    ),
};

const complianceStates: Navigation<ManagedDevice> = {
  many: true,
  of: (device, context) =>
    device.compliancePolicies.map((policy) =>
      policyState(
        device,
        policy,
        policy.settings.map(({ setting, state }) => ({
          setting,
          state: stateInGraph(state),
        })),
        context,
      ),
    ),
};

export const managedDevices = entitySet<ManagedDevice>({
  path: 'deviceManagement/managedDevices',
  type: 'managedDevice',
  origin: 'intune',
  shape: managedDeviceShape,
  searched: ['deviceName', 'serialNumber'],
  timed: true,
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.managedDevices,
  navigations: {
    deviceConfigurationStates: configurationStates,
    deviceCompliancePolicyStates: complianceStates,
    detectedApps: { many: true, beta: true, of: detectedApps },
    users: {
      many: true,
      of: (device, context) => {
        const user = userOf(device, context);
        return user ? [users.shape.view(user, context, null)] : [];
      },
    },
    deviceCategory: { many: false, of: () => null },
  },
});

/** What the inventory of programs holds: the apps that were found installed. */
function detectedApps({ apps }: ManagedDevice, { directory }: ReadContext): readonly GraphObject[] {
  return apps.flatMap((app) =>
    app.state === 'installed'
      ? [
          {
            id: app.id,
            displayName: app.name,
            version: directory.apps.get(app.id)?.displayVersion ?? '',
            sizeInByte: directory.apps.get(app.id)?.size ?? 0,
            deviceCount: 1,
            publisher: null,
            platform: 'windows',
          },
        ]
      : [],
  );
}

export const autopilotEvents = entitySet<AutopilotEvent>({
  path: 'deviceManagement/autopilotEvents',
  type: 'deviceManagementAutopilotEvent',
  origin: 'intune',
  versions: ['beta'],
  shape: tableShape({ both: eventGetters }),
  searched: ['deviceSerialNumber'],
  timed: true,
  idOf: ({ id }) => id,
  map: ({ directory }) => new Map(directory.autopilotEvents.map((one) => [one.id, one])),
  navigations: { policyStatusDetails: { many: true, of: statusDetails } },
});
