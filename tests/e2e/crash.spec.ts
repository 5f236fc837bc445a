/** A crash loses nothing that was acknowledged. */
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { runReseal, startBrowserHost, temporaryFolder } from './browser-host.ts';

const home = temporaryFolder();

test.afterAll(() => home.remove());

/** The heading of the stage once it has stopped changing because of what was just done. */
async function screen(page: Page): Promise<string> {
  return (await page.getByRole('heading').first().textContent())!;
}

test('after kill -9 the same journal goes on at the same screen', async ({ page, context }) => {
  const journal = path.join(home.path, 'crash.jsonl');
  const first = await startBrowserHost(home.path, '--journal', journal);
  await page.goto(first.address);
  await expect(page.getByRole('heading').first()).toBeVisible();
  const before = await screen(page);
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Meta');
  await expect(page.getByRole('heading').first()).not.toHaveText(before);
  const seen = await screen(page);
  await first.kill();

  const second = await startBrowserHost(home.path, '--journal', journal);
  const again = await context.newPage();
  await again.goto(second.address);
  await expect(again.getByRole('heading').first()).toHaveText(seen);
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
});
