/** From files to single Graph objects: lists are opened; assignments and settings that lie beside come to their object. */
import { BadInputError } from '../../../shared/failures.ts';
import { graphType, isGraphObject, listOf, textOf, type GraphObject } from './graph-object.ts';
import { parseJsonFile } from '../../../shared/json/json-file.ts';
import { recognise } from './recognise.ts';

export interface TenantFile {
  /** With '/' between folders, relative to the tenant's folder. */
  readonly path: string;
  readonly text: string;
}

export interface FoundObject {
  readonly file: string;
  object: GraphObject;
  readonly type: string;
  readonly assignments: GraphObject[];
}

/** A part of an object in a file of its own. */
interface LoosePart {
  readonly kind: 'assignment' | 'setting';
  readonly file: string;
  readonly context: string;
  readonly object: GraphObject;
}

export interface Found {
  readonly objects: readonly FoundObject[];
  /** Files, assignments and settings with which nothing could be done. */
  readonly problems: readonly string[];
}

/** Objects, and whatever stands in their place: some times the largest tenants' policies, people and devices. */
const mostValues = 500_000;

/** Opens every file. Throws `BadInputError` on broken JSON. */
export function findObjects(files: readonly TenantFile[]): Found {
  const objects: FoundObject[] = [];
  const loose: LoosePart[] = [];
  const problems: string[] = [];

  let taken = 0;
  const take = (file: string, value: unknown, context: string): void => {
    if (++taken > mostValues)
      throw new BadInputError(
        `The tenant has more than ${mostValues} objects`,
        file,
        'Leave out what no rehearsal needs, such as records of other devices',
      );
    if (Array.isArray(value)) {
      for (const entry of value) take(file, entry, context);
      return;
    }
    if (!isGraphObject(value)) {
      problems.push(`${file}: holds ${value === null ? 'null' : typeof value}, not a Graph object`);
      return;
    }
    const own = textOf(value, '@odata.context') || context;
    if (Array.isArray(value['value']) && !graphType(value)) take(file, value['value'], own);
    else if (isLooseAssignment(value)) loose.push({ kind: 'assignment', file, context: own, object: value });
    else if (isLooseSetting(value)) loose.push({ kind: 'setting', file, context: own, object: value });
    else if (isMigrationTable(value))
      for (const group of migratedGroups(value)) objects.push({ ...group, file });
    else
      objects.push({
        file,
        object: value,
        type: recognise(value, own),
        assignments: [...listOf(value, 'assignments')],
      });
  };
  for (const { path, text } of files) take(path, parseJsonFile(path, text), '');

  const owners = new Owners(objects);
  for (const part of loose) {
    const owner = owners.of(part);
    if (!owner)
      problems.push(
        `${part.file}: a${part.kind === 'setting' ? '' : 'n'} ${part.kind} belongs to no object of the tenant`,
      );
    else if (part.kind === 'assignment') owner.assignments.push(part.object);
    else owner.object = { ...owner.object, settings: [...listOf(owner.object, 'settings'), part.object] };
  }
  return { objects, problems };
}

/** Settings of templates, and of settings-catalog policies, as Graph lists them apart from their policy. */
const isLooseSetting = (object: GraphObject): boolean =>
  !('displayName' in object) &&
  !('name' in object) &&
  (isGraphObject(object['settingInstance']) || ('definitionId' in object && 'valueJson' in object));

const isLooseAssignment = (object: GraphObject): boolean =>
  isGraphObject(object['target']) && !('displayName' in object) && !('name' in object);

/** The owner's id stands in the list's context, in `sourceId`, or before '_' in the id; else the file's name tells. */
class Owners {
  readonly #byId = new Map<string, FoundObject>();
  readonly #byStem: ReadonlyMap<string, readonly FoundObject[]>;

  constructor(objects: readonly FoundObject[]) {
    for (const found of objects.toReversed()) {
      const id = textOf(found.object, 'id');
      if (id) this.#byId.set(id, found);
    }
    this.#byStem = Map.groupBy(objects, ({ file }) => stemOf(file));
  }

  of({ kind, file, context, object }: LoosePart): FoundObject | undefined {
    const byContext = /\('([^']+)'\)\/(?:microsoft\.graph\.[^/]+\/)?(?:assignments|settings)/i.exec(
      context,
    )?.[1];
    const own = kind === 'assignment' ? [textOf(object, 'sourceId'), textOf(object, 'id').split('_')[0]] : [];
    const ids = [byContext, ...own];
    for (const id of ids) {
      const found = this.#byId.get(id ?? '');
      if (found) return found;
    }
    const stem = stemOf(file).replace(/[._ -]?(?:assignments?|settings)$/i, '');
    const folder = file.slice(0, file.lastIndexOf('/') + 1);
    return this.#byStem.get(stem)?.find((found) => found.file.startsWith(folder) && found.file !== file);
  }
}

const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.json$/i, '');

/** IntuneManagement writes the names of the groups that its objects are assigned to into MigrationTable.json. */
const isMigrationTable = (object: GraphObject): boolean =>
  'TenantId' in object && listOf(object, 'Objects').length > 0;

function migratedGroups(table: GraphObject): Omit<FoundObject, 'file'>[] {
  return listOf(table, 'Objects')
    .filter((entry) => textOf(entry, 'Type') === 'Group')
    .map((entry) => ({
      object: { id: textOf(entry, 'Id'), displayName: textOf(entry, 'DisplayName') },
      type: 'group',
      assignments: [],
    }));
}
