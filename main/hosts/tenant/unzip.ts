/** Files out of a zip that somebody gave: bounded by what its directory says of their sizes, never written anywhere. */
import { unzipSync } from 'fflate';
import { BadInputError } from '../../../shared/failures.ts';
import { tenantLimits } from '../../../shared/tenant/tenant-limits.ts';
import { readFileOf } from '../storage/read-file.ts';

export type ZipEntry = readonly [name: string, bytes: Buffer];

/** The bytes of a zip that a person named. Throws BadInputError. */
export const readZip = (file: string): Buffer =>
  readFileOf(file, tenantLimits.zipBytes, 'Name a smaller zip, or a folder.');

/**
 * Name (with '/') and content of each entry that is `wanted`, which hears name and size. Throws BadInputError that
 * names `file` for what is no zip, and where the wanted entries come to more than `most` bytes.
 */
export function entriesOfZip(
  file: string,
  bytes: Buffer,
  most: number,
  wanted: (name: string, size: number) => boolean,
): readonly ZipEntry[] {
  let total = 0;
  try {
    const entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!wanted(slashes(name), originalSize)) return false;
        total += originalSize;
        if (total > most) throw tooLarge(file);
        return true;
      },
    });
    return Object.entries(entries)
      .map(
        ([name, content]) =>
          [slashes(name), Buffer.from(content.buffer, content.byteOffset, content.length)] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  } catch (error) {
    if (error instanceof BadInputError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BadInputError(
      `This is no zip that can be read: ${why}`,
      file,
      'Name a folder or a zip of an export, without a password',
    );
  }
}

/** Windows PowerShell's Compress-Archive wrote backslashes. */
const slashes = (name: string): string => name.replaceAll('\\', '/');

const tooLarge = (file: string): BadInputError =>
  new BadInputError('The zip holds more than a tenant can be', file, 'Name the zip of one export');
