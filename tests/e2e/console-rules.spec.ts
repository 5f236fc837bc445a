/** Every pane of the console keeps the rules of axe, contrast included; the screens do in `gallery.spec.ts`. */
import { expect } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { button, tab, test, toLanding } from './testing/rehearse.ts';

const panes = ['Faults', 'Tenant', 'Log', 'Codes', 'Under the hood'];
const menus = ['Another rehearsal', 'Save', 'About', 'Let time pass'];

test('every pane and menu of the console keeps the rules, in light and dark', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  await toLanding(stage);
  const desk = await openConsole();
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.emulateMedia({ colorScheme });
    for (const name of panes) {
      await tab(desk, name).click();
      // Buttons change their colours little by little.
      await desk.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      expect(await accessibilityProblems(desk), `${name}, ${colorScheme}`).toEqual([]);
    }
    for (const name of menus) {
      await button(desk, name).click();
      expect(await accessibilityProblems(desk), `${name}, ${colorScheme}`).toEqual([]);
      await desk.keyboard.press('Escape');
    }
  }
});

for (const size of [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
])
  test(`nothing scrolls as a page at ${size.width} × ${size.height}`, async ({ rehearse }) => {
    const desk = await (await rehearse('entra-wired')).console();
    await desk.setViewportSize(size);
    for (const name of panes) {
      await tab(desk, name).click();
      const page = await desk.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return { width: scrollWidth, height: scrollHeight };
      });
      expect(page, name).toEqual(size);
    }
  });
