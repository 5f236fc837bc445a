/** The Autopilot service's records (facts/graph#autopilot-types). */
import { intendedProfile } from '../../autopilot/intended-profile.ts';
import type {
  AutopilotIdentity,
  CorporateIdentifier,
  ImportRecord,
  ImportUpload,
} from '../../directory/records.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import { configurationView } from './configuration-sets.ts';
import { entitySet } from './entity-set.ts';
import { identityShape } from './identity-shape.ts';
import { identifierGetters } from './identifier-getters.ts';
import { dateOf, tableShape, type ReadContext } from './shape.ts';

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
const importShape = tableShape<ImportRecord>({
  both: {
    id: ({ id }) => id,
    groupTag: ({ groupTag }) => groupTag,
    serialNumber: ({ serialNumber }) => serialNumber,
    productKey: ({ productKey }) => productKey,
    importId: ({ importId }) => importId,
    hardwareIdentifier: () => null,
    assignedUserPrincipalName: ({ assignedUserPrincipalName }) => assignedUserPrincipalName,
    state: ({ state }) => ({ ...state }),
  },
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

/** importedWindowsAutopilotDeviceIdentityUpload: complete once all of its imports are decided. */
export const uploads = entitySet<ImportUpload>({
  path: 'deviceManagement/importedWindowsAutopilotDeviceIdentityUploads',
  type: 'importedWindowsAutopilotDeviceIdentityUpload',
  origin: 'intune',
  searched: [],
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.uploads,
  shape: tableShape<ImportUpload>({
    both: {
      id: ({ id }) => id,
      createdDateTimeUtc: ({ created }) => dateOf(created),
      status: (upload, context) => {
        const states = importsOf(upload, context).map(({ state }) => state.deviceImportStatus);
        if (states.length === 0) return 'noUpload';
        if (states.includes('unknown')) return 'pending';
        return states.every((state) => state === 'error') ? 'error' : 'complete';
      },
    },
  }),
  navigations: {
    deviceIdentities: {
      many: true,
      of: (upload, context) => importsOf(upload, context).map((one) => importShape.view(one, context, null)),
    },
  },
});

const importsOf = (upload: ImportUpload, { directory }: ReadContext): readonly ImportRecord[] =>
  directory.imports.filter(({ id }) => upload.imports.includes(id));

export const corporateIdentifiers = entitySet<CorporateIdentifier>({
  path: 'deviceManagement/importedDeviceIdentities',
  type: 'importedDeviceIdentity',
  origin: 'intune',
  versions: ['beta'],
  searched: ['importedDeviceIdentifier'],
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.corporateIdentifiers,
  shape: tableShape({ both: identifierGetters }),
});
