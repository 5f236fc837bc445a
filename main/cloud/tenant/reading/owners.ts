/**
 * Whose an assignment or a setting in a file of its own is. Lists of Graph name their object in the context; files
 * of IntuneBackupAndRestore are called by the object's id and name, in a folder 'Assignments' beside; ids of
 * assignments begin with the object's id, or with the group's.
 */
import { textOf, type GraphObject } from '../graph-object.ts';
import type { FoundObject } from './found-object.ts';
import { folderOf, stemOf } from './tenant-file.ts';

/** A part of an object in a file of its own. */
export interface LoosePart {
  readonly kind: 'assignment' | 'setting';
  readonly file: string;
  readonly context: string;
  readonly object: GraphObject;
}

/** Nothing is ever assigned by these: an id that names one is that of the target. */
export const ownNothing: ReadonlySet<string> = new Set([
  'group',
  'user',
  'device',
  'deviceAndAppManagementAssignmentFilter',
  'assignmentFilter',
]);

const isFolderOfParts = /(?:^|\/)(?:assignments?|settings)\/$/i;

export class Owners {
  readonly #byId = new Map<string, FoundObject>();
  /** By folder and name: of the file, and of the object itself. */
  readonly #byName = new Map<string, FoundObject>();

  constructor(objects: readonly FoundObject[]) {
    for (const found of objects.toReversed()) {
      if (ownNothing.has(found.type)) continue;
      const { file, object } = found;
      const id = textOf(object, 'id').toLowerCase();
      if (id) this.#byId.set(id, found);
      for (const name of [textOf(object, 'displayName'), textOf(object, 'name'), stemOf(file)])
        if (name) this.#byName.set(nameKey(folderOf(file), name), found);
    }
  }

  of({ kind, file, context, object }: LoosePart): FoundObject | undefined {
    const stem = stemOf(file);
    const ids = [
      /\('([^']+)'\)\/(?:microsoft\.graph\.[^/]+\/)?(?:assignments|settings)/i.exec(context)?.[1],
      / - /.test(stem) ? stem.split(' - ')[0] : undefined,
      /__([0-9a-f-]{36})/i.exec(stem)?.[1],
      ...(kind === 'assignment' ? [textOf(object, 'sourceId')] : []),
    ];
    const own = kind === 'assignment' ? textOf(object, 'id').split(/[_:]/)[0] : undefined;
    return this.#byIds(ids) ?? this.#byPlace(file, stem) ?? this.#byIds([own]);
  }

  #byIds(ids: readonly (string | undefined)[]): FoundObject | undefined {
    for (const id of ids) {
      const found = id ? this.#byId.get(id.toLowerCase()) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  #byPlace(file: string, stem: string): FoundObject | undefined {
    const folder = folderOf(file);
    const folders = isFolderOfParts.test(folder)
      ? [folder.replace(isFolderOfParts, (part) => (part.startsWith('/') ? '/' : '')), folder]
      : [folder];
    const name = stem.replace(/[._ -]?(?:assignments?|settings)$/i, '');
    const behindId = stem.slice(stem.indexOf(' - ') + 3);
    for (const within of folders)
      for (const called of [name, stem, ...(stem.includes(' - ') ? [behindId] : [])]) {
        const found = this.#byName.get(nameKey(within, called));
        if (found && found.file !== file) return found;
      }
    return undefined;
  }
}

/** File names cannot hold some letters of a name: tools write '_' or nothing for them. */
const nameKey = (folder: string, name: string): string =>
  `${folder.toLowerCase()}\0${name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')}`;
