/** Ctrl+C and a request to end reach `run` and `replay` in the midst of a long way: both end at once. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryJournal, open } from '../testing/lab.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-signals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tenYears = 3_650 * 86_400_000;

/** A scenario and a journal that take minutes. */
const scenario = path.join(folder, 'long.json');
const jump = { type: 'jump', milliseconds: tenYears } as const;
const walk = ['technician', 'shipping', 'entra-user', { at: 'desktop', do: [jump] }];
const journal = path.join(folder, 'long.jsonl');

/** Comes back when a process has worked for long enough to be in the midst of its way: starting takes a second. */
async function hasWorked(pid: number): Promise<void> {
  const ticks = (): number => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(stat[11]) + Number(stat[12]);
  };
  if (existsSync('/proc/self/stat')) while (existsSync(`/proc/${pid}`) && ticks() < 400) await sleep(50);
  else await sleep(6_000);
}

describe.skipIf(process.platform === 'win32')('a long way', () => {
  writeFileSync(
    scenario,
    JSON.stringify({
      id: 'long',
      title: 'Long',
      description: 'Long.',
      registration: { groupTag: 'LAPTOP' },
      walk,
      expect: { outcome: 'desktop' },
    }),
  );
  const { person, session, journal: kept } = open('entra-wired', memoryJournal());
  person.goesToTheLandingPage();
  person.presses('provision');
  person.waitsFor('result', ({ outcome }) => outcome === 'success');
  session.submit(jump);
  const last = JSON.parse(kept.text.trimEnd().split('\n').at(-1)!) as { n: number; at: number };
  writeFileSync(
    journal,
    `${kept.text}${JSON.stringify({ ...last, n: last.n + 1, at: last.at + tenYears, input: { type: 'pause' } })}\n`,
  );

  it.each([
    ['run', scenario, 'SIGINT'],
    ['replay', journal, 'SIGTERM'],
  ] as const)(
    'ends at once: %s %s, %s',
    async (command, file, signal) => {
      const child = spawn(process.execPath, [path.resolve('main/hosts/cli/index.ts'), command, file], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stdout.on('data', (data: Buffer) => (said += data.toString()));
      child.stderr.on('data', (data: Buffer) => (said += data.toString()));
      const ended = new Promise<[number | null, string | null]>((resolve) => {
        child.on('exit', (code, by) => resolve([code, by]));
      });
      await hasWorked(child.pid ?? 0);
      expect(said).toBe('');
      expect(child.exitCode).toBeNull();
      child.kill(signal);
      const asked = performance.now();
      expect(await ended).toEqual([null, signal]);
      expect(performance.now() - asked).toBeLessThan(1_000);
    },
    60_000,
  );
});
