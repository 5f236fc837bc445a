/** Every panel of the console keeps the rules of axe, contrast included; the screens do in `gallery.spec.ts`. */
import { expect } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { test, toLanding } from './testing/rehearse.ts';

test('every panel of the console keeps the rules, in light and dark', async ({ rehearse }) => {
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
