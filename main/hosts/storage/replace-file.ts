/** Replaces a file at once: whoever opens it finds the former text or the new one, whole. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { inWords } from './file-errors.ts';
import { writeWhole } from './write-whole.ts';

export function replaceFile(file: string, bytes: Uint8Array): void {
  const draft = `${file}.${process.pid}.new`;
  try {
    const descriptor = openSync(draft, 'w', 0o600);
    try {
      writeWhole(descriptor, bytes);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw inWords(error, file, 'Name a file in a folder that you may write to.');
  }
}
