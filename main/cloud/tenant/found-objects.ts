/** From files to single Graph objects: lists are opened, assignments that lie beside are brought to their object. */
import { graphType, isGraphObject, listOf, textOf, type GraphObject } from './graph-object.ts';
import { parseJsonFile } from './json-file.ts';
import { recognise } from './recognise.ts';

export interface TenantFile {
  /** With '/' between folders, relative to the tenant's folder. */
  readonly path: string;
  readonly text: string;
}

export interface FoundObject {
  readonly file: string;
  readonly object: GraphObject;
  readonly type: string;
  readonly assignments: GraphObject[];
}

interface LooseAssignment {
  readonly file: string;
  readonly context: string;
  readonly object: GraphObject;
}

export interface Found {
  readonly objects: readonly FoundObject[];
  /** Files and assignments with which nothing could be done. */
  readonly problems: readonly string[];
}

/** Opens every file. Throws `BadInputError` on broken JSON. */
export function findObjects(files: readonly TenantFile[]): Found {
  const objects: FoundObject[] = [];
  const loose: LooseAssignment[] = [];
  const problems: string[] = [];

  const take = (file: string, value: unknown, context: string): void => {
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
    else if (isLooseAssignment(value)) loose.push({ file, context: own, object: value });
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
  for (const assignment of loose) {
    const owner = owners.of(assignment);
    if (owner) owner.assignments.push(assignment.object);
    else problems.push(`${assignment.file}: an assignment belongs to no object of the tenant`);
  }
  return { objects, problems };
}

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

  of({ file, context, object }: LooseAssignment): FoundObject | undefined {
    const byContext = /\('([^']+)'\)\/(?:microsoft\.graph\.[^/]+\/)?assignments/i.exec(context)?.[1];
    const ids = [byContext, textOf(object, 'sourceId'), textOf(object, 'id').split('_')[0]];
    for (const id of ids) {
      const found = this.#byId.get(id ?? '');
      if (found) return found;
    }
    const stem = stemOf(file).replace(/[._ -]?assignments?$/i, '');
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
