/** Archives of exported logs as the files that Windows makes: the same bytes for the same rehearsal. */
import { zipSync } from 'fflate';
import type { LogExport } from '../../device/shell/log-export.ts';
import { contentOf } from '../../device/shell/log-export.ts';
import { encodeCabinet } from '../../protocols/cab/cabinet.ts';

/** Zip entries hold a local time without a zone, and fflate reads it off the machine's: the PC's reading is kept. */
function localReading(time: number): Date {
  const at = new Date(time);
  return new Date(
    at.getUTCFullYear(),
    at.getUTCMonth(),
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  );
}

/** Every file below the archive's root, in its order, dated by the PC's clock at the export. */
export function zipOf({ files, time }: LogExport): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(files.map((file) => [file.name, contentOf(file)]));
  return new Uint8Array(zipSync(entries, { mtime: localReading(time), level: 6 }));
}

/** In the format that its name asks for. */
export const archiveOf = (archive: LogExport): Uint8Array<ArrayBuffer> =>
  archive.name.toLowerCase().endsWith('.cab') ? cabOf(archive) : zipOf(archive);

/** The same files as `MdmDiagnosticsTool -cab` packs them. */
export function cabOf({ files, time }: LogExport): Uint8Array<ArrayBuffer> {
  const at = new Date(time);
  const content = files.map((file) => ({ name: file.name, bytes: contentOf(file) }));
  return new Uint8Array(
    encodeCabinet(content, {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    }),
  );
}
