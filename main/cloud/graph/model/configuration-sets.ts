/** Configuration as it was written, by an export or by an administrator: each collection takes certain types. */
import { nameKey, readTarget } from '../../tenant/readers/assignments.ts';
import { textOf, type GraphObject } from '../../tenant/graph-object.ts';
import type { TenantObject } from '../../tenant/tenant.ts';
import type { Directory } from '../../directory/directory.ts';
import { derivedId } from '../../tenant/derived-id.ts';
import { entitySet, type AnySet, type Navigation } from './entity-set.ts';
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
/** What the older version does not show. */
const onlyInBeta: ReadonlySet<string> = new Set([
  'roleScopeTagIds',
  'supportsScopeTags',
  'deviceEnrollmentConfigurationType',
  'dependentAppCount',
  'isAssigned',
  'supersededAppCount',
  'supersedingAppCount',
  'uploadState',
  'enableWhiteGlove',
  'extractHardwareHash',
  'language',
  'outOfBoxExperienceSettings',
  'enrollmentStatusScreenSettings',
  'detectionRules',
  'requirementRules',
]);
/** What every object of Intune tells of itself. */
const dates = { createdDateTime: never, lastModifiedDateTime: never };

export function configurationView(
  { id, source }: Configured,
  { version, directory }: ReadContext,
): GraphObject {
  const own = Object.entries(source.object).filter(
    ([name]) => !foreign.test(name) && (version === 'beta' || !onlyInBeta.has(name)),
  );
  const profile = directory.profiles.get(id);
  return {
    '@odata.type': `#microsoft.graph.${source.type}`,
    ...dates,
    ...Object.fromEntries(own),
    ...(profile ? profilePairs(profile, version) : {}),
    id,
  };
}

const shape: Shape<Configured> = {
  value: (record, names, context) => memberAt(configurationView(record, context), names),
  knows: () => true,
  view: (record, context, select) => selected(configurationView(record, context), select),
};

/** An assignment with the ids of what an export may have named. */
function assignmentView(owner: string, assignment: GraphObject, directory: Directory): GraphObject {
  const groupIds = new Map([...directory.groups.values()].map((one) => [nameKey(one.displayName), one.id]));
  const filterIds = new Map([...directory.filters.values()].map((one) => [nameKey(one.displayName), one.id]));
  const target = readTarget(assignment, groupIds, filterIds);
  const { intent, settings } = assignment;
  const groupId = target && 'groupId' in target ? target.groupId : null;
  return {
    id:
      textOf(assignment, 'id') ||
      `${owner}_${groupId ?? target?.kind ?? derivedId(JSON.stringify(assignment))}_0`,
    ...(intent === undefined ? {} : { intent }),
    source: 'direct',
    sourceId: owner,
    target: {
      '@odata.type': `#microsoft.graph.${targetTypes[target?.kind ?? 'group']}`,
      deviceAndAppManagementAssignmentFilterId: target?.filter?.filterId ?? null,
      deviceAndAppManagementAssignmentFilterType: target?.filter?.mode ?? 'none',
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
  of: ({ id, source }, { directory }) =>
    source.assignments.map((assignment) => assignmentView(id, assignment, directory)),
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
  readonly lists?: readonly string[];
}

const beta: readonly Version[] = ['beta'];
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
  },
  {
    path: 'deviceAppManagement/mobileApps',
    type: 'mobileApp',
    of: /(?:App|AppX|MSI)$/i,
    lists: ['categories', 'relationships'],
  },
  {
    path: 'identity/conditionalAccess/policies',
    type: 'conditionalAccessPolicy',
    of: /^conditionalAccessPolicy$/i,
  },
  {
    path: 'policies/conditionalAccessPolicies',
    type: 'conditionalAccessPolicy',
    of: /^conditionalAccessPolicy$/i,
  },
  {
    path: 'policies/mobileDeviceManagementPolicies',
    type: 'mobilityManagementPolicy',
    of: /^mobilityManagementPolicy$/i,
    versions: beta,
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
      assignments,
      ...Object.fromEntries((collection.lists ?? []).map((name) => [name, listed(name)])),
      ...(collection.type === 'windowsAutopilotDeploymentProfile' ? { assignedDevices } : {}),
    },
  });

export const configurationSets: readonly AnySet[] = collections.map(setOf);
