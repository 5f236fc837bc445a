/**
 * A tenant from the files of a folder: Graph JSON, whatever the folders are called (facts/tenant-formats).
 * Every object ends as understood, partly understood, not for Windows or not understood; nothing is dropped
 * silently.
 */
import { derivedId } from './derived-id.ts';
import { everybodyMayJoin, usualCompliance } from './enrolment-settings.ts';
import { findObjects, type FoundObject, type TenantFile } from './found-objects.ts';
import { textOf } from './graph-object.ts';
import { beyondLimits } from './limits.ts';
import { nameOf, readObject } from './read-object.ts';
import { isResealFile, readResealFile } from './reseal-file.ts';
import type { CheckedObject, Organization, Tenant } from './tenant.ts';
import type { Assignment } from './assignment.ts';
import { emptyDraft, type TenantDraft } from './tenant-draft.ts';

/** Throws `BadInputError` with file, line and column on broken JSON. */
export function loadTenant(files: readonly TenantFile[]): Tenant {
  const draft = emptyDraft();
  const graphFiles = files.filter(({ path }) => /\.json$/i.test(path) && !isResealFile(path));
  for (const { path, text } of files) if (isResealFile(path)) readResealFile(path, text, draft);

  const found = findObjects(graphFiles);
  const checked = new Map<FoundObject, CheckedObject>();
  // Groups first: IntuneCD's assignments name their group, they do not tell its id.
  for (const entry of found.objects) if (entry.type === 'group') checked.set(entry, read(entry, draft));
  for (const entry of found.objects) if (entry.type !== 'group') checked.set(entry, read(entry, draft));

  const organization = draft.organization ?? namelessOrganization(files);
  const problems = [
    ...found.problems,
    ...(draft.organization ? [] : ['The tenant has no organization object: a nameless one stands in']),
    ...unknownGroups(draft),
    ...findBlockingApps(draft),
    ...beyondLimits(draft),
  ];
  return {
    ...draft,
    organization,
    branding: draft.branding ?? { signInPageText: null, backgroundColor: null },
    joinPolicy: draft.joinPolicy ?? everybodyMayJoin,
    complianceDefaults: draft.complianceDefaults ?? usualCompliance,
    check: { objects: found.objects.flatMap((entry) => checked.get(entry) ?? []), problems },
  };
}

function read({ file, object, type, assignments }: FoundObject, draft: TenantDraft): CheckedObject {
  const name = nameOf(object) || (file.split('/').at(-1) ?? file).replace(/\.json$/i, '');
  const id = textOf(object, 'id') || derivedId(`${type} ${name}`);
  const judged = readObject({ object, id, name, type, assignments }, draft);
  return { file, type: type || 'unknown', name, ...judged };
}

/** Many exports leave the organization out; the id is made from the names of the files. */
function namelessOrganization(files: readonly TenantFile[]): Organization {
  const id = derivedId(`organization ${files.map(({ path }) => path).join()}`);
  return {
    id,
    displayName: 'Unnamed organization',
    defaultDomain: 'tenant.example',
    initialDomain: 'tenant.onmicrosoft.example',
    domains: ['tenant.example', 'tenant.onmicrosoft.example'],
    federatedDomains: [],
  };
}

/** Assignments to groups that the folder does not hold have no effect; each is said once. */
function unknownGroups(draft: TenantDraft): string[] {
  const known = new Set(draft.groups.map((group) => group.id));
  const assigned: readonly { displayName: string; assignments: readonly Assignment[] }[] = [
    ...draft.profiles,
    ...draft.espConfigurations,
    ...draft.restrictions,
    ...draft.limits,
    ...draft.terms,
    ...draft.apps,
    ...draft.policies,
  ];
  return assigned.flatMap(({ displayName, assignments }) =>
    assignments.flatMap(({ target }) =>
      'groupId' in target && !known.has(target.groupId)
        ? [`"${displayName}" is assigned to the group "${target.groupId}", which the tenant does not hold`]
        : [],
    ),
  );
}

/** Apps of blocking lists by id, where the export names them; says which of them the tenant does not hold. */
function findBlockingApps({ apps, espConfigurations }: TenantDraft): string[] {
  const ids = new Set(apps.map(({ id }) => id));
  const byName = new Map(apps.map(({ displayName, id }) => [displayName.toLowerCase(), id]));
  const problems: string[] = [];
  for (const [index, esp] of espConfigurations.entries())
    espConfigurations[index] = {
      ...esp,
      selectedMobileAppIds: esp.selectedMobileAppIds.map((app) => {
        const id = ids.has(app) ? app : byName.get(app.toLowerCase());
        if (id === undefined)
          problems.push(`"${esp.displayName}" waits for the app "${app}", which the tenant does not hold`);
        return id ?? app;
      }),
    };
  return problems;
}
