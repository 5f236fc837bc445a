/** Files that never take the place of another one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFileError } from './file-errors.ts';

/** Writes `content` as `name` in `directory`, or as `name (2)` and so on where that is taken; returns the path. */
export function writeNewFile(directory: string, name: string, content: string | Uint8Array): string {
  mkdirSync(directory, { recursive: true });
  const { name: stem, ext } = path.parse(name);
  for (let copy = 1; ; copy += 1) {
    const file = path.join(directory, copy === 1 ? name : `${stem} (${copy})${ext}`);
    try {
      writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
      return file;
    } catch (error) {
      if (!isFileError(error, 'EEXIST')) throw error;
    }
  }
}
