/** Whether pre-provisioning can be rehearsed in a tenant, and if not, what is missing and what to do about it. */
import { parseRule } from '../../rules/parse-rule.ts';
import { deeper } from '../reading/cut-off.ts';
import type { AssignmentFilter, DeploymentProfile, Group, Practice, Rehearsable } from '../tenant.ts';
import type { TenantDraft } from '../tenant-draft.ts';
import { tagsIn } from './practice-device.ts';

type Missing = Rehearsable['missing'][number];

/** `objects`: how many were found at all. */
export function whatIsMissing(draft: TenantDraft, practice: Practice, objects: number): Rehearsable {
  const missing = [...profileMissing(draft, practice, objects), ...personMissing(practice)];
  return { ready: missing.length === 0, missing };
}

function profileMissing(
  { profiles, cutOff, groups, filters }: TenantDraft,
  { reachedBy }: Practice,
  objects: number,
): Missing[] {
  if (objects === 0)
    return [
      { what: 'Objects of Microsoft Graph', remedy: 'Name the folder or zip that the export tool wrote' },
    ];
  if (profiles.length === 0)
    return [
      {
        what: 'An Autopilot deployment profile',
        remedy: 'Export the deployment profiles too (Devices > Enrollment > Deployment profiles)',
      },
    ];
  if (reachedBy !== null) return [];
  const allowed = profiles.filter(({ preprovisioningAllowed }) => preprovisioningAllowed);
  if (allowed.length === 0)
    return [
      {
        what: `"Allow pre-provisioned deployment" in a deployment profile: ${named(profiles)} do not allow it`,
        remedy: 'Set it to Yes in the profile and export again',
      },
    ];
  const cut = allowed.filter(({ id }) => cutOff.has(id));
  if (cut.length > 0)
    return [
      {
        what: `The assignments of the profile ${named(cut)}: the export cuts them off`,
        remedy: `${deeper.replace('export', 'Export')}, 20 for example`,
      },
    ];
  const unassigned = allowed.filter(({ assignments }) => assignments.length === 0);
  if (unassigned.length === allowed.length)
    return [
      {
        what: `An assignment: the profile ${named(allowed)} is assigned to nobody`,
        remedy: 'Assign it to a device group or to all devices and export again, with assignments',
      },
    ];
  return [
    {
      what: `A device that a profile reaches: nothing that ${named(allowed)} is assigned to takes the practice PC`,
      remedy: remedyFor(allowed, groups, filters),
    },
  ];
}

/** What keeps the PC away, the plainest cause first. */
function remedyFor(
  allowed: readonly DeploymentProfile[],
  groups: readonly Group[],
  filters: readonly AssignmentFilter[],
): string {
  const targets = allowed.flatMap(({ assignments }) => assignments.map(({ target }) => target));
  const own = groups.filter(({ id }) =>
    targets.some((target) => target.kind === 'group' && target.groupId === id),
  );
  const unread = own.filter(
    ({ membershipRule }) => membershipRule !== null && typeof parseRule(membershipRule) === 'string',
  );
  if (unread.length > 0)
    return `The rule of the group ${named(unread)} cannot be read: mend it in Entra ID and export again`;
  const known = new Set(filters.map(({ id }) => id));
  if (targets.some(({ filter }) => filter !== null && !known.has(filter.filterId)))
    return 'Export the filters too, or take the filter off the assignment: profiles have none in the portal';
  if (own.some((group) => tagsIn(group).length > 0))
    return 'Name a group tag that one of the rules asks for: --set assume.groupTag=TAG';
  return 'Profiles reach devices: assign it to all devices, or to a group of devices with a rule such as (device.devicePhysicalIDs -any (_ -startsWith "[ZTDid]")), and take it off what excludes them';
}

const personMissing = ({ user }: Practice): Missing[] =>
  user === '' ? [{ what: 'A person who signs in', remedy: 'Name one: --set assume.licensedUser=NAME' }] : [];

const named = (objects: readonly { readonly displayName: string }[]): string => {
  const first = objects.slice(0, 3).map(({ displayName }) => `"${displayName}"`);
  return `${first.join(', ')}${objects.length > 3 ? ` and ${objects.length - 3} more` : ''}`;
};
