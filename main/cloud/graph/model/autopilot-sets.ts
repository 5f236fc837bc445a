/** The Autopilot service's records (facts/graph#autopilot-types). */
import { intendedProfile } from '../../autopilot/intended-profile.ts';
import type { AutopilotIdentity, ImportRecord } from '../../directory/records.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import { configurationView } from './configuration-sets.ts';
import { entitySet } from './entity-set.ts';
import { identityShape } from './identity-shape.ts';
import { tableShape, type ReadContext } from './shape.ts';

const profileOf = (id: string | undefined, context: ReadContext): GraphObject | null => {
  const source = id === undefined ? undefined : context.directory.sources.get(id);
  return id === undefined || !source ? null : configurationView({ id, source }, context);
};

export const identities = entitySet<AutopilotIdentity>({
  path: 'deviceManagement/windowsAutopilotDeviceIdentities',
  type: 'windowsAutopilotDeviceIdentity',
  origin: 'intune',
  shape: identityShape,
  searched: ['serialNumber', 'displayName'],
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.identities,
  navigations: {
    deploymentProfile: {
      many: false,
      beta: true,
      of: ({ held }, context) => profileOf(held.profileId || undefined, context),
    },
    intendedDeploymentProfile: {
      many: false,
      beta: true,
      of: (identity, context) => profileOf(intendedProfile(context.directory, identity)?.id, context),
    },
  },
});

/** importedWindowsAutopilotDeviceIdentity. The hash is taken, and never told again. */
export const importShape = tableShape<ImportRecord>({
  id: ({ id }) => id,
  groupTag: ({ groupTag }) => groupTag,
  serialNumber: ({ serialNumber }) => serialNumber,
  productKey: ({ productKey }) => productKey,
  importId: ({ importId }) => importId,
  hardwareIdentifier: () => null,
  assignedUserPrincipalName: ({ assignedUserPrincipalName }) => assignedUserPrincipalName,
  state: ({ state }) => ({ ...state }),
});

export const imports = entitySet<ImportRecord>({
  path: 'deviceManagement/importedWindowsAutopilotDeviceIdentities',
  type: 'importedWindowsAutopilotDeviceIdentity',
  origin: 'intune',
  shape: importShape,
  searched: ['serialNumber'],
  idOf: ({ id }) => id,
  map: ({ directory }) => new Map(directory.imports.map((one) => [one.id, one])),
});
