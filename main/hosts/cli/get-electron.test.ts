import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { progressLines, reasonOf } from './electron-download.ts';
import { believedFor, failureMemory } from './failed-fetch.ts';
import { getElectron } from './get-electron.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A machine whose downloads end as told, one after the other; undefined is success. */
function machine(...downloads: (string | undefined)[]) {
  const file = path.join(folder, 'memory');
  const told: string[] = [];
  let here = false;
  let attempts = 0;
  let time = Date.UTC(2026, 2, 2, 14, 5);
  const source = {
    find: () => (here ? '/electron' : undefined),
    async download() {
      const failure = downloads[attempts];
      attempts += 1;
      here = failure === undefined;
      return failure;
    },
    memory: failureMemory(file),
    now: () => new Date(time),
  };
  return {
    file,
    told,
    get: (anew = false) => getElectron(anew, (line) => told.push(line), source),
    attempts: () => attempts,
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe('Electron’s executable', () => {
  it('is fetched once, and says so', async () => {
    const { get, told, attempts } = machine(undefined);
    expect(await get()).toEqual({ executable: '/electron' });
    expect(await get()).toEqual({ executable: '/electron' });
    expect(attempts()).toBe(1);
    expect(told).toEqual(['Electron is not there yet: fetching it, some 120 MB, once.']);
  });

  it('is not tried for again at each start, but after a day or when asked for', async () => {
    const { get, attempts, wait } = machine('the network is down', 'still down', undefined);
    expect(await get()).toEqual({ why: 'the network is down' });
    expect(await get()).toEqual({
      why: 'the network is down; next attempt after 2026-03-03 14:05 UTC, or now with --host electron',
    });
    expect(attempts()).toBe(1);
    expect(await get(true)).toEqual({ why: 'still down' });
    wait(believedFor - 1);
    await get();
    expect(attempts()).toBe(2);
    wait(1);
    expect(await get()).toEqual({ executable: '/electron' });
  });

  it('is tried for where the memory of a failure is unreadable or of the future', async () => {
    for (const text of [
      '',
      '{"at":1}',
      '{"at":"never","why":"x"}',
      '{"at":"2040-01-01T00:00:00Z","why":"x"}',
    ]) {
      const { get, file } = machine(undefined);
      writeFileSync(file, text);
      expect(await get()).toEqual({ executable: '/electron' });
    }
  });
});

describe('the progress of a download', () => {
  const linesFor = (total: number | null, ...transferred: number[]) => {
    const lines: string[] = [];
    const report = progressLines((line) => lines.push(line));
    for (const bytes of transferred) report({ transferred: bytes, total });
    return lines;
  };

  it('is a line for each tenth, or for each ten megabytes', () => {
    expect(linesFor(118_000_000, 1, 11_800_000, 12_000_000, 59_000_000, 118_000_000)).toEqual([
      'Electron: 10 % of 118 MB',
      'Electron: 50 % of 118 MB',
      'Electron: 100 % of 118 MB',
    ]);
    expect(linesFor(null, 5_000_000, 10_000_000, 19_000_000, 31_000_000)).toEqual([
      'Electron: 10 MB so far',
      'Electron: 31 MB so far',
    ]);
  });

  it('ends with a reason that names no address', () => {
    const error = new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND github.example') });
    expect(reasonOf(error)).toBe('getaddrinfo ENOTFOUND github.example');
    expect(reasonOf(new Error('404 (Not Found) for https://mirror.example/x.zip\nstack'))).toBe(
      '404 (Not Found) for its server',
    );
  });
});
