/**
 * What the TPM remembers of its searches for primes, in the user's cache folder: a small file for each key, named by
 * its id. The TPM checks what it reads, so a torn, mangled or foreign file costs a search and nothing else.
 */
import path from 'node:path';
import { boundedMemory, type KeyMemory } from '../../tpm/crypto/prime-trail.ts';
import { cacheDirectory } from '../user-directories.ts';
import { cacheFolder, type CacheLimits } from './cache-folder.ts';

const LIMITS: CacheLimits = { entries: 1024, entryBytes: 256 };

/** One folder's memory, with what this process has used before it. */
export function keyMemory(
  folder: string = path.join(cacheDirectory(), 'keys'),
  limits: CacheLimits = LIMITS,
): KeyMemory {
  const near = boundedMemory();
  const kept = cacheFolder(folder, limits);
  return {
    get(id) {
      const known = near.get(id) ?? kept.read(id);
      if (known !== null) near.put(id, known);
      return known;
    },
    put(id, entry) {
      near.put(id, entry);
      kept.write(id, entry);
    },
  };
}
