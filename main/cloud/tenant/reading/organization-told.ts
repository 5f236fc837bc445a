/** What else than its own object tells of the organization: IntuneManagement's migration table, and its folder. */
import { graphType, isGraphObject, listOf, textOf, type GraphObject } from '../graph-object.ts';
import { isMigrationTable, isPage } from './containers.ts';
import type { ParsedFile } from './tenant-file.ts';

export interface ToldOrganization {
  /** For '%OrganizationId%'; '' where nothing tells it. */
  readonly id: string;
  readonly name: string;
  /** What tells the name, for a person. */
  readonly by: string;
}

/** Folders that IntuneManagement alone calls so, below the one with the organization's name. */
const ofTypes =
  /^(?:AutoPilot|EnrollmentStatusPage|EnrollmentRestrictions|AssignmentFilters|PowerShellScripts|DeviceConfiguration|CompliancePoliciesV2)$/;

/** Folders that people call so who keep exports. */
const ofKeepers = /^\d|export|backup|intune|snapshot|tenant/i;

/** Words by which people sort objects: platforms, kinds, stages and days. A name of nothing else is no organization's. */
const sorting = new Set(
  [
    'win windows mac macos osx ios ipados ipad iphone android and aosp linux chromeos mobile desktop laptop server pc',
    'all both and or of the my our new old live main master current latest last next default common shared global general misc other',
    'prod production dev development test testing uat qa stage staging pilot ring canary preview lab demo poc sandbox',
    'policy policies profile profiles config configs configuration configurations setting settings template templates baseline baselines json yaml',
    'device devices user users app apps application applications enrollment enrolment autopilot compliance security endpoint entra azure graph mdm mem m365 microsoft',
    'data files output out input dump archive repo copy daily weekly monthly nightly',
    'jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november december',
    'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today yesterday',
  ].flatMap((line) => line.split(' ')),
);

const isSortedBy = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => /^v?\d*$/.test(word) || sorting.has(word.replace(/\d+$/, '')));

export function organizationTold(files: readonly ParsedFile[]): ToldOrganization {
  let own = '';
  for (const object of files.flatMap(({ value }) => [...objectsIn(value)])) {
    if (isMigrationTable(object) && textOf(object, 'TenantId'))
      return {
        id: textOf(object, 'TenantId'),
        name: textOf(object, 'Organization') || folderOfTypes(files),
        by: textOf(object, 'Organization') ? 'the migration table calls it so' : byFolder,
      };
    if (isOrganization(object)) own ||= textOf(object, 'id');
  }
  return { id: own, name: folderOfTypes(files), by: byFolder };
}

const byFolder = 'its folder is called so';

/** The objects of a file, without what stands around them. */
export function* objectsIn(value: unknown): Generator<GraphObject> {
  for (const entry of Array.isArray(value) ? value : [value])
    if (isGraphObject(entry)) yield* isPage(entry) ? listOf(entry, 'value') : [entry];
}

/** What tells one tenant from another: Entra ID's id of it, or Intune's of its account. */
export interface TenantKey {
  readonly kind: 'tenant' | 'account';
  readonly id: string;
  readonly path: string;
}

/** Ids of default configurations begin with the account's: '<account>_DefaultLimit'. */
const ofAccount = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(?:Default|WindowsRestore)/i;

export function tenantIdsIn(object: GraphObject): readonly Omit<TenantKey, 'path'>[] {
  const tenant = isMigrationTable(object)
    ? textOf(object, 'TenantId')
    : isOrganization(object)
      ? textOf(object, 'id')
      : '';
  const [, account = ''] = ofAccount.exec(textOf(object, 'id')) ?? [];
  return [
    ...(tenant ? [{ kind: 'tenant' as const, id: tenant.toLowerCase() }] : []),
    ...(account ? [{ kind: 'account' as const, id: account.toLowerCase() }] : []),
  ];
}

const isOrganization = (object: GraphObject): boolean =>
  graphType(object) === 'organization' || 'verifiedDomains' in object;

/** The folder around those of the types; '' where there is none, or more than one. */
function folderOfTypes(files: readonly ParsedFile[]): string {
  const names = new Set<string>();
  for (const { path } of files) {
    const [type, name] = path.split('/').slice(0, -1).reverse();
    if (
      type !== undefined &&
      name !== undefined &&
      ofTypes.test(type) &&
      !ofKeepers.test(name) &&
      !isSortedBy(name)
    )
      names.add(name);
  }
  const [only = ''] = names;
  return names.size === 1 ? only : '';
}
