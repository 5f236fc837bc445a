/** What a person dropped or chose in a browser, file by file: a browser gives no path, but the files of a folder. */
import { MisuseError } from '../../../shared/failures.ts';
import { isTenantZip, tenantLimits } from '../../../shared/tenant/tenant-limits.ts';

export interface GivenFile {
  /** With '/' between folders, relative to the folder that was given. */
  readonly path: string;
  file(): Promise<File>;
}

/** A folder by its files, or one zip. */
export type Given =
  | { readonly kind: 'folder'; readonly name: string; readonly files: readonly GivenFile[] }
  | { readonly kind: 'zip'; readonly name: string; readonly file: File };

const wrongThing = 'Give one folder or one zip: what a tool exported of a tenant.';

/** Rejects with a MisuseError whose message is for the person. `told` hears how many files are found so far. */
export async function droppedBy(items: DataTransferItemList, told: (found: number) => void): Promise<Given> {
  // The list is only to be read while the drop is handled: before the first wait.
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) throw new MisuseError(wrongThing);
  if (entry.isDirectory) {
    const files: GivenFile[] = [];
    await walk(entry as FileSystemDirectoryEntry, '', 1, files, told);
    return { kind: 'folder', name: entry.name, files };
  }
  return zipGiven(await fileOf(entry as FileSystemFileEntry));
}

export function zipGiven(file: File): Given {
  if (!isTenantZip(file.name)) throw new MisuseError(`“${file.name}” is no zip. ${wrongThing}`);
  if (file.size > tenantLimits.zipBytes) throw tooMuch(file.name);
  return { kind: 'zip', name: file.name, file };
}

/** Of `<input webkitdirectory>`: every path begins with the folder's name. */
export function folderGiven(list: FileList): Given {
  const [first] = list;
  if (first === undefined) throw new MisuseError('The folder is empty.');
  const name = first.webkitRelativePath.split('/')[0] ?? '';
  const files = [...list].map((file) => ({
    path: file.webkitRelativePath.slice(name.length + 1),
    file: async () => file,
  }));
  return { kind: 'folder', name, files };
}

export const tooMuch = (name: string): MisuseError =>
  new MisuseError(`“${name}” is more than a tenant can be. Give the folder or zip of one export.`);

async function walk(
  folder: FileSystemDirectoryEntry,
  within: string,
  level: number,
  found: GivenFile[],
  told: (found: number) => void,
): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return;
    for (const entry of batch) {
      if (found.length >= tenantLimits.entries || level >= tenantLimits.levels) throw tooMuch(folder.name);
      if (entry.isDirectory)
        await walk(entry as FileSystemDirectoryEntry, `${within}${entry.name}/`, level + 1, found, told);
      else found.push({ path: within + entry.name, file: () => fileOf(entry as FileSystemFileEntry) });
    }
    told(found.length);
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
