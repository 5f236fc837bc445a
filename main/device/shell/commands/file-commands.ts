/**
 * `cd`, `dir`, `type` and `more` (facts/command-prompt#files). There is one drive; a folder is there while a file is
 * below it.
 */
import { createHash } from 'node:crypto';
import { instant, iso } from '../../../world/time.ts';
import { freeMegabytes } from '../../mdm/packages/disk-space.ts';
import type { FileSystem, StoredFile } from '../../windows/file-system.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Answer, Command, Commands } from './command.ts';
import { argumentsOf, dateAndTime, fails, grouped, tells } from './command.ts';

const noPath = 'The system cannot find the path specified.';
const noFile = 'The system cannot find the file specified.';
const noDrive = 'The system cannot find the drive specified.';

/** A path from a folder on, without a backslash at the end; 'C:' is the drive's root. */
export function resolvePath(folder: string, path: string): string {
  const drive = /^[a-z]:/i.exec(path)?.[0];
  const rest = path.slice(drive?.length ?? 0).replaceAll('/', '\\');
  const sameDrive = drive === undefined || folder.toLowerCase().startsWith(drive.toLowerCase());
  const start = rest.startsWith('\\') || !sameDrive ? [(drive ?? 'C:').toUpperCase()] : folder.split('\\');
  return rest
    .split('\\')
    .reduce<readonly string[]>((parts, part) => {
      if (part === '' || part === '.') return parts;
      if (part === '..') return parts.length > 1 ? parts.slice(0, -1) : parts;
      return [...parts, part];
    }, start)
    .join('\\');
}

/** As Windows shows it: the root has its backslash. */
export const shownPath = (path: string): string => (path.endsWith(':') ? `${path}\\` : path);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);
const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('\\'), 2));
const isFolder = (files: FileSystem, path: string): boolean =>
  files.exists(path) && files.file(path) === undefined;

/** In the spelling of the files that are there. */
const spelt = (files: FileSystem, path: string): string =>
  path.split('\\').reduce((above, part) => {
    const own = files.folders(above).find((name) => name.toLowerCase() === part.toLowerCase());
    return `${above}\\${own ?? part}`;
  });

const changeFolder: Command = (_words, { machine: { files } }, { rest, folder }) => {
  const path = rest
    .trim()
    .replace(/^\/d\s+/i, '')
    .replaceAll('"', '');
  if (path === '') return tells(shownPath(folder));
  const to = resolvePath(folder, path);
  if (!to.startsWith('C:')) return fails(noDrive);
  if (files.file(to)) return fails('The directory name is invalid.');
  return isFolder(files, to) ? { lines: [], folder: spelt(files, to) } : fails(noPath);
};

interface Entry {
  readonly name: string;
  /** ISO 8601, by the PC's own clock. */
  readonly modified: string;
  /** Bytes; null for a folder. */
  readonly size: number | null;
}

/** When something in it was written last. */
const folderTime = (files: FileSystem, path: string): string => {
  const prefix = `${path.toLowerCase()}\\`;
  const below = files.state().filter((file) => file.path.toLowerCase().startsWith(prefix));
  return iso(instant(below.reduce((last, { modified }) => Math.max(last, modified), 0)));
};

const asEntry = ({ path, modified, size }: StoredFile): Entry => ({
  name: nameOf(path),
  modified: iso(modified),
  size,
});

/** `*` stands for any signs, `?` for one; `*.*` is every name. In time that grows with both lengths only. */
export function matchesPattern(pattern: string, name: string): boolean {
  const wanted = pattern.toLowerCase();
  const given = `${name.toLowerCase()}${wanted.endsWith('.*') && !name.includes('.') ? '.' : ''}`;
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let place = 0; place < given.length; ) {
    if (wanted[at] === '*') {
      star = at++;
      resume = place;
    } else if (wanted[at] === '?' || wanted[at] === given[place]) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++resume;
    } else return false;
  }
  return /^\**$/.test(wanted.slice(at));
}

function entriesOf(files: FileSystem, folder: string, pattern: string): readonly Entry[] {
  const folders = files.folders(folder).map((name) => ({
    name,
    modified: folderTime(files, `${folder}\\${name}`),
    size: null,
  }));
  const here =
    folder === 'C:'
      ? []
      : ['.', '..'].map((name) => ({ name, modified: folderTime(files, folder), size: null }));
  const found = [...folders, ...files.list(folder).map(asEntry)]
    .filter(({ name }) => matchesPattern(pattern, name))
    .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return pattern === '*' ? [...here, ...found] : found;
}

function entryLine({ name, modified, size }: Entry): string {
  const { date, time } = dateAndTime(modified);
  const middle = size === null ? '    <DIR>         ' : grouped(size).padStart(18);
  return `${date}  ${time}${middle} ${name}`;
}

/** The volume's number: of this disk, made from its serial number. */
function volumeSerial({ diskSerialNumbers }: Machine['hardware']): string {
  const digits = createHash('sha1')
    .update(diskSerialNumbers[0] ?? '')
    .digest('hex')
    .slice(0, 8)
    .toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function totals(entries: readonly Entry[], machine: Machine): readonly string[] {
  const listed = entries.filter(({ size }) => size !== null);
  const bytes = listed.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const free = grouped(freeMegabytes(machine) * 1_048_576);
  return [
    `${String(listed.length).padStart(16)} File(s) ${grouped(bytes).padStart(14)} bytes`,
    `${String(entries.length - listed.length).padStart(16)} Dir(s) ${free.padStart(15)} bytes free`,
  ];
}

const listFolder: Command = (_words, { machine }, { rest, folder: present }) => {
  const { files } = machine;
  const words = argumentsOf(rest.replaceAll(/(\s|^)(\/[a-z:-]+)(?=\/)/gi, '$1$2 '));
  const wrong = words.find(
    (word) => word.startsWith('/') && !/^\/(b|a(:?-?[dhsra])*|o(:?-?[ngesd])*|n|w?)$/i.test(word),
  );
  if (wrong !== undefined) return fails(`Invalid switch - "${wrong.slice(1)}".`);
  const asked = resolvePath(present, words.find((word) => !word.startsWith('/')) ?? '.');
  if (!asked.startsWith('C:')) return fails(noPath);
  const whole = isFolder(files, asked);
  const folder = whole ? asked : parentOf(asked);
  const isBare = words.some((word) => word.toLowerCase() === '/b');
  const volume = [
    ' Volume in drive C has no label.',
    ` Volume Serial Number is ${volumeSerial(machine.hardware)}`,
    '',
  ];
  if (!isFolder(files, folder)) return { ...fails(noPath), lines: isBare ? [] : volume };
  const entries = entriesOf(files, folder, whole ? '*' : nameOf(asked));
  if (isBare)
    return entries.length === 0
      ? fails('File Not Found')
      : tells(...entries.map(({ name }) => name).filter((name) => !/^\.\.?$/.test(name)));
  const heading = [...volume, ` Directory of ${shownPath(spelt(files, folder))}`, ''];
  if (entries.length === 0) return { ...fails('File Not Found'), lines: heading };
  return tells(...heading, ...entries.map(entryLine), ...totals(entries, machine));
};

/** The lines of a text file, without the byte order mark; undefined where there is no such file. */
export function linesOfFile(files: FileSystem, path: string): readonly string[] | undefined {
  if (!files.file(path)) return undefined;
  const text = (files.readText(path) ?? '').replace(/^\ufeff/, '').replace(/\r?\n$/, '');
  return text === '' ? [] : text.split(/\r?\n/);
}

/** The files that a path with `*` and `?` in its last part stands for, by name. */
export function pathsMatching(files: FileSystem, path: string): readonly string[] {
  if (!/[*?]/.test(path)) return files.file(path) ? [path] : [];
  return files
    .list(parentOf(path))
    .filter((file) => matchesPattern(nameOf(path), nameOf(file.path)))
    .map((file) => file.path)
    .toSorted();
}

/** Writes lines as a text file, or adds them to the one that is there. */
export function writeLines(files: FileSystem, path: string, lines: readonly string[], append: boolean): void {
  const text = lines.map((line) => `${line}\r\n`).join('');
  if (append) files.appendText(path, text);
  else files.writeText(path, text);
}

/** The text of a file; Windows' own programs have a size and no content here. */
const showFile: Command = (_words, { machine: { files } }, { rest, folder, input }): Answer => {
  const [path] = argumentsOf(rest);
  if (path === undefined) return input ? tells(...input) : fails('The syntax of the command is incorrect.');
  const file = resolvePath(folder, path);
  if (isFolder(files, file)) return fails('Access is denied.');
  const lines = linesOfFile(files, file);
  return lines ? tells(...lines) : fails(isFolder(files, parentOf(file)) ? noFile : noPath);
};

const makeFolder: Command = (_words, { machine: { files } }, { rest, folder }) => {
  const [path] = argumentsOf(rest);
  if (path === undefined) return fails('The syntax of the command is incorrect.');
  const whole = resolvePath(folder, path);
  if (!whole.startsWith('C:')) return fails(noDrive);
  if (files.exists(whole)) return fails(`A subdirectory or file ${path} already exists.`);
  files.makeFolder(whole);
  return tells();
};

const deleteFiles: Command = (_words, { machine: { files } }, { rest, folder }) => {
  const names = argumentsOf(rest).filter((word) => !/^\/[a-z:-]+$/i.test(word));
  if (names.length === 0) return fails('The syntax of the command is incorrect.');
  const errors = names.flatMap((name) => {
    const found = pathsMatching(files, resolvePath(folder, name));
    for (const path of found) files.delete(path);
    return found.length === 0 ? [`Could Not Find ${resolvePath(folder, name)}`] : [];
  });
  return errors.length === 0 ? tells() : { ...fails(...errors) };
};

const copyFile: Command = (_words, { machine: { files } }, { rest, folder }) => {
  const [from, to] = argumentsOf(rest).filter((word) => !/^\/[a-z-]+$/i.test(word));
  if (from === undefined) return fails('The syntax of the command is incorrect.');
  const sources = pathsMatching(files, resolvePath(folder, from));
  if (sources.length === 0) return fails(noFile);
  const target = resolvePath(folder, to ?? '.');
  if (!target.startsWith('C:')) return fails(noPath);
  for (const source of sources) {
    const file = files.file(source);
    const path = isFolder(files, target) ? `${target}\\${nameOf(source)}` : target;
    if (path.toLowerCase() === source.toLowerCase())
      return { ...fails('The file cannot be copied onto itself.'), lines: ['        0 file(s) copied.'] };
    if (!files.exists(parentOf(path)) && parentOf(path) !== 'C:') return fails(noPath);
    if (file) files.write(path, file);
  }
  return tells(
    ...(sources.length > 1 ? sources.map(nameOf) : []),
    `${String(sources.length).padStart(9)} file(s) copied.`,
  );
};

const cd = { run: changeFolder, help: 'Displays the name of or changes the current directory.' };
const md = { run: makeFolder, help: 'Creates a directory.' };
const del = { run: deleteFiles, help: 'Deletes one or more files.' };

export const fileCommands: Commands = {
  cd,
  chdir: cd,
  copy: { run: copyFile, help: 'Copies one or more files to another location.' },
  del,
  erase: del,
  md,
  mkdir: md,
  dir: { run: listFolder, help: 'Displays a list of files and subdirectories in a directory.' },
  type: { run: showFile, help: 'Displays the contents of a text file.' },
  more: { run: showFile, help: 'Displays output one screen at a time.' },
};
