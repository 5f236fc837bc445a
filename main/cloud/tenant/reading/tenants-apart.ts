/** Exports of different tenants side by side in one folder: what is one's comes not to the other, so one of them counts. */
import { objectsIn, tenantIdsIn, type TenantKey } from './organization-told.ts';
import { isCalled, type ChosenExport } from './snapshots.ts';
import type { ParsedFile } from './tenant-file.ts';

export interface ChosenTenant extends ChosenExport {
  /** What the person asked for beyond the tenant: which of its snapshots. */
  readonly asked: string | undefined;
}

export interface TenantsApart {
  /** The tenant that counts; null where all files are of one, as far as they tell. */
  readonly tenant: ChosenTenant | null;
  /** One file of each tenant, where several lie in one folder and nothing tells whose the other files are. */
  readonly mixed: readonly TenantKey[];
}

/** The tenant with most files counts, unless the person `asked` for another. */
export function chooseTenant(files: readonly ParsedFile[], asked: string | undefined): TenantsApart {
  const told = new Map<string, TenantKey>();
  for (const { path, value } of files)
    for (const object of objectsIn(value))
      for (const id of tenantIdsIn(object)) told.set(`${id.kind} ${id.id} ${path}`, { ...id, path });
  const kinds = Map.groupBy(told.values(), ({ kind }) => kind);
  for (const evidence of kinds.values()) {
    const ids = Map.groupBy(evidence, ({ id }) => id);
    if (ids.size < 2) continue;
    const parent = commonFolder(evidence.map(({ path }) => path));
    const folders = Map.groupBy(evidence, ({ path }) => folderBelow(parent, path));
    const isParted = [...folders].every(
      ([name, own]) => name !== '' && new Set(own.map(({ id }) => id)).size === 1,
    );
    return isParted
      ? { tenant: chosenOf(files, parent, folders, asked), mixed: [] }
      : { tenant: null, mixed: [...ids.values()].flatMap(([first]) => first ?? []) };
  }
  return { tenant: null, mixed: [] };
}

function chosenOf(
  files: readonly ParsedFile[],
  parent: string,
  folders: ReadonlyMap<string, readonly TenantKey[]>,
  asked: string | undefined,
): ChosenTenant {
  const size = (name: string): number =>
    files.filter(({ path }) => path.startsWith(`${parent}${name}/`)).length;
  const names = [...folders.keys()].toSorted((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  const [largest = ''] = names;
  const wanted = asked?.replace(/\/$/, '') ?? '';
  const exact = names.find((one) => isCalled(one, parent, wanted));
  const name = exact ?? names.find((one) => `${wanted}/`.startsWith(`${parent}${one}/`)) ?? largest;
  const idOf = (one: string): string => folders.get(one)?.[0]?.id ?? '';
  // Several folders may be of the same tenant: its snapshots, between which the person chooses next.
  const others = names.filter((one) => idOf(one) !== idOf(name));
  return {
    what: 'Tenant',
    parent,
    name,
    others,
    left: others.map((one) => `${parent}${one}/`),
    why: `${names.map((one) => `"${parent}${one}" (${idOf(one)})`).join(', ')} are exports of different tenants; the one with most files holds unless you choose`,
    asked: exact === undefined ? asked : undefined,
  };
}

/** With its last '/'. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const length = first.findIndex((part, index) => others.some((one) => one[index] !== part));
  return first
    .slice(0, length < 0 ? first.length : length)
    .map((part) => `${part}/`)
    .join('');
}

/** '' for a file of the folder itself. */
const folderBelow = (parent: string, path: string): string => {
  const rest = path.slice(parent.length).split('/');
  return rest.length > 1 ? (rest[0] ?? '') : '';
};
