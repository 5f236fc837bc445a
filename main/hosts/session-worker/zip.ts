/** Archives of exported logs as zip files: the same bytes for the same rehearsal. */
import { strToU8, zipSync } from 'fflate';
import type { LogExport } from '../../device/shell/log-export.ts';

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
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  return new Uint8Array(zipSync(entries, { mtime: localReading(time), level: 6 }));
}
