/** A crash loses nothing that was acknowledged. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  ask,
  openSocket,
  request,
  runReseal,
  signIn,
  startBrowserHost,
  startWithSmallFiles,
  temporaryFolder,
} from './testing/browser-host.ts';
import { diceOf } from '../fuzz/mutations.ts';
import { goesOn, killedWhileBusy } from './testing/kills.ts';
import { heading, headings, powerOn, pressFiveTimes, rehearsalRate } from './testing/stage-page.ts';

const home = temporaryFolder();

test.afterAll(() => home.remove());

test('after kill -9 the same journal goes on at the same screen', async ({ page, context }) => {
  const journal = path.join(home.path, 'crash.jsonl');
  const first = await startBrowserHost(home.path, '--rate', rehearsalRate, '--journal', journal);
  await page.goto(first.address);
  await powerOn(page);
  await pressFiveTimes(page, 'Meta');
  await expect(heading(page, headings.menu)).toBeVisible();
  await first.kill();

  const second = await startBrowserHost(home.path, '--rate', rehearsalRate, '--journal', journal);
  const again = await context.newPage();
  await again.goto(second.address);
  await expect(heading(again, headings.menu)).toBeVisible();
  await again
    .getByRole('button', { name: 'Exit' })
    .or(again.getByRole('button', { name: 'Back' }))
    .first()
    .click();
  await expect(heading(again, headings.region)).toBeVisible();
  expect(await second.stop()).toBe(0);
});

test('what a busy host has acknowledged is in its journal, whenever it is killed', async () => {
  const journal = path.join(home.path, 'kills.jsonl');
  const dice = diceOf(3);
  let acknowledged = 0;
  for (let kill = 0; kill < 4; kill++) {
    const { lost, ...life } = await killedWhileBusy(home.path, journal, dice);
    expect(lost).toEqual([]);
    acknowledged += life.acknowledged;
  }
  expect(acknowledged).toBeGreaterThan(40);
  expect(await goesOn(home.path, journal)).toContain('"accepted":true');
});

test('in the middle of a jump of five years a host answers, and ends when it is asked to', async () => {
  const host = await startBrowserHost(home.path, '--journal', path.join(home.path, 'jump.jsonl'));
  const access = { cookie: await signIn(host), origin: host.origin };
  const stage = await openSocket(host, '/bridge/stage', access);
  const console = await openSocket(host, '/bridge/console', access);
  if (typeof stage === 'string' || typeof console === 'string') throw new Error('no socket');
  await ask(stage, { id: 1, channel: 'stage:submit', args: [{ type: 'power-button' }] });
  const jump = { type: 'jump', milliseconds: 5 * 365 * 86_400_000 };
  for (const input of [jump, { type: 'rate', rate: 10 }])
    expect(await ask(console, { id: 2, channel: 'console:submit', args: [input] })).toMatchObject({
      value: { accepted: true },
    });
  expect(await host.stop()).toBe(0);
});

test('windows that are open come back by themselves when the journal goes on', async ({ page, context }) => {
  const journal = path.join(home.path, 'come-back.jsonl');
  const first = await startBrowserHost(home.path, '--rate', rehearsalRate, '--journal', journal);
  await page.goto(first.address);
  const console = await context.newPage();
  await console.goto(`${first.origin}/console`);
  await expect(heading(console, 'Instructor’s console')).toBeVisible();
  await page.bringToFront();
  await powerOn(page);
  await first.kill();
  await expect(page.getByText('Connection to Reseal lost')).toBeVisible();

  const second = await startBrowserHost(home.path, '--rate', rehearsalRate, '--journal', journal);
  expect(second.origin).toBe(first.origin);
  await expect(page.getByText('Connection to Reseal lost')).toBeHidden();
  await pressFiveTimes(page, 'Meta');
  await expect(heading(page, headings.menu)).toBeVisible();
  // They are in for good: a new page has the new cookie too.
  await page.reload();
  await expect(heading(page, headings.menu)).toBeVisible();
  await expect(console.getByText('Connection to Reseal lost')).toBeHidden();
  // Whoever else opens a window has to be let in as ever.
  expect((await request(`${second.origin}/`)).status).toBe(403);
  expect(await second.stop()).toBe(0);
});

test('two rehearsals cannot write the same journal', async () => {
  const journal = path.join(home.path, 'shared.jsonl');
  const first = await startBrowserHost(home.path, '--journal', journal);
  const { code, said } = await runReseal('start', '--no-open', '--journal', journal);
  expect(code).toBe(2);
  expect(said).toContain(`${journal}: This journal is in use by process`);
  expect(await first.stop()).toBe(0);
});

test('a host whose rehearsal has stopped because of a fault ends with 1', async () => {
  test.skip(process.platform === 'win32', 'limits the size of files by the shell');
  const journal = path.join(home.path, 'full.jsonl');
  const host = await startWithSmallFiles(home.path, 16, '--journal', journal);
  const cookie = await signIn(host);
  const socket = await openSocket(host, '/bridge/console', { cookie, origin: host.origin });
  if (typeof socket === 'string') throw new Error(socket);
  for (let id = 1; ; id += 1) {
    const input = { type: id % 2 === 0 ? 'resume' : 'pause' };
    const reply = await ask(socket, { id, channel: 'console:submit', args: [input] });
    if (JSON.stringify(reply).includes('"accepted":false')) break;
  }
  expect(await host.stop()).toBe(1);
});

test('an unknown scenario changes nothing', async () => {
  const journal = path.join(home.path, 'never.jsonl');
  const { code, said } = await runReseal(
    'start',
    '--no-open',
    '--scenario',
    'no-such-scenario',
    '--journal',
    journal,
  );
  expect(code).toBe(2);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toContain('no-such-scenario');
  expect(existsSync(journal)).toBe(false);
});

test('a foreign journal is left as it is', async () => {
  const journal = path.join(home.path, 'foreign.jsonl');
  writeFileSync(journal, '{"not":"ours"}\n');
  const { code, said } = await runReseal('start', '--no-open', '--journal', journal);
  expect(code).toBe(2);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toContain(journal);
  expect(readFileSync(journal, 'utf8')).toBe('{"not":"ours"}\n');
});
