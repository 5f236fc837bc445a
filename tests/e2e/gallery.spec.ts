/**
 * Every screen in every state: names and roles, and its looks against its recorded picture, for both releases;
 * some of them in forced colours too.
 * `node scripts/screenshots.mjs` records them anew.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openGallery, showView } from './gallery-page.ts';
import { compare, packed } from './picture.ts';
import { roleProblems } from './roles.ts';

const recorded = path.join(import.meta.dirname, '__screenshots__');
const results = path.join(import.meta.dirname, '..', '..', 'test-out', 'results', 'gallery');
const renews = process.env['RESEAL_RENEW_SCREENSHOTS'] !== undefined;

const inForcedColours = [
  'region@windows-11-24h2',
  'network-password@windows-11-24h2',
  'purpose@windows-11-24h2',
  'provisioning-menu-chosen@windows-10-22h2',
  'landing@windows-11-24h2',
  'esp-failed@windows-11-24h2',
  'result-failure@windows-11-24h2',
  'result-success@windows-10-22h2',
  'privacy@windows-11-24h2',
  'update-1@windows-11-24h2',
];

// One page for a whole test.
test.describe.configure({ mode: 'default' });
test.use({
  viewport: { width: 1366, height: 768 },
  deviceScaleFactor: 0.5,
  contextOptions: { reducedMotion: 'reduce' },
});

function fileOf(name: string): string {
  return `${name.replace('@', '.')}.png`;
}

async function check(page: Page, names: readonly string[], suffix = ''): Promise<void> {
  const differing: string[] = [];
  const wrong: string[] = [];
  for (const name of names) {
    await showView(page, name);
    wrong.push(...(await roleProblems(page)).map((problem) => `${name}: ${problem}`));
    const screenshot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const file = fileOf(`${name}${suffix}`);
    if (renews) writeFileSync(path.join(recorded, file), packed(screenshot));
    else if (!existsSync(path.join(recorded, file))) differing.push(`${file}: not recorded yet`);
    else {
      const { same, blocks, shown } = compare(readFileSync(path.join(recorded, file)), screenshot);
      if (same) continue;
      differing.push(`${file}: ${blocks} blocks`);
      mkdirSync(results, { recursive: true });
      writeFileSync(path.join(results, file), shown);
    }
  }
  expect(wrong, 'names and roles').toEqual([]);
  expect(differing, 'See test-out/results/gallery for the new pictures, with what differs inverted.').toEqual(
    [],
  );
}

for (const release of ['windows-11-24h2', 'windows-10-22h2']) {
  test(`every screen has names and roles and looks as recorded: ${release}`, async ({ page }) => {
    test.setTimeout(300_000);
    const names = await openGallery(page);
    await check(
      page,
      names.filter((name) => name.endsWith(release)),
    );
  });
}

test('screens look as recorded in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openGallery(page);
  await check(page, inForcedColours, '.forced');
});

test('no picture is left of a screen that is gone', async ({ page }) => {
  const wanted = new Set([
    ...(await openGallery(page)).map(fileOf),
    ...inForcedColours.map((name) => fileOf(`${name}.forced`)),
  ]);
  const left = readdirSync(recorded).filter((file) => !wanted.has(file));
  if (renews) for (const file of left) rmSync(path.join(recorded, file));
  else expect(left).toEqual([]);
});
