/** Remembers that Electron could not be fetched, so that not every start waits for it again. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface FailedFetch {
  readonly at: Date;
  readonly why: string;
}

/** How long a failure is believed, in milliseconds: a day. */
export const believedFor = 24 * 3_600_000;

export interface FailureMemory {
  /** The failure that is still believed, or undefined. */
  recall(now: Date): FailedFetch | undefined;
  keep(failure: FailedFetch): void;
  forget(): void;
}

/** Kept in `file`. One that cannot be read or written costs another attempt, no more. */
export function failureMemory(file: string): FailureMemory {
  return {
    recall(now) {
      const kept = read(file);
      const age = kept === undefined ? Number.NaN : now.getTime() - kept.at.getTime();
      return age >= 0 && age < believedFor ? kept : undefined;
    },
    keep({ at, why }) {
      try {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ at: at.toISOString(), why }));
      } catch {
        // The next start tries again.
      }
    },
    forget: () => rmSync(file, { force: true }),
  };
}

function read(file: string): FailedFetch | undefined {
  try {
    const { at, why } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return typeof at === 'string' && typeof why === 'string' ? { at: new Date(at), why } : undefined;
  } catch {
    return undefined;
  }
}
