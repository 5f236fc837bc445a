/** The file system: what is where and how big, with the text where somebody reads it. Paths are case-insensitive. */
import { remembering } from '../../world/remember.ts';
import { Signal } from '../../world/signal.ts';
import type { SimTime } from '../../world/time.ts';
import { ownOf } from '../../../shared/own.ts';

export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** File version of a program, '1.2.3.4'. */
  readonly version?: string;
  /** Content of a text file; base64 where `encoding` says so. */
  readonly text?: string;
  readonly encoding?: 'base64';
}

export interface StoredFile extends FileFacts {
  readonly path: string;
  /** When it was written last, by the PC's own clock. */
  readonly modified: SimTime;
}

/** Paths that Windows gives to environment variables, for command lines and detection rules. */
const variables: Readonly<Record<string, string>> = {
  windir: 'C:\\Windows',
  systemroot: 'C:\\Windows',
  systemdrive: 'C:',
  programfiles: 'C:\\Program Files',
  'programfiles(x86)': 'C:\\Program Files (x86)',
  programdata: 'C:\\ProgramData',
  public: 'C:\\Users\\Public',
};

/** A path with its %VARIABLES% filled in, single backslashes and no backslash at the end. */
export const expandPath = remembering((path): string => {
  const filled = path.replaceAll(
    /%([^%]+)%/g,
    (whole, name: string) => ownOf(variables, name.toLowerCase()) ?? whole,
  );
  return filled
    .replaceAll('/', '\\')
    .replaceAll(/\\{2,}/g, '\\')
    .replace(/\\$/, '');
}, 4_096);

const folded = remembering((path) => expandPath(path).toLowerCase(), 4_096);

export class FileSystem {
  readonly changes = new Signal<string>();
  readonly #files = new Map<string, StoredFile>();
  /** Folders that were made by themselves, with or without a file in them. */
  readonly #made = new Map<string, string>();
  readonly #now: () => SimTime;

  /** `now` is the PC's own clock. */
  constructor(now: () => SimTime, files: readonly StoredFile[] = []) {
    this.#now = now;
    for (const file of files) this.#files.set(folded(file.path), file);
  }

  /** Writes a file, replacing what was there; its folders come with it. */
  write(path: string, facts: FileFacts): void {
    this.#put({ ...facts, path: expandPath(path), modified: this.#now() });
  }

  writeText(path: string, text: string): void {
    this.write(path, { size: Buffer.byteLength(text), text });
  }

  /** Makes a folder that need not hold a file. */
  makeFolder(path: string): void {
    this.#made.set(folded(path), expandPath(path));
    this.changes.emit(expandPath(path));
  }

  /** Adds to the end of a text file, which is made where there is none. */
  appendText(path: string, text: string): void {
    const before = this.file(path);
    const size = Buffer.byteLength(text);
    this.write(
      path,
      before ? { size: before.size + size, text: `${before.text ?? ''}${text}` } : { size, text },
    );
  }

  /** Gives a file another name, in place of what had it; its date stays. */
  move(from: string, to: string): void {
    const file = this.file(from);
    if (!file) return;
    this.delete(from);
    this.#put({ ...file, path: expandPath(to) });
  }

  writeBytes(path: string, bytes: Uint8Array): void {
    this.write(path, {
      size: bytes.length,
      text: Buffer.from(bytes).toString('base64'),
      encoding: 'base64',
    });
  }

  file(path: string): StoredFile | undefined {
    return this.#files.get(folded(path));
  }

  /** Content of a file that `writeText` wrote. */
  readText(path: string): string | undefined {
    const file = this.file(path);
    return file?.encoding === undefined ? file?.text : undefined;
  }

  /** Content of a file that `writeBytes` wrote. */
  readBytes(path: string): Uint8Array | undefined {
    const file = this.file(path);
    return file?.encoding === 'base64' ? new Uint8Array(Buffer.from(file.text ?? '', 'base64')) : undefined;
  }

  /** True for a file, for a folder that holds one, however deep, and for one that was made. */
  exists(path: string): boolean {
    const own = folded(path);
    if (this.#files.has(own)) return true;
    for (const known of this.#files.keys()) if (known.startsWith(`${own}\\`)) return true;
    return [...this.#made.keys()].some((known) => known === own || known.startsWith(`${own}\\`));
  }

  /** Files directly in a folder. */
  list(folder: string): StoredFile[] {
    const prefix = `${folded(folder)}\\`;
    return [...this.#files].flatMap(([path, file]) =>
      path.startsWith(prefix) && !path.slice(prefix.length).includes('\\') ? [file] : [],
    );
  }

  /** Names of the folders directly in a folder, in the spelling of the first file below them, in their order. */
  folders(folder: string): string[] {
    const prefix = `${folded(folder)}\\`;
    const names = new Map<string, string>();
    const note = (own: string, path: string): void => {
      const end = own.startsWith(prefix) ? own.indexOf('\\', prefix.length) : -1;
      const name = own.slice(prefix.length, end);
      if (end >= 0 && !names.has(name)) names.set(name, path.slice(prefix.length, end));
    };
    for (const [own, { path }] of this.#files) note(own, path);
    for (const [own, path] of this.#made) note(`${own}\\`, `${path}\\`);
    return [...names].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
  }

  /** Deletes a file, or a folder with everything in it. */
  delete(path: string): void {
    const own = folded(path);
    for (const [known, file] of Array.from(this.#files)) {
      if (known !== own && !known.startsWith(`${own}\\`)) continue;
      this.#files.delete(known);
      this.changes.emit(file.path);
    }
    for (const known of this.#made.keys())
      if (known === own || known.startsWith(`${own}\\`)) this.#made.delete(known);
  }

  state(): readonly StoredFile[] {
    return [...this.#files.values()];
  }

  /** Folders that were made by themselves. */
  madeFolders(): readonly string[] {
    return [...this.#made.values()];
  }

  #put(file: StoredFile): void {
    this.#files.set(folded(file.path), Object.freeze(file));
    this.changes.emit(file.path);
  }
}
