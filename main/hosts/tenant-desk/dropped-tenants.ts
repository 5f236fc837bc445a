/**
 * Tenants that a browser has handed over: it knows no path, so what it sends is kept in a folder that only its owner
 * can read. Where a rehearsal has begun in one, it stays when the host ends, for the journal goes on with it; a few
 * of them, and for a month at most.
 */
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tenantLimits } from '../../../shared/tenant/tenant-limits.ts';
import { dataDirectory } from '../user-directories.ts';

/** Milliseconds since a rehearsal last began in it. */
const forgetAfter = 30 * 24 * 3_600_000;

/** Behind the name of what is on its way. */
const unfinished = '.part';

/** So many are there at a time; the oldest makes room. */
const most = 8;

export interface DroppedTenants {
  /** Keeps a zip by its name; its path, or undefined where it is larger than a tenant can be. */
  keep(name: string, body: Readable): Promise<string | undefined>;
  /** All that are there, the last handed over or begun in first. */
  places(): readonly string[];
  /** A rehearsal begins in it. */
  use(place: string): void;
  remove(place: string): void;
  /** Removes what was only looked at. */
  leave(): void;
}

/** `present`: the tenant of the rehearsal that is open, which makes no room. */
export function createDroppedTenants(present: () => string | null): DroppedTenants {
  const top = path.join(dataDirectory(), 'dropped');
  /** Taken in by this host. */
  const kept = new Set<string>();
  const used = new Set<string>();
  for (const { place, time } of found(top)) if (Date.now() - time > forgetAfter) remove(place);

  function remove(place: string): void {
    kept.delete(place);
    rmSync(path.dirname(place), { recursive: true, force: true });
  }

  let touched = 0;
  /** Later than any before, whatever the clock does. */
  function touch(place: string): void {
    touched = Math.max(Date.now(), touched + 1);
    const time = new Date(touched);
    utimesSync(path.dirname(place), time, time);
  }

  function makeRoom(): void {
    const spare = found(top).filter(({ place }) => place !== present());
    for (const { place } of spare.slice(most)) remove(place);
  }

  return {
    remove,
    places: () => found(top).map(({ place }) => place),
    use(place) {
      used.add(place);
      touch(place);
    },
    leave() {
      for (const place of kept) if (!used.has(place)) remove(place);
    },
    async keep(name, body) {
      mkdirSync(top, { recursive: true, mode: 0o700 });
      const place = path.join(mkdtempSync(path.join(top, 'tenant-')), plainName(name));
      kept.add(place);
      let size = 0;
      try {
        await pipeline(
          body,
          async function* bounded(chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              size += chunk.length;
              if (size > tenantLimits.zipBytes) throw new RangeError('too large');
              yield chunk;
            }
          },
          createWriteStream(`${place}${unfinished}`, { mode: 0o600, flags: 'wx' }),
        );
        renameSync(`${place}${unfinished}`, place);
        touch(place);
        makeRoom();
        return place;
      } catch (error) {
        remove(place);
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
  };
}

/** What a person called it, as one name of a file on any system. */
const plainName = (name: string): string => {
  const plain = name
    .replace(/\.zip$/i, '')
    .replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
  return `${plain || 'tenant'}.zip`;
};

/** Last used first. */
function found(top: string): readonly { readonly place: string; readonly time: number }[] {
  try {
    return readdirSync(top)
      .flatMap((name) => {
        const folder = path.join(top, name);
        const time = statSync(folder).mtimeMs;
        return readdirSync(folder).flatMap((zip) =>
          zip.endsWith(unfinished) ? [] : [{ place: path.join(folder, zip), time }],
        );
      })
      .toSorted((a, b) => b.time - a.time);
  } catch {
    // There is no such folder yet, or another host removes one of them just now.
    return [];
  }
}
