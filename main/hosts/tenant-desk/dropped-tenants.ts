/**
 * Tenants that a browser has handed over: it knows no path, so what it sends is kept in a folder that only its owner
 * can read, until the host ends.
 */
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tenantLimits } from '../../../shared/tenant/tenant-limits.ts';
import { dataDirectory } from '../user-directories.ts';

/** What a host that was killed has left is removed when it is this old, in milliseconds: its journal may go on. */
const forgetAfter = 24 * 3_600_000;

export interface DroppedTenants {
  /** Keeps a zip by its name; its path, or undefined where it is larger than a tenant can be. */
  keep(name: string, body: Readable): Promise<string | undefined>;
  remove(place: string): void;
  removeAll(): void;
}

export function createDroppedTenants(): DroppedTenants {
  const top = path.join(dataDirectory(), 'dropped');
  const kept = new Set<string>();
  removeOld(top);

  function remove(place: string): void {
    if (kept.delete(place)) rmSync(path.dirname(place), { recursive: true, force: true });
  }

  return {
    remove,
    removeAll() {
      for (const place of kept) remove(place);
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
          createWriteStream(place, { mode: 0o600, flags: 'wx' }),
        );
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

function removeOld(top: string): void {
  try {
    for (const name of readdirSync(top)) {
      const folder = path.join(top, name);
      if (Date.now() - statSync(folder).mtimeMs > forgetAfter)
        rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    // There is no such folder yet, or another host removes the same.
  }
}
