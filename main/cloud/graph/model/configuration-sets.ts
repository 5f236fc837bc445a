/** Configuration as it was written, by an export or by an administrator: each collection takes certain types. */
import { nameKey, readTarget } from '../../tenant/readers/assignments.ts';
import { textOf, type GraphObject } from '../../tenant/graph-object.ts';
import type { TenantObject } from '../../tenant/tenant.ts';
import type { Directory } from '../../directory/directory.ts';
import { derivedId } from '../../tenant/derived-id.ts';
import { inOlderVersion } from './older-version.ts';
import { typedValues } from './typed-values.ts';
import { entitySet, type AnySet, type Navigation } from './entity-set.ts';
import { statusNavigations } from './device-statuses.ts';
import { identityShape } from './identity-shape.ts';
import { profilePairs } from './profile-pairs.ts';
import { never, selected, type ReadContext, type Shape, type Version } from './shape.ts';
import { memberAt } from '../odata/filter.ts';
import { memory } from '../../../world/remember.ts';

/** A configuration object and its id, which an export may have dropped. */
export interface Configured {
  readonly id: string;
  readonly source: TenantObject;
}

/** Words of an export's tool and of another answer, not of the object. */
const foreign = /@odata\.(?!type$)|^assignments$|^@|^members$/;
export function configurationView({ id, source }: Configured, context: ReadContext): GraphObject {
  const { version, directory } = context;
  const own = Object.entries(source.object).filter(([name]) => !foreign.test(name));
  const profile = directory.profiles.get(id);
  const { type: declared, dates } = collectionOf(source.type);
  const whole = {
    '@odata.type': `#microsoft.graph.${source.type}`,
    ...Object.fromEntries(dates.map((name) => [name, never])),
    ...typedValues(Object.fromEntries(own)),
    ...(profile ? profilePairs(profile, version) : {}),
    id,
  };
  return version === 'beta' ? whole : inOlderVersion(whole, source.type, declared);
}

const shape: Shape<Configured> = {
  value: (record, names, context) => memberAt(configurationView(record, context), names),
  knows: () => true,
  view: (record, context, select) => selected(configurationView(record, context), select),
};

/** An assignment with the ids of what an export may have named; v1.0 knows no filters, nor where one comes from. */
function assignmentView(
  owner: string,
  assignment: GraphObject,
  { directory, version }: ReadContext,
): GraphObject {
  const groupIds = new Map([...directory.groups.values()].map((one) => [nameKey(one.displayName), one.id]));
  const filterIds = new Map([...directory.filters.values()].map((one) => [nameKey(one.displayName), one.id]));
  const target = readTarget(assignment, groupIds, filterIds);
  const { intent, settings } = assignment;
  const groupId = target && 'groupId' in target ? target.groupId : null;
  const isBeta = version === 'beta';
  return {
    id:
      textOf(assignment, 'id') ||
      `${owner}_${groupId ?? target?.kind ?? derivedId(JSON.stringify(assignment))}_0`,
    ...(intent === undefined ? {} : { intent }),
    ...(isBeta ? { source: 'direct', sourceId: owner } : {}),
    target: {
      '@odata.type': `#microsoft.graph.${targetTypes[target?.kind ?? 'group']}`,
      ...(isBeta
        ? {
            deviceAndAppManagementAssignmentFilterId: target?.filter?.filterId ?? null,
            deviceAndAppManagementAssignmentFilterType: target?.filter?.mode ?? 'none',
          }
        : {}),
      ...(groupId === null ? {} : { groupId }),
    },
    ...(settings === undefined ? {} : { settings }),
  };
}

const targetTypes = {
  group: 'groupAssignmentTarget',
  'exclusion-group': 'exclusionGroupAssignmentTarget',
  'all-devices': 'allDevicesAssignmentTarget',
  'all-users': 'allLicensedUsersAssignmentTarget',
} as const;

const assignments: Navigation<Configured> = {
  many: true,
  of: ({ id, source }, context) =>
    source.assignments.map((assignment) => assignmentView(id, assignment, context)),
};

/** What stands in the object's own JSON, as an expanded export has it. */
const listed = (name: string): Navigation<Configured> => ({
  many: true,
  of: ({ source }) => {
    const found = memberAt(source.object, [name]);
    return Array.isArray(found) ? (found as readonly GraphObject[]) : [];
  },
});

interface Collection {
  readonly path: string;
  /** Declared type. */
  readonly type: string;
  /** Types of the objects in it. */
  readonly of: RegExp;
  readonly versions?: readonly Version[];
  /** Lists that stand in the object's own JSON. */
  readonly lists?: readonly string[];
  readonly betaLists?: readonly string[];
  /** Dates that the objects have; both if left out. */
  readonly dates?: readonly string[];
}

const beta: readonly Version[] = ['beta'];
const bothDates = ['createdDateTime', 'lastModifiedDateTime'];
const management = 'deviceManagement';

/** First match wins: the last takes every policy that has no collection of its own. */
const collections: readonly Collection[] = [
  {
    path: `${management}/windowsAutopilotDeploymentProfiles`,
    type: 'windowsAutopilotDeploymentProfile',
    of: /WindowsAutopilotDeploymentProfile$/i,
  },
  {
    path: `${management}/deviceEnrollmentConfigurations`,
    type: 'deviceEnrollmentConfiguration',
    of: /^(deviceEnrollment\w+Configuration|windows10EnrollmentCompletionPageConfiguration)$/i,
  },
  {
    path: `${management}/deviceCompliancePolicies`,
    type: 'deviceCompliancePolicy',
    of: /CompliancePolicy$/i,
    lists: ['scheduledActionsForRule'],
  },
  {
    path: `${management}/configurationPolicies`,
    type: 'deviceManagementConfigurationPolicy',
    of: /^deviceManagementConfigurationPolicy$/i,
    versions: beta,
    lists: ['settings'],
  },
  {
    path: `${management}/groupPolicyConfigurations`,
    type: 'groupPolicyConfiguration',
    of: /^groupPolicyConfiguration$/i,
    versions: beta,
    lists: ['definitionValues'],
  },
  {
    path: `${management}/intents`,
    type: 'deviceManagementIntent',
    of: /^deviceManagementIntent$/i,
    versions: beta,
    dates: ['lastModifiedDateTime'],
    lists: ['settings'],
  },
  {
    path: `${management}/deviceManagementScripts`,
    type: 'deviceManagementScript',
    of: /^deviceManagementScript$/i,
    versions: beta,
  },
  {
    path: `${management}/assignmentFilters`,
    type: 'deviceAndAppManagementAssignmentFilter',
    of: /^(deviceAndAppManagementA|a)ssignmentFilter$/i,
    versions: beta,
  },
  { path: `${management}/termsAndConditions`, type: 'termsAndConditions', of: /^termsAndConditions$/i },
  {
    path: `${management}/ndesConnectors`,
    type: 'ndesConnector',
    of: /^ndesConnector$/i,
    versions: beta,
    dates: [],
  },
  {
    path: 'deviceAppManagement/mobileApps',
    type: 'mobileApp',
    of: /(?:App|AppX|MSI)$/i,
    lists: ['categories'],
    betaLists: ['relationships'],
  },
  {
    path: 'identity/conditionalAccess/policies',
    type: 'conditionalAccessPolicy',
    of: /^conditionalAccessPolicy$/i,
    dates: ['createdDateTime'],
  },
  {
    path: 'policies/conditionalAccessPolicies',
    type: 'conditionalAccessPolicy',
    of: /^conditionalAccessPolicy$/i,
    dates: ['createdDateTime'],
  },
  {
    path: 'policies/mobileDeviceManagementPolicies',
    type: 'mobilityManagementPolicy',
    of: /^mobilityManagementPolicy$/i,
    versions: beta,
    dates: [],
    lists: ['includedGroups'],
  },
  {
    path: `${management}/deviceConfigurations`,
    type: 'deviceConfiguration',
    of: /(Configuration|Profile|CertificateBase|TrustedRootCertificate)$/i,
  },
];

/** Objects of a collection, as long as the configuration stays as it is. */
const remembered = new WeakMap<
  Directory,
  { revision: number; by: Map<string, ReadonlyMap<string, Configured>> }
>();

function objectsOf({ path, of }: Collection, directory: Directory): ReadonlyMap<string, Configured> {
  const known = remembered.get(directory);
  const kept =
    known?.revision === directory.revision && memory.isOn
      ? known
      : { revision: directory.revision, by: new Map<string, ReadonlyMap<string, Configured>>() };
  remembered.set(directory, kept);
  const found =
    kept.by.get(path) ??
    new Map(
      [...directory.sources].flatMap(([id, source]): [string, Configured][] =>
        ownCollection(source.type, path) && of.test(source.type) ? [[id, { id, source }]] : [],
      ),
    );
  kept.by.set(path, found);
  return found;
}

/** The collection that takes objects of a type; any other stands among the configurations. */
const collectionOf = (type: string): { readonly type: string; readonly dates: readonly string[] } => {
  const found = collections.find(({ of }) => of.test(type));
  return { type: found?.type ?? 'deviceConfiguration', dates: found?.dates ?? bothDates };
};

/** The first that takes the type; two paths may lead to the same objects. */
function ownCollection(type: string, path: string): boolean {
  const first = collections.find(({ of }) => of.test(type));
  return first?.path === path || collections.find((one) => one.path === path)?.type === first?.type;
}

/** Devices that the service hands the profile out to. */
const assignedDevices: Navigation<Configured> = {
  many: true,
  of: ({ id }, context) =>
    [...context.directory.identities.values()]
      .filter(({ held }) => held.profileId === id)
      .map((identity) => identityShape.view(identity, context, null)),
};

/** Types of which devices report how they have them. */
const reported: ReadonlySet<string> = new Set(['deviceConfiguration', 'deviceCompliancePolicy']);

const setOf = (collection: Collection): AnySet =>
  entitySet<Configured>({
    path: collection.path,
    type: collection.type,
    origin: /^(identity|policies)/.test(collection.path) ? 'directory' : 'intune',
    versions: collection.versions ?? ['v1.0', 'beta'],
    shape,
    idOf: ({ id }) => id,
    map: ({ directory }) => objectsOf(collection, directory),
    navigations: {
      assignments:
        collection.type === 'windowsAutopilotDeploymentProfile'
          ? { ...assignments, beta: true }
          : assignments,
      ...(reported.has(collection.type) ? statusNavigations : {}),
      ...Object.fromEntries((collection.lists ?? []).map((name) => [name, listed(name)])),
      ...Object.fromEntries(
        (collection.betaLists ?? []).map((name) => [name, { ...listed(name), beta: true } as const]),
      ),
      ...(collection.type === 'windowsAutopilotDeploymentProfile' ? { assignedDevices } : {}),
    },
  });

export const configurationSets: readonly AnySet[] = collections.map(setOf);
