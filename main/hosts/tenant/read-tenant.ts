/** A tenant's files from a folder, a zip, or a folder with zips in it. What is not read is listed with the reason. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import type { PictureFile } from '../../cloud/tenant/branding/branding.ts';
import type { FileBeside, TenantFile } from '../../cloud/tenant/reading/tenant-file.ts';
import { ownOf } from '../../../shared/own.ts';
import {
  isTenantPicture,
  isTenantText,
  isTenantZip,
  tenantLimits as limits,
} from '../../../shared/tenant/tenant-limits.ts';
import { inWords } from '../storage/file-errors.ts';
import { readFileOf } from '../storage/read-file.ts';
import { decoded } from './decode.ts';
import { entriesOfZip, readZip } from './unzip.ts';

export interface NamedTenant {
  readonly name: string;
  readonly files: readonly TenantFile[];
  readonly beside: readonly FileBeside[];
  /** Some of those beside: pictures of a branding. */
  readonly pictures: readonly PictureFile[];
}

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

/** A branding has four in each of its languages. */
const mostPictures = 50;

class Collector {
  readonly files: TenantFile[] = [];
  readonly beside: FileBeside[] = [];
  readonly pictures: PictureFile[] = [];
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

  /** Of a branding, by its name; what it is, its reader looks at. */
  takePicture(file: string, bytes: Buffer): void {
    this.leave(file, picture);
    if (this.pictures.length < mostPictures)
      this.pictures.push({ path: file, base64: bytes.toString('base64') });
  }

  leave(file: string, why: string): void {
    this.beside.push({ path: file, why });
  }

  take(file: string, bytes: Buffer): void {
    const { text, doubt } = decoded(bytes);
    this.#characters += text.length;
    const said = doubt && { place: `${file}:${doubt.line}:${doubt.column}`, words: doubt.words };
    this.files.push({ path: file, text, ...(said ? { doubt: said } : {}) });
    if (this.files.length > limits.files || this.#characters > limits.characters) throw this.tooMuch();
  }

  /**
   * `within` stands before the paths of the archive: '' or 'backup.zip/'. A zip in it is opened as well, as the
   * artifacts of pipelines hold them; one in that is not.
   */
  takeZip(file: string, bytes: Buffer, within: string, level = 1): void {
    const sizes: readonly (readonly [fits: (name: string) => boolean, most: number])[] = [
      [isTenantText, limits.fileBytes],
      [isTenantPicture, limits.pictureBytes],
      [(name) => isTenantZip(name) && level === 1, limits.zipBytes],
    ];
    const wanted = (name: string, size: number): boolean => {
      this.see(1);
      if (name.endsWith('/')) return false;
      const most = sizes.find(([fits]) => fits(name))?.[1] ?? 0;
      const why = most === 0 ? reasonOf(name) : size > most ? `larger than ${most / 2 ** 20} MB` : null;
      if (why !== null) this.leave(within + name, why);
      return why === null;
    };
    for (const [name, content] of entriesOfZip(file, bytes, limits.characters, wanted))
      if (isTenantText(name)) this.take(within + name, content);
      else if (isTenantPicture(name)) this.takePicture(within + name, content);
      else this.tryTo(within + name, () => this.takeZip(within + name, content, `${within}${name}/`, 2));
  }

  /** One file that cannot be read does not hide the others. */
  tryTo(file: string, take: () => void): void {
    try {
      take();
    } catch (error) {
      if (!(error instanceof BadInputError) || error.message === this.tooMuch().message) throw error;
      this.leave(file, error.message);
    }
  }
}

/** Reads a folder or a zip that a person named. Links are not followed. Throws BadInputError. */
export function readTenant(source: string): NamedTenant {
  const collector = new Collector(source);
  if (isFile(source)) {
    collector.takeZip(source, readZip(source), '');
    takeSideFile(source, collector);
  } else walk(source, source, 1, collector);
  const { files, beside, pictures } = collector;
  if (!files.some(({ path: file }) => file !== '../reseal.json'))
    throw new BadInputError(
      'There is no JSON or YAML file in it',
      source,
      'Name the folder or zip of a tenant export',
    );
  return { name: source, files, beside, pictures };
}

/** Where a zip's reseal.json is, which `tenant prepare` cannot write into it; one in the zip is outdone by it. */
export const sideFileOf = (zip: string): string => path.join(path.dirname(zip), 'reseal.json');

function takeSideFile(zip: string, collector: Collector): void {
  const side = sideFileOf(zip);
  if (!existsSync(side)) return;
  collector.take('../reseal.json', readFileOf(side, limits.fileBytes, 'Mend it, or move the zip elsewhere'));
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
    else if (![isTenantText, isTenantZip, isTenantPicture].some((fits) => fits(entry.name)))
      collector.leave(file, reasonOf(entry.name));
    else takeFile(full, file, collector);
  }
}

function takeFile(full: string, file: string, collector: Collector): void {
  collector.tryTo(file, () => {
    if (isTenantZip(file)) collector.takeZip(full, readZip(full), `${file}/`);
    else if (isTenantPicture(file))
      collector.takePicture(file, readFileOf(full, limits.pictureBytes, 'Leave it out'));
    else collector.take(file, readFileOf(full, limits.fileBytes, 'Leave it out or split it'));
  });
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw inWords(error, directory, 'Name a folder that can be read.');
  }
}
