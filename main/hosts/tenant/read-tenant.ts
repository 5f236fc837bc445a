/** A tenant's files from a folder, a zip, or a folder with zips in it. What is not read is listed with the reason. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import type { FileBeside, TenantFile } from '../../cloud/tenant/reading/tenant-file.ts';
import { ownOf } from '../../../shared/own.ts';
import { inWords } from '../storage/file-errors.ts';
import { readFileOf } from '../storage/read-file.ts';
import { decode } from './decode.ts';
import { entriesOfZip } from './unzip.ts';

export interface NamedTenant {
  readonly name: string;
  readonly files: readonly TenantFile[];
  readonly beside: readonly FileBeside[];
}

/** Larger folders are nobody's tenant. */
const limits = {
  fileBytes: 50 * 1024 * 1024,
  files: 50_000,
  characters: 256 * 1024 * 1024,
  /** Files of any kind, and folders, that a tenant's folder is looked through for. */
  entries: 250_000,
  levels: 40,
};

const isText = (name: string): boolean => /\.(json|ya?ml)$/i.test(name);
const isZip = (name: string): boolean => /\.zip$/i.test(name);

const scripts = 'a script or its source: its object has what runs';
const picture = 'a picture';
const reasons: Readonly<Record<string, string>> = {
  ps1: scripts,
  sh: scripts,
  xml: scripts,
  cmd: scripts,
  bat: scripts,
  png: picture,
  jpg: picture,
  jpeg: picture,
  svg: picture,
  csv: 'a table; `reseal register` takes hardware hashes',
  html: 'a report',
  pdf: 'a report',
  md: 'a note',
  txt: 'a note',
  log: 'a log',
  zip: 'a zip in a zip',
};
const reasonOf = (name: string): string => {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return ownOf(reasons, extension) ?? 'neither JSON nor YAML';
};

class Collector {
  readonly files: TenantFile[] = [];
  readonly beside: FileBeside[] = [];
  readonly #source: string;
  #characters = 0;
  #seen = 0;

  constructor(source: string) {
    this.#source = source;
  }

  tooMuch(): BadInputError {
    return new BadInputError(
      'This is more than a tenant can be',
      this.#source,
      'Name the folder or zip of one export',
    );
  }

  see(count: number, level = 1): void {
    this.#seen += count;
    if (this.#seen > limits.entries || level > limits.levels) throw this.tooMuch();
  }

  leave(file: string, why: string): void {
    this.beside.push({ path: file, why });
  }

  take(file: string, bytes: Buffer): void {
    const text = decode(bytes);
    this.#characters += text.length;
    this.files.push({ path: file, text });
    if (this.files.length > limits.files || this.#characters > limits.characters) throw this.tooMuch();
  }

  /** `within` stands before the paths of the archive: '' or 'backup.zip/'. */
  takeZip(file: string, within: string): void {
    const wanted = (name: string, size: number): boolean => {
      this.see(1);
      if (name.endsWith('/')) return false;
      const why = isText(name) ? (size > limits.fileBytes ? 'larger than 50 MB' : null) : reasonOf(name);
      if (why !== null) this.leave(within + name, why);
      return why === null;
    };
    for (const [name, bytes] of entriesOfZip(file, limits.characters, wanted))
      this.take(within + name, bytes);
  }
}

/** Reads a folder or a zip that a person named. Links are not followed. Throws BadInputError. */
export function readTenant(source: string): NamedTenant {
  const collector = new Collector(source);
  if (isFile(source)) collector.takeZip(source, '');
  else walk(source, source, 1, collector);
  const { files, beside } = collector;
  if (files.length === 0)
    throw new BadInputError(
      'There is no JSON or YAML file in it',
      source,
      'Name the folder or zip of a tenant export',
    );
  return { name: source, files, beside };
}

function isFile(source: string): boolean {
  try {
    return statSync(source).isFile();
  } catch (error) {
    throw inWords(error, source, 'Name a folder or a zip that can be read.');
  }
}

function walk(top: string, directory: string, level: number, collector: Collector): void {
  const entries = entriesOf(directory);
  collector.see(entries.length, level);
  for (const entry of entries) {
    const full = path.join(directory, entry.name);
    const file = path.relative(top, full).split(path.sep).join('/');
    if (entry.isDirectory()) walk(top, full, level + 1, collector);
    else if (entry.isSymbolicLink()) collector.leave(file, 'a link: links are not followed');
    else if (!entry.isFile()) collector.leave(file, 'no ordinary file');
    else if (!isText(entry.name) && !isZip(entry.name)) collector.leave(file, reasonOf(entry.name));
    else takeFile(full, file, collector);
  }
}

/** One file that cannot be read does not hide the others. */
function takeFile(full: string, file: string, collector: Collector): void {
  try {
    if (isZip(file)) collector.takeZip(full, `${file}/`);
    else collector.take(file, readFileOf(full, limits.fileBytes, 'Leave it out or split it'));
  } catch (error) {
    if (!(error instanceof BadInputError) || error.message === collector.tooMuch().message) throw error;
    collector.leave(file, error.message);
  }
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw inWords(error, directory, 'Name a folder that can be read.');
  }
}
