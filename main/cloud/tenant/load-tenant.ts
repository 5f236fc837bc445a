/**
 * A tenant from the files of an export, whatever tool wrote it and whatever the folders are called. Every object
 * ends as understood, partly understood, playing no part, not for Windows or not understood, and every file has
 * its fate; what no export holds is stood in for, and said.
 */
import { BadInputError } from '../../../shared/failures.ts';
import type { Assume } from '../../../shared/session/assume.schema.ts';
import { standIn } from './assumptions/stand-in.ts';
import { whatIsMissing } from './assumptions/rehearsable.ts';
import type { PictureFile } from './branding/branding.ts';
import { takePictureFiles } from './branding/read-branding.ts';
import { assignmentsTold } from './checked-assignments.ts';
import { derivedId } from './derived-id.ts';
import { everybodyMayJoin, usualCompliance } from './enrolment-settings.ts';
import { nameOf, textOf } from './graph-object.ts';
import { beyondLimits, withoutTheRest } from './limits.ts';
import { readObject } from './read-object.ts';
import { cutOffHere } from './reading/cut-off.ts';
import type { FoundObject } from './reading/found-object.ts';
import { findObjects } from './reading/found-objects.ts';
import { withNobodyTold } from './reading/left-out-assignments.ts';
import { parseTenantFile } from './reading/parse-file.ts';
import { ProblemLines } from './reading/problem-lines.ts';
import { stemOf, type FileBeside, type ParsedFile, type TenantFile } from './reading/tenant-file.ts';
import { wrongValues } from './reading/value-kinds.ts';
import { leadsNowhere } from './references.ts';
import { isResealFile, readResealFile } from './reseal-file.ts';
import type { CheckedObject, Tenant, User } from './tenant.ts';
import { emptyDraft, type TenantDraft } from './tenant-draft.ts';

/** What a person and the scenario say of a tenant. */
export interface TenantOrder {
  /** In place of what the tenant's own reseal.json assumes. */
  readonly assume?: Assume;
  /** Which of several exports in one folder counts. */
  readonly snapshot?: string | undefined;
  /** Group tag that the PC is registered with, and who is to sign in. */
  readonly groupTag?: string;
  readonly user?: string;
  /** People whom the export does not hold, but its rules tell apart, to be put into the tenant. */
  readonly people?: readonly User[];
  readonly beside?: readonly FileBeside[];
  /** Files that may be pictures of the branding. */
  readonly pictures?: readonly PictureFile[];
  /** A broken reseal.json is a problem line too: for who wants to know what is wrong, not to rehearse. */
  readonly judgeOnly?: boolean;
}

/**
 * A file that is broken is a problem line, and the others are read. Throws `BadInputError` with file, line and column
 * where every file is broken, where reseal.json is, and where there is no snapshot of the name.
 */
export function loadTenant(files: readonly TenantFile[], order: TenantOrder = {}): Tenant {
  const draft = emptyDraft();
  const problems = new ProblemLines();
  // Which export counts is said first: what lies in the others is theirs alone.
  const chosen = order.snapshot ?? readSideFiles(files, emptyDraft(), new ProblemLines(), order).snapshot;
  const graphFiles = files.filter(({ path }) => !isResealFile(path));
  const { parsed, faults } = parseAll(graphFiles);
  const [first] = faults;
  if (first && parsed.length === 0) throw first[1];

  const found = findObjects(
    parsed.filter(({ path }) => !isArchive(path)),
    problems,
    chosen,
  );
  const counts = ({ path }: { readonly path: string }): boolean =>
    !found.left.some((folder) => path.startsWith(folder));
  const side = readSideFiles(files.filter(counts), draft, problems, order);
  for (const { path } of parsed)
    if (isArchive(path)) found.fates.set(path, 'no-part', 'deleted from the tenant: the archive of IntuneCD');
  for (const { doubt } of files) if (doubt) problems.say(doubt.place, doubt.words);
  for (const [path, fault] of faults) {
    problems.say(fault.place, `${fault.message}. ${fault.remedy}`);
    found.fates.set(path, 'broken', fault.message);
  }
  for (const { path, why } of order.beside ?? [])
    if (/\.(json|ya?ml|zip)$/i.test(path)) problems.say(path, `not read: ${why}`);
  for (const path of side.paths) found.fates.set(path, 'loaded', 'how Reseal rehearses this tenant');

  problems.leaveOut(found.left);
  const read = readAll(withNobodyTold(found.objects), draft, problems);
  takePictureFiles((order.pictures ?? []).filter(counts), draft, (path, status, what) =>
    found.fates.set(path, status, what),
  );
  leadsNowhere(draft, problems);
  const stood = standIn(
    draft,
    { ...found, files },
    { ...order, assume: { ...side.assume, ...order.assume } },
  );
  const assignmentsOf = assignmentsTold(draft);
  const unset = read.flatMap(({ id, checked: { status, parts } }) =>
    status === 'partly' ? [[id, parts] as const] : [],
  );
  const limits = [...beyondLimits(draft), ...withoutTheRest(draft)];
  const objects = read.map(({ id, checked }): CheckedObject => {
    const assignments = assignmentsOf(id);
    return assignments === undefined ? checked : { ...checked, assignments };
  });
  return {
    ...draft,
    organization: stood.organization,
    branding: stood.branding,
    joinPolicy: draft.joinPolicy ?? everybodyMayJoin,
    complianceDefaults: draft.complianceDefaults ?? usualCompliance,
    practice: stood.practice,
    assumed: stood.assumed,
    unset: new Map(unset),
    check: {
      objects,
      files: found.fates.list(
        files.map(({ path }) => path),
        objects,
        order.beside ?? [],
      ),
      unchosen: found.left,
      assumptions: stood.assumptions,
      problems: [...problems.lines(), ...limits],
      problemsInFull: [...problems.linesInFull(), ...limits],
      rehearsable: whatIsMissing(draft, stood.practice, objects.length),
    },
  };
}

/** IntuneCD keeps what was deleted in `__archive__/<date>`. */
const isArchive = (path: string): boolean => /(^|\/)__archive__\//.test(path);

interface Side {
  readonly assume: Assume;
  readonly snapshot: string | undefined;
  readonly paths: readonly string[];
}

function readSideFiles(
  files: readonly TenantFile[],
  draft: TenantDraft,
  problems: ProblemLines,
  { judgeOnly = false }: TenantOrder,
): Side {
  let side: Side = { assume: {}, snapshot: undefined, paths: [] };
  for (const { path, text } of files) {
    if (!isResealFile(path)) continue;
    try {
      const { assume, snapshot } = readResealFile(path, text, draft);
      side = {
        assume: { ...side.assume, ...assume },
        snapshot: snapshot ?? side.snapshot,
        paths: [...side.paths, path],
      };
    } catch (error) {
      if (!(error instanceof BadInputError) || !judgeOnly) throw error;
      problems.say(error.place, `${error.message}. ${error.remedy}`);
    }
  }
  return side;
}

function parseAll(files: readonly TenantFile[]): {
  readonly parsed: readonly ParsedFile[];
  readonly faults: readonly (readonly [path: string, fault: BadInputError])[];
} {
  const parsed: ParsedFile[] = [];
  const faults: (readonly [string, BadInputError])[] = [];
  for (const file of files)
    try {
      parsed.push({ path: file.path, value: parseTenantFile(file) });
    } catch (error) {
      if (!(error instanceof BadInputError)) throw error;
      faults.push([file.path, error]);
    }
  return { parsed, faults };
}

/** Groups and filters first: IntuneCD's assignments name them, they do not tell their ids. */
const before = ['group', 'deviceAndAppManagementAssignmentFilter', 'assignmentFilter'];

function readAll(
  found: readonly FoundObject[],
  draft: TenantDraft,
  problems: ProblemLines,
): readonly ReadEntry[] {
  const ids = new Set<string>();
  const checked = new Map<FoundObject, ReadEntry>();
  for (const early of [true, false])
    for (const entry of found)
      if (before.includes(entry.type) === early) checked.set(entry, readEntry(entry, draft, ids, problems));
  return found.flatMap((entry) => checked.get(entry) ?? []);
}

interface ReadEntry {
  /** '' for what another object stands for. */
  readonly id: string;
  readonly checked: CheckedObject;
}

function readEntry(
  entry: FoundObject,
  draft: TenantDraft,
  ids: Set<string>,
  problems: ProblemLines,
): ReadEntry {
  const { file, place, object, type, assignments, outdone } = entry;
  const name = nameOf(object) || stemOf(file);
  const told = { file, type: type || 'unknown', name };
  if (outdone !== undefined)
    return { id: '', checked: { ...told, status: 'plays-no-part', parts: [outdone] } };
  const wrong: string[] = [];
  // Of what is no object of Graph at all, such as a tool's own list, nothing is known to be wrong.
  if (type !== '')
    wrongValues(object, type, (where, sentence) => {
      wrong.push(`${where}: ${sentence === cutOffHere ? 'cut off' : sentence}`);
      problems.say(`${file} ${place}${place ? '.' : ''}${where}`, sentence);
    });
  const id = idOf(entry, name, ids);
  const judged = readObject({ object, id, name, type, assignments }, draft);
  const { status, parts } = judged;
  if (wrong.length === 0 || (status !== 'understood' && status !== 'partly'))
    return { id, checked: { ...told, ...judged } };
  return { id, checked: { ...told, status: 'partly', parts: [...wrong, ...parts] } };
}

/** The object's own id, or one made of type and name; of several without an id that share them, of the place too. */
function idOf({ object, type, file, place }: FoundObject, name: string, ids: Set<string>): string {
  const own = textOf(object, 'id');
  const made = derivedId(`${type} ${name}`);
  const id = own || (ids.has(made) ? derivedId(`${type} ${name} ${file}${place}`) : made);
  ids.add(id);
  return id;
}
