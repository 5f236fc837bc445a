/** Every screen in every state keeps the rules of axe, contrast included, and so does the console. */
import { expect, test } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { inForcedColours, openGallery, showView } from './testing/gallery-page.ts';
import { test as rehearsal, toLanding } from './testing/rehearse.ts';

test.use({ viewport: { width: 1366, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

for (const release of ['windows-11-24h2', 'windows-10-22h2'])
  test(`every screen keeps the rules: ${release}`, async ({ page }) => {
    test.setTimeout(300_000);
    const found: string[] = [];
    for (const name of await openGallery(page)) {
      if (!name.endsWith(release)) continue;
      await showView(page, name);
      found.push(...(await accessibilityProblems(page)).map((problem) => `${name}: ${problem}`));
    }
    expect(found).toEqual([]);
  });

test('screens keep the rules in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openGallery(page);
  const found: string[] = [];
  for (const name of inForcedColours) {
    await showView(page, name);
    found.push(...(await accessibilityProblems(page, 'forced')).map((problem) => `${name}: ${problem}`));
  }
  expect(found).toEqual([]);
});

rehearsal('every panel of the console keeps the rules, in light and dark', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  await toLanding(stage);
  const desk = await openConsole();
  await desk.setViewportSize({ width: 900, height: 2400 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme });
    // Buttons change their colours little by little.
    await desk.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    expect(await accessibilityProblems(desk), colorScheme).toEqual([]);
  }
});
