/**
 * What the TPM remembers of its searches for primes, in the user's cache folder: a small file for each key, named by
 * its id. The TPM checks what it reads, so a torn, mangled or foreign file costs a search and nothing else. What cannot
 * be read or written is not remembered: a rehearsal never fails for want of it.
 */
import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync } from 'node:fs';
import { constants, fstatSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { boundedMemory, type KeyMemory } from '../../tpm/crypto/prime-trail.ts';
import { cacheDirectory } from '../user-directories.ts';

/** At most so many files of so many bytes; the oldest go first. */
const LIMITS = { entries: 1024, entryBytes: 256 };

const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY } = constants;

/** One folder's memory, with what this process has used before it. */
export function keyMemory(
  folder: string = path.join(cacheDirectory(), 'keys'),
  limits: typeof LIMITS = LIMITS,
): KeyMemory {
  const near = boundedMemory();
  return {
    get(id) {
      const known = near.get(id) ?? quietly(() => readEntry(path.join(folder, id), limits.entryBytes));
      if (known !== null) near.put(id, known);
      return known;
    },
    put(id, entry) {
      near.put(id, entry);
      if (entry.length > limits.entryBytes) return;
      quietly(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const draft = path.join(folder, `${id}.${process.pid}.new`);
        // Moved to its place whole: another process reads it or does not.
        writeFileSync(draft, entry, { mode: 0o600, flag: 'wx' });
        renameSync(draft, path.join(folder, id));
        forgetOldest(folder, limits.entries);
        return null;
      });
    },
  };
}

/** A small ordinary file; anything else under that name is none. */
function readEntry(file: string, entryBytes: number): Uint8Array | null {
  const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const { size } = fstatSync(descriptor);
    if (!fstatSync(descriptor).isFile() || size > entryBytes) return null;
    const bytes = new Uint8Array(size);
    return bytes.subarray(0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

/** Drafts that a kill has left are files like others, and go as these do. */
function forgetOldest(folder: string, entries: number): void {
  const names = readdirSync(folder);
  if (names.length <= entries) return;
  const age = (name: string): number => quietly(() => statSync(path.join(folder, name)).mtimeMs) ?? 0;
  const files = names.map((name) => ({ name, age: age(name) })).toSorted((a, b) => a.age - b.age);
  for (const { name } of files.slice(0, names.length - entries)) {
    quietly(() => rmSync(path.join(folder, name), { force: true }));
  }
}

function quietly<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
