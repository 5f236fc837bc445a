/** The manners of Windows instead of a web page's: nothing to mark or drag, no menu of the browser's, windows that move. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openGallery, showView } from './testing/gallery-page.ts';

test.beforeEach(async ({ page }) => {
  await openGallery(page);
});

const selected = (page: Page) => page.evaluate(() => String(getSelection()));
const prompt = (page: Page) => page.getByRole('dialog', { name: /cmd\.exe/ });
const boxOf = async (page: Page) => (await prompt(page).boundingBox())!;

async function dragged(
  page: Page,
  from: readonly [number, number],
  by: readonly [number, number],
): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(from[0] + by[0] / 2, from[1] + by[1] / 2);
  await page.mouse.move(from[0] + by[0], from[1] + by[1]);
  await page.mouse.up();
}

test('no text of a page can be marked, in no release; a field’s own can', async ({ page }) => {
  for (const view of ['landing', 'esp-apps', 'privacy', 'result-failure', 'lock-screen', 'desktop'])
    for (const release of ['windows-11-24h2', 'windows-10-22h2']) {
      await showView(page, `${view}@${release}`);
      await dragged(page, [120, 90], [1100, 560]);
      expect((await selected(page)).trim(), view).toBe('');
      await page.keyboard.press('Control+a');
      expect((await selected(page)).trim(), `${view}, all`).toBe('');
    }
  await showView(page, 'local-account@windows-11-24h2');
  await page.keyboard.type('Workshop');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Bench');
  await expect(page.getByLabel('Enter your name')).toHaveValue('Bench');
});

test('neither the right button nor a drag does what a browser does', async ({ page }) => {
  await showView(page, 'local-account@windows-11-24h2');
  const refused = await page.evaluate(() =>
    ['contextmenu', 'dragstart', 'dragover', 'drop'].map((type) =>
      [...document.querySelectorAll('h1, input, svg, .bezel, body')].every(
        (element) => !element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })),
      ),
    ),
  );
  expect(refused).toEqual([true, true, true, true]);
});

test('arrow, hand and caret are where Windows has them', async ({ page }) => {
  const cursor = (role: 'button' | 'textbox' | 'heading', name: string) =>
    page.getByRole(role, { name }).evaluate((element) => getComputedStyle(element).cursor);
  await showView(page, 'name-device@windows-11-24h2');
  expect(await cursor('button', 'Skip for now')).toBe('pointer');
  expect(await cursor('button', 'Next')).toBe('default');
  expect(await cursor('textbox', 'Name your device')).toBe('text');
  expect(await cursor('heading', "Let's name your device")).toBe('default');
});

test('a window moves by its title and resizes at its edges', async ({ page }) => {
  await showView(page, 'command-prompt@windows-11-24h2');
  const first = await boxOf(page);
  await dragged(page, [first.x + 400, first.y + 14], [120, 60]);
  const there = await boxOf(page);
  expect([there.x - first.x, there.y - first.y]).toEqual([120, 60]);
  expect(there.width).toBe(first.width);
  await dragged(page, [there.x + there.width, there.y + there.height], [-200, -90]);
  const smaller = await boxOf(page);
  expect([there.width - smaller.width, there.height - smaller.height]).toEqual([200, 90]);
  // Never out of reach: the title stays on the screen.
  await dragged(page, [smaller.x + 300, smaller.y + 14], [-4000, 4000]);
  const held = await boxOf(page);
  expect(held.x + held.width).toBeGreaterThanOrEqual(80);
  expect(held.y).toBeLessThan(768 - 30);
  // The line has the focus again after a click into the window.
  await page.keyboard.type('ver');
  await expect(page.getByLabel('Command', { exact: true })).toHaveValue('ver');
});

test('a window moves and resizes by keyboard, and Escape takes it back', async ({ page }) => {
  await showView(page, 'command-prompt@windows-11-24h2');
  const first = await boxOf(page);
  const command = async (name: string, ...keys: string[]) => {
    await page.keyboard.press('Alt+Space');
    await expect(page.getByRole('menu')).toBeVisible();
    while (
      !(await page
        .getByRole('menuitem', { name, exact: true })
        .evaluate((it) => it === document.activeElement))
    )
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    for (const key of keys) await page.keyboard.press(key);
  };
  await command('Move', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter');
  const there = await boxOf(page);
  expect([there.x - first.x, there.y - first.y]).toEqual([32, 16]);
  await command('Size', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'Enter');
  const smaller = await boxOf(page);
  expect([there.width - smaller.width, there.height - smaller.height]).toEqual([16, 32]);
  await command('Move', 'ArrowDown', 'ArrowDown', 'Escape');
  expect(await boxOf(page)).toEqual(smaller);
  await expect(page.getByLabel('Command', { exact: true })).toBeFocused();
});

test('a window is maximised and minimised, and the page below can be used meanwhile', async ({ page }) => {
  await showView(page, 'command-prompt@windows-11-24h2');
  const screen = (await page.getByRole('main').boundingBox())!;
  await page.getByRole('button', { name: 'Maximize' }).click();
  expect(await boxOf(page)).toEqual(screen);
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('button', { name: 'Minimize' }).click();
  const small = await boxOf(page);
  expect(small.height).toBeLessThan(40);
  expect(small.y + small.height).toBeCloseTo(screen.y + screen.height, 0);
  await page.getByRole('button', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByLabel('Command', { exact: true })).toBeFocused();
  const sent: unknown = JSON.parse(String(await page.locator('html').getAttribute('data-sent')));
  expect(sent).toEqual([{ type: 'press', control: 'yes' }]);
});

test('a field that was refused has the focus again, whatever pressed the button', async ({ page }) => {
  for (const [view, label] of [
    ['sign-in-password', 'Password'],
    ['local-account-confirm', 'Confirm your password'],
  ] as const) {
    await showView(page, `${view}@windows-11-24h2`);
    const field = page.getByLabel(label);
    await expect(field).toBeFocused();
    await page.getByRole('button', { name: /^(Next|Sign in)$/ }).click();
    await expect(field).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
  }
});
