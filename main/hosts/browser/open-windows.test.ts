import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openWindows, windowCounter } from './open-windows.ts';

const start = 'http://127.0.0.1:4711/start?t=secret';
const folders: string[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A browser that does as this shell script says, opened by a user with this id. */
function open(script: string | undefined, { noSandbox = false, user = 1000 } = {}) {
  vi.spyOn(process as { getuid: () => number }, 'getuid').mockReturnValue(user);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-windows-'));
  folders.push(folder);
  const browser = path.join(folder, 'browser');
  writeFileSync(browser, `#!/bin/sh\n${script ?? ''}\n`);
  chmodSync(browser, 0o755);
  const said: string[] = [];
  const ended = Promise.withResolvers<string>();
  const counter = windowCounter(() => ended.resolve('ended'));
  const say = (line: string): void => {
    said.push(line);
    if (said.length > 1 && line === start) ended.resolve('goes on');
  };
  const handOver = (surface: string): string => `take me to the ${surface}`;
  const opening = { handOver, noSandbox, counter, say, end: () => ended.resolve('ended') };
  const windows = openWindows(start, opening, script === undefined ? null : browser);
  return { said, counter, windows, folder, ended: ended.promise };
}

describe.skipIf(process.platform !== 'linux')('windows in a browser', () => {
  it('that is not there: one line says what to do', () => {
    const { said, windows } = open(undefined);
    expect(windows).toBeUndefined();
    expect(said).toEqual([
      'No window could be opened: no Chromium, Chrome or Edge was found. Open this address in a browser of this computer:',
    ]);
  });

  it('that ends before it shows any: one line says why, and the host goes on', async () => {
    const { said, windows, ended } = open('echo "Missing X server or \\$DISPLAY" >&2; exit 1');
    expect(await ended).toBe('goes on');
    expect(said.slice(1)).toEqual([
      'No window could be opened: browser found no screen. Open this address in a browser of this computer:',
      start,
    ]);
    await windows?.close();
  });

  it('for root: not without being asked to leave the sandbox out', async () => {
    const refused = open('exit 0', { user: 0 });
    expect(refused.windows).toBeUndefined();
    expect(refused.said[0]).toContain(
      'has no sandbox for root; start Reseal as another user, or say no-sandbox',
    );
    const asked = open('exit 0', { user: 0, noSandbox: true });
    await asked.ended;
    expect(asked.said).toEqual(['Opening in browser, without its sandbox:']);
    await asked.windows?.close();
  });

  it('are handed over in a file that its owner alone can read, and that goes with them', async () => {
    const seen =
      'for word in "$@"; do case "$word" in --app=file://*) page="${word#--app=file://}";; esac; done';
    const { windows, ended, folder } = open(
      `${seen}; echo "$@" > "$0.words"; stat -c %a "$page" "$(dirname "$page")" > "$0.modes"; cp "$page" "$0.page"`,
    );
    await ended;
    const noted = (name: string): string => readFileSync(path.join(folder, `browser.${name}`), 'utf8').trim();
    expect(noted('modes')).toBe('600\n700');
    expect(noted('page')).toBe('take me to the stage');
    expect(noted('words')).not.toMatch(/http:|secret/);
    const page = /--app=file:\/\/(\S+)/.exec(noted('words'))?.[1] ?? '';
    expect(existsSync(page)).toBe(true);
    await windows?.close();
    expect(existsSync(path.dirname(page))).toBe(false);
  });

  it('of a host that was killed are gone at the next start, with their profile', async () => {
    const left = mkdtempSync(path.join(os.tmpdir(), 'reseal-browser-'));
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path.join(left, 'reseal-host'), String(gone));
    const browser = spawn(process.execPath, [
      '-e',
      'setInterval(() => {}, 1000)',
      '--',
      `--user-data-dir=${left}`,
    ]);
    const ended = once(browser, 'exit');
    const { windows } = open('exit 0', { user: process.getuid?.() ?? 0, noSandbox: true });
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(existsSync(left)).toBe(false);
    await windows?.close();
  });

  it('of a host that still runs stay', async () => {
    const kept = mkdtempSync(path.join(os.tmpdir(), 'reseal-browser-'));
    folders.push(kept);
    writeFileSync(path.join(kept, 'reseal-host'), String(process.pid));
    const { windows } = open('exit 0', { user: process.getuid?.() ?? 0, noSandbox: true });
    expect(existsSync(kept)).toBe(true);
    await windows?.close();
  });

  it('have their sandbox wherever nobody gave it up', async () => {
    for (const noSandbox of [false, true]) {
      const { windows, ended, said } = open('case "$*" in *--no-sandbox*) exit 0;; esac; exit 7', {
        noSandbox,
      });
      expect(await ended).toBe(noSandbox ? 'ended' : 'goes on');
      expect(said.join('\n').includes('browser has ended with 7')).toBe(!noSandbox);
      await windows?.close();
    }
  });
});
