/** Electron's executable for `reseal start`: found, fetched, or why neither. */
import path from 'node:path';
import { electronPackage, findElectron } from './electron-binary.ts';
import { downloadElectron } from './electron-download.ts';
import { believedFor, failureMemory } from './failed-fetch.ts';
import type { FailureMemory } from './failed-fetch.ts';

/** What getting it needs of this machine. */
export interface ElectronSource {
  find(): string | undefined;
  /** Resolves with the reason where it could not be had. */
  download(tell: (line: string) => void): Promise<string | undefined>;
  readonly memory: FailureMemory;
  now(): Date;
}

export type Electron =
  | { readonly executable: string }
  /** A part of a sentence, without a full stop. */
  | { readonly why: string };

const thisMachine: ElectronSource = {
  find: findElectron,
  download: downloadElectron,
  // Within the package: another version, or a fresh set-up, knows nothing of it.
  memory: failureMemory(path.join(electronPackage, '.reseal-not-fetched')),
  now: () => new Date(),
};

/** `anew`: tries again although it failed not long ago. */
export async function getElectron(
  anew: boolean,
  tell: (line: string) => void,
  { find, download, memory, now }: ElectronSource = thisMachine,
): Promise<Electron> {
  const present = find();
  if (present !== undefined) return { executable: present };
  const failed = anew ? undefined : memory.recall(now());
  if (failed !== undefined) {
    const again = new Date(failed.at.getTime() + believedFor);
    return { why: `${failed.why}; next attempt after ${minuteOf(again)}, or now with --host electron` };
  }
  tell('Electron is not there yet: fetching it, some 120 MB, once.');
  const why = await download(tell);
  const fetched = why === undefined ? find() : undefined;
  if (fetched !== undefined) {
    memory.forget();
    return { executable: fetched };
  }
  const failure = { at: now(), why: why ?? 'it is not where its installer puts it' };
  memory.keep(failure);
  return { why: failure.why };
}

/** '2026-03-02 14:05 UTC'. */
const minuteOf = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
