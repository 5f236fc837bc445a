import { writeSync } from 'node:fs';

/** Writes every byte at the file's position; a single write may take only some. */
export function writeWhole(descriptor: number, bytes: Uint8Array): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(descriptor, bytes, done);
}
