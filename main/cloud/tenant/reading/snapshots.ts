/** Several exports of one tenant in one folder, as nightly backups leave them: one of them counts. */
import { BadInputError } from '../../../../shared/failures.ts';
import { textOf } from '../graph-object.ts';
import type { FoundObject } from './found-object.ts';

/** One of several exports in a folder: of one tenant at several times, or of different tenants. */
export interface ChosenExport {
  readonly what: 'Snapshot' | 'Tenant';
  /** Folder above the exports, with its last '/'; '' for the top. */
  readonly parent: string;
  readonly name: string;
  readonly others: readonly string[];
  /** Folders that do not count, each with its last '/'. */
  readonly left: readonly string[];
  /** Why they are taken for several, and which one holds. */
  readonly why: string;
}

interface Siblings {
  readonly parent: string;
  readonly shared: Map<string, number>;
  /** Types of the objects that they share, and whether one of them has an id of its own. */
  readonly types: Set<string>;
  sure: boolean;
  readonly example: readonly [string, string];
}

/** By its id, or by type and name where the export dropped ids. */
const identityOf = ({ object, type }: FoundObject): string =>
  `${type}\0${textOf(object, 'id') || textOf(object, 'displayName') || textOf(object, 'name')}`;

/**
 * Names of backups, the oldest first: by the day in them, whichever way it is written, else by the numbers in them.
 * Of 01-02-2026 nothing tells which is the day; it is, as long as no month comes out beyond twelve.
 */
export function inOrderOfTime(names: readonly string[]): string[] {
  const days = names.map((name) => /(?<!\d)(\d{1,2})[-._ ](\d{1,2})[-._ ](\d{4})(?!\d)(.*)/.exec(name));
  const monthFirst = days.some((found) => Number(found?.[2]) > 12);
  const keyOf = (name: string, found: RegExpExecArray | null | undefined): string => {
    const [, one = '', two = '', year = '', rest = ''] = found ?? [];
    const written = found ? [year, ...(monthFirst ? [one, two] : [two, one]), rest].join(' ') : name;
    return written.replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'));
  };
  const keys = new Map(names.map((name, index) => [name, keyOf(name, days[index])]));
  return names.toSorted((a, b) => {
    const [one = '', other = ''] = [keys.get(a), keys.get(b)];
    return one < other ? -1 : one > other ? 1 : a < b ? -1 : 1;
  });
}

/**
 * Folders side by side that hold the same objects at the same places are snapshots; the last by the day or the
 * number in its name counts, or the one that was `asked` for. Null where there are none. Throws `BadInputError` where that one is not there.
 */
export function chooseSnapshot(
  objects: readonly FoundObject[],
  asked: string | undefined,
  tenant: ChosenExport | null = null,
): ChosenExport | null {
  // Without ids one name in two folders is no sign: templates of one kind are often called alike.
  const siblings = [...siblingsOf(objects).values()].find(
    ({ parent, shared, types, sure }) => (sure || types.size > 1) && isMostOf(parent, shared, objects),
  );
  const names = siblings ? inOrderOfTime([...siblings.shared.keys()]) : [];
  const name =
    asked === undefined ? names.at(-1) : names.find((one) => isCalled(one, siblings?.parent, asked));
  if (name === undefined && asked !== undefined) {
    const known = [...(tenant ? [tenant.name, ...tenant.others] : []), ...names];
    throw new BadInputError(
      `There is no snapshot "${asked}"`,
      'snapshot',
      known.length > 0 ? `Choose one of ${known.join(', ')}` : 'The tenant has one state only: leave it out',
    );
  }
  if (siblings === undefined || name === undefined) return null;
  const others = names.filter((one) => one !== name);
  const left = others.map((one) => `${siblings.parent}${one}/`);
  const { parent, example } = siblings;
  const told = [...others, name].map((one) => `"${parent}${one}"`).join(', ');
  return {
    what: 'Snapshot',
    parent,
    name,
    others,
    left,
    why: `${told} are exports of one tenant (${example.join(' and ')} are one object); the last by the day or number in its name holds unless you choose`,
  };
}

export const isCalled = (name: string, parent: string | undefined, asked: string): boolean =>
  [name, `${parent ?? ''}${name}`].includes(asked.replace(/\/$/, ''));

/** Pairs of files with one object whose paths differ in one folder's name alone. */
function siblingsOf(objects: readonly FoundObject[]): Map<string, Siblings> {
  const found = new Map<string, Siblings>();
  for (const same of Map.groupBy(objects, identityOf).values()) {
    const [first, ...rest] = same;
    for (const other of first ? rest : []) {
      const split = first && onlyFolderThatDiffers(first.file, other.file);
      if (!split) continue;
      const known = found.get(split.parent) ?? {
        parent: split.parent,
        shared: new Map<string, number>(),
        types: new Set<string>(),
        sure: false,
        example: [first.file, other.file] as const,
      };
      found.set(split.parent, known);
      known.types.add(other.type);
      known.sure ||= textOf(other.object, 'id') !== '';
      for (const name of split.names) known.shared.set(name, (known.shared.get(name) ?? 0) + 1);
    }
  }
  return found;
}

function onlyFolderThatDiffers(
  one: string,
  other: string,
): { readonly parent: string; readonly names: readonly [string, string] } | undefined {
  const [a, b] = [one.split('/'), other.split('/')];
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0 || a.length !== b.length || at >= a.length - 1) return undefined;
  if (a.slice(at + 1).join('/') !== b.slice(at + 1).join('/')) return undefined;
  const names = [a[at] ?? '', b[at] ?? ''] as const;
  return {
    parent: a
      .slice(0, at)
      .map((part) => `${part}/`)
      .join(''),
    names,
  };
}

/** One common object does not make snapshots of two folders: half of the smaller one's does. */
function isMostOf(
  parent: string,
  shared: ReadonlyMap<string, number>,
  objects: readonly FoundObject[],
): boolean {
  const sizes = [...shared].map(([name, common]) => {
    const held = objects.filter(({ file }) => file.startsWith(`${parent}${name}/`)).length;
    return { held, common };
  });
  return sizes.some(({ held, common }) => common * 2 >= held);
}
