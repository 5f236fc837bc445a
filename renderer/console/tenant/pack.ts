/** A folder that a browser was given as one zip, which its host reads as it reads the folder. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { MisuseError } from '../../../shared/failures.ts';
import {
  isTenantPicture,
  isTenantText,
  isTenantZip,
  tenantLimits,
} from '../../../shared/tenant/tenant-limits.ts';
import { tooMuch, type Given, type GivenFile } from './dropped-files.ts';

/** The quickest: it goes no further than this machine. */
const level = 1;

export interface Packing {
  /** Hears how many files are packed. */
  told(done: number, of: number): void;
  readonly signal: AbortSignal;
}

/** So many files are asked for at once: a browser fetches each from another process, and most of that is waiting. */
const atOnce = 48;

/**
 * Files that a tenant is read from go in whole, all others by their names alone, so that each is accounted for; in the
 * order in which they were given. Rejects with a MisuseError for the person, or with the signal's reason.
 */
export async function packed(given: Given, { told, signal }: Packing): Promise<Blob> {
  if (given.kind === 'zip') return given.file;
  const { files } = given;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    parts.push(new Uint8Array(chunk));
  });
  const coming = new Map<number, Promise<Content>>();
  const ask = (index: number): void => {
    const one = files[index];
    if (one === undefined) return;
    const content = contentOf(one);
    // Where another fails first, nobody waits for this one.
    content.catch(() => undefined);
    coming.set(index, content);
  };
  for (let index = 0; index < atOnce; index++) ask(index);
  let size = 0;
  for (const [index, one] of files.entries()) {
    signal.throwIfAborted();
    const bytes = (await coming.get(index)) ?? null;
    coming.delete(index);
    ask(index + atOnce);
    size += bytes instanceof Uint8Array ? bytes.length : 0;
    if (size > tenantLimits.characters) throw tooMuch(given.name);
    add(zip, bytes === 'too large' ? `${one.path} (too large, not sent)` : one.path, bytes);
    told(index + 1, files.length);
  }
  zip.end();
  const blob = new Blob(parts, { type: 'application/zip' });
  if (blob.size > tenantLimits.zipBytes) throw tooMuch(given.name);
  return blob;
}

type Content = Uint8Array | null | 'too large';

function add(zip: Zip, path: string, bytes: Content): void {
  const entry = bytes instanceof Uint8Array ? new ZipDeflate(path, { level }) : new ZipPassThrough(path);
  zip.add(entry);
  entry.push(bytes instanceof Uint8Array ? bytes : new Uint8Array(), true);
}

/** Null for a file that goes in by its name alone. */
async function contentOf({ path, file }: GivenFile): Promise<Content> {
  if (!isTenantText(path) && !isTenantZip(path) && !isTenantPicture(path)) return null;
  try {
    const content = await file();
    return content.size > (isTenantPicture(path) ? tenantLimits.pictureBytes : tenantLimits.fileBytes)
      ? 'too large'
      : new Uint8Array(await content.arrayBuffer());
  } catch {
    throw new MisuseError(`“${path}” cannot be read by this browser. Has it just been changed or removed?`);
  }
}
