/** From files to single Graph objects: what stands around them is opened; assignments and settings that lie beside come to their object. */
import { BadInputError } from '../../../../shared/failures.ts';
import { isGraphObject, listOf, textOf, type GraphObject } from '../graph-object.ts';
import { recognise } from '../recognise.ts';
import {
  isDefinitionValue,
  isLooseAssignment,
  isLooseSetting,
  isMigrationTable,
  isPage,
  isReportEntry,
  migratedGroups,
  namedGroup,
  shelves,
  unwrapped,
} from './containers.ts';
import { withTemplatesOpened } from './cipp-template.ts';
import { withoutCopies } from './copies.ts';
import { assignmentsIn } from './cut-off.ts';
import { FileFates } from './file-fates.ts';
import type { FoundObject, ToldGroup } from './found-object.ts';
import { withGroups } from './groups.ts';
import { organizationTold, type ToldOrganization } from './organization-told.ts';
import { Owners, type LoosePart } from './owners.ts';
import { nextPage, plainValue } from './plain-value.ts';
import type { ProblemLines } from './problem-lines.ts';
import { chooseSnapshot, type ChosenExport } from './snapshots.ts';
import { chooseTenant } from './tenants-apart.ts';
import { stemOf, type ParsedFile } from './tenant-file.ts';

export interface Found {
  readonly objects: readonly FoundObject[];
  readonly fates: FileFates;
  /** Of different tenants first, then of the times of one. */
  readonly choices: readonly ChosenExport[];
  /** Folders of exports that do not count, each with its last '/'. */
  readonly left: readonly string[];
  readonly told: ToldOrganization;
}

/** Objects, and whatever stands in their place: some times the largest tenants' policies, people and devices. */
const mostValues = 500_000;

/** Stands for the tenant's id where no file tells it. */
const namelessId = '00000000-0000-4000-8000-000000000000';

class Finder {
  readonly objects: FoundObject[] = [];
  readonly loose: LoosePart[] = [];
  readonly told: ToldGroup[] = [];
  readonly fates = new FileFates();
  readonly #problems: ProblemLines;
  #taken = 0;

  constructor(problems: ProblemLines) {
    this.#problems = problems;
  }

  take(file: string, value: unknown, context: string, place = ''): void {
    if (++this.#taken > mostValues)
      throw new BadInputError(
        `The tenant has more than ${mostValues} objects`,
        file,
        'Leave out what no rehearsal needs, such as records of other devices',
      );
    if (Array.isArray(value)) this.#takeList(file, value, context, place);
    else if (isGraphObject(value)) this.#takeObject(file, value, context, place);
    else {
      const what = 'holds single values, which are no Graph objects';
      this.#problems.say(file, what);
      this.fates.set(file, 'not-understood', what);
    }
  }

  #takeList(file: string, list: readonly unknown[], context: string, place: string): void {
    if (list.length === 0) this.fates.set(file, 'no-part', 'an empty list');
    else if (list.every(isDefinitionValue))
      this.#add(
        file,
        { displayName: stemOf(file), definitionValues: list },
        'groupPolicyConfiguration',
        place,
      );
    else for (const [index, entry] of list.entries()) this.take(file, entry, context, `${place}[${index}]`);
  }

  #takeObject(file: string, value: GraphObject, context: string, place: string): void {
    const own = textOf(value, '@odata.context') || context;
    if (isPage(value)) {
      if (textOf(value, '@odata.nextLink')) this.#problems.say(file, nextPage);
      this.take(file, value['value'], own, place);
    } else if (isMigrationTable(value)) {
      for (const group of migratedGroups(value)) this.told.push({ file, object: group });
      this.fates.set(file, 'loaded', 'names of groups for the migration to another tenant');
    } else if (isReportEntry(value)) {
      this.told.push({ file, object: namedGroup(value) });
      this.fates.set(file, 'loaded', 'an assignment report: groups and their rules');
    } else if (isLooseAssignment(value))
      this.loose.push({ kind: 'assignment', file, context: own, object: value });
    else if (isLooseSetting(value)) this.loose.push({ kind: 'setting', file, context: own, object: value });
    else if (Object.keys(value).length === 0) this.fates.set(file, 'no-part', 'an empty object');
    else this.#open(file, value, own, place);
  }

  #open(file: string, value: GraphObject, context: string, place: string): void {
    // Before its shape: a wrapper with a policy's settings beside looks like the policy, and has no name of its own.
    const inner = unwrapped(value);
    const innerType = inner ? recognise(inner, context) : '';
    const type = recognise(value, context);
    if (inner && (innerType !== '' || type === '')) return this.#add(file, inner, innerType, place);
    const shelved = type === '' ? shelves(value) : [];
    if (shelved.length === 0) return this.#add(file, value, type, place);
    for (const [collection, list] of shelved)
      for (const [index, entry] of list.entries())
        this.take(file, entry, `#${collection}`, `${place}.${collection}[${index}]`);
  }

  #add(file: string, object: GraphObject, type: string, place: string): void {
    this.objects.push({ file, place, object, type, assignments: [...assignmentsIn(object)] });
  }

  /** Brings what lies beside to its object; tells the objects that are made of it alone. */
  attach(loose: readonly LoosePart[], objects: readonly FoundObject[]): readonly FoundObject[] {
    const owners = new Owners(objects);
    const unowned = new Map<string, FoundObject>();
    for (const part of loose) {
      const owner = owners.of(part) ?? templateOf(part, unowned);
      if (!owner) {
        const what = `${part.kind === 'setting' ? 'a setting' : 'an assignment'} belongs to no object of the tenant`;
        this.#problems.say(part.file, what);
        this.fates.set(part.file, 'not-understood', what);
        continue;
      }
      if (owner.file !== part.file) this.fates.set(part.file, 'attached', owner.file);
      if (part.kind === 'assignment') owner.assignments.push(part.object);
      else owner.object = { ...owner.object, settings: [...listOf(owner.object, 'settings'), part.object] };
    }
    return [...unowned.values()];
  }
}

/** IntuneBackupAndRestore writes a template's settings as a bare list, called by the template's id and the policy's name. */
function templateOf(
  { kind, file, object }: LoosePart,
  known: Map<string, FoundObject>,
): FoundObject | undefined {
  if (kind !== 'setting' || !('definitionId' in object)) return undefined;
  const displayName = stemOf(file).replace(/^[0-9a-f-]{36}_/i, '');
  const template = known.get(file) ?? {
    file,
    place: '',
    object: { displayName },
    type: 'deviceManagementIntent',
    assignments: [],
  };
  known.set(file, template);
  return template;
}

const twoRules =
  'two rules for groups of this name, which the export tells apart by nothing else: the first that was found holds for both; give one of the groups another name';

const unchosen = 'belongs to an export that was not chosen';

/** Opens every file. `snapshot` is the one that the person chose, of several in one folder. */
export function findObjects(
  all: readonly ParsedFile[],
  problems: ProblemLines,
  snapshot: string | undefined,
): Found {
  const finder = new Finder(problems);
  const { tenant, mixed } = chooseTenant(all, snapshot);
  for (const { path } of mixed)
    problems.say(
      path,
      `objects of ${mixed.length} tenants (${mixed.map(({ id }) => id).join(', ')}) lie in one folder and are taken for one tenant's; export each into a folder of its own`,
    );
  const isLeft = (file: string): boolean => tenant?.left.some((folder) => file.startsWith(folder)) === true;
  const files = all.filter(({ path }) => !isLeft(path));
  for (const { path } of all) if (isLeft(path)) finder.fates.set(path, 'no-part', unchosen);
  const told = organizationTold(files);
  for (const { path, value } of files) {
    const cutOff = (place: string, why: string): void => {
      problems.say(`${path} ${place.replace(/^\./, '')}`.trim(), why);
    };
    const opened = withTemplatesOpened(value, (sentence) => problems.say(path, sentence));
    finder.take(path, plainValue(opened, { organizationId: told.id || namelessId, cutOff }), '');
  }
  const chosen = chooseSnapshot(finder.objects, tenant ? tenant.asked : snapshot, tenant);
  const choices = [tenant, chosen].filter((one) => one !== null);
  const left = choices.flatMap((one) => one.left);
  const holds = (file: string): boolean => !left.some((folder) => file.startsWith(folder));
  for (const { path } of files) if (!holds(path)) finder.fates.set(path, 'no-part', unchosen);
  problems.leaveOut(left);
  const inIt = finder.objects.filter(({ file }) => holds(file));
  withoutCopies(inIt, problems);
  const templates = finder.attach(
    finder.loose.filter(({ file }) => holds(file)),
    inIt.filter(({ outdone }) => outdone === undefined),
  );
  const objects = withGroups(
    [...inIt, ...templates],
    finder.told.filter(({ file }) => holds(file)),
    {
      joined: (file, to) => finder.fates.set(file, 'attached', to),
      contradicted: (name) => problems.say(`"${name}"`, twoRules),
    },
  );
  return { objects, fates: finder.fates, choices, left, told };
}
