/**
 * A folder of what can be made again, each entry a file of its own name. Another process finds an entry whole or not
 * at all; a crash of the machine may leave anything under its name, so whoever reads one checks it. What cannot be
 * read or written is not kept: nothing fails for want of it.
 */
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
} from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface CacheFolder {
  /** Null for anything but an ordinary file of at most the size of an entry. */
  read(name: string): Uint8Array | null;
  /** Does nothing for more bytes than an entry may have. */
  write(name: string, bytes: Uint8Array): void;
}

export interface CacheLimits {
  /** So many files at most; the oldest go first. */
  readonly entries: number;
  readonly entryBytes: number;
}

const { O_NOFOLLOW = 0, O_NONBLOCK = 0, O_RDONLY } = constants;

/** Makes the folder with its first entry, for this user alone. */
export function cacheFolder(folder: string, limits: CacheLimits): CacheFolder {
  return {
    read: (name) => quietly(() => readEntry(path.join(folder, name), limits.entryBytes)),
    write(name, bytes) {
      if (bytes.length > limits.entryBytes) return;
      quietly(() => {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const draft = path.join(folder, `${name}.${process.pid}.new`);
        writeFileSync(draft, bytes, { mode: 0o600, flag: 'wx' });
        renameSync(draft, path.join(folder, name));
        forgetOldest(folder, limits.entries);
        return null;
      });
    },
  };
}

function readEntry(file: string, entryBytes: number): Uint8Array | null {
  const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > entryBytes) return null;
    const bytes = new Uint8Array(stat.size);
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
