/** The PC around its screen: its button and keyboard, what hides it, and that nothing of Reseal's own is inside the screen. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openGallery, showView } from './testing/gallery-page.ts';

test.beforeEach(async ({ page }) => {
  await openGallery(page);
});

const power = (page: Page) => page.getByRole('button', { name: 'Power' });
const screen = (page: Page) => page.getByRole('main', { name: 'Screen of the virtual PC' });
const ofThePc = (page: Page) => page.getByRole('region', { name: 'The virtual PC’s frame' });

async function sent(page: Page): Promise<unknown> {
  return JSON.parse(String(await page.locator('html').getAttribute('data-sent')));
}

/** The device goes on to another view, in the same window. */
async function goesOn(page: Page, view: string): Promise<void> {
  await page.evaluate((name) => window.dispatchEvent(new CustomEvent('show', { detail: name })), view);
}

test('F11 takes the case away and brings it back; the mark stays, below the screen', async ({ page }) => {
  await showView(page, 'region@windows-11-24h2');
  const mark = ofThePc(page).getByText('Simulation');
  const windowsKey = page.getByRole('button', { name: 'Windows key' });
  await expect(windowsKey).toBeVisible();
  const framed = (await screen(page).boundingBox())!;
  for (let time = 0; time < 2; time += 1) {
    await page.keyboard.press('F11');
    await expect(windowsKey).toBeHidden();
    await expect(power(page)).toBeHidden();
    await expect(mark).toBeVisible();
    const bare = (await screen(page).boundingBox())!;
    expect(bare.height).toBeGreaterThan(framed.height + 30);
    expect((await mark.boundingBox())!.y).toBeGreaterThanOrEqual(bare.y + bare.height - 1);
    await page.keyboard.press('F11');
    await expect(windowsKey).toBeVisible();
    await expect(power(page)).toBeVisible();
  }
  // Reseal's own key is none of the PC's.
  expect(await sent(page)).toEqual([]);
});

test('a window that was opened for a projector begins without the case, and can still be switched on', async ({
  page,
}) => {
  await page.evaluate(() => history.replaceState(null, '', `${location.pathname}?paused&fullscreen`));
  await page.reload();
  await showView(page, 'off@windows-11-24h2');
  await expect(page.getByRole('button', { name: 'Windows key' })).toBeHidden();
  await expect(page.getByText('The PC is off. Press Power to start it.')).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([{ type: 'power-button' }]);
  await goesOn(page, 'region@windows-11-24h2');
  await expect(power(page)).toBeHidden();
});

test('nothing of ours is inside the screen', async ({ page }) => {
  for (const view of ['off', 'boot', 'region', 'sign-in', 'esp-apps', 'lock-screen', 'desktop'])
    for (const release of ['windows-11-24h2', 'windows-10-22h2']) {
      await showView(page, `${view}@${release}`);
      await expect(ofThePc(page).getByText(/^Simulation/), view).toBeVisible();
      await expect(screen(page).getByText(/Simulation|Press Power/), view).toHaveCount(0);
    }
});

test('the power button is out of the page’s order while the PC runs, and F6 leads to it and back', async ({
  page,
}) => {
  await showView(page, 'second-keyboard@windows-11-24h2');
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab');
    await expect(power(page)).not.toBeFocused();
  }
  const skip = page.getByRole('button', { name: 'Skip' });
  await skip.focus();
  await page.keyboard.press('F6');
  await expect(power(page)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(skip).toBeFocused();
});

test('cutting the power asks first, by mouse and by keyboard; the question passes', async ({ page }) => {
  await showView(page, 'esp-apps@windows-11-24h2');
  const question = page.getByRole('status').filter({ hasText: 'Press Power again to switch the PC off.' });
  await power(page).click();
  await expect(question).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await screen(page).getByRole('button', { name: 'Accessibility' }).focus();
  await expect(question).toBeHidden();
  await power(page).click();
  await power(page).click();
  expect(await sent(page)).toEqual([{ type: 'power-button' }]);
});

test('once the PC is off its button has the focus, and starts it without a question', async ({ page }) => {
  await showView(page, 'result-success@windows-11-24h2');
  await page.getByRole('button', { name: 'Reseal' }).focus();
  await goesOn(page, 'off@windows-11-24h2');
  await expect(power(page)).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([{ type: 'power-button' }]);
  await goesOn(page, 'boot@windows-11-24h2');
  await expect(power(page)).not.toBeFocused();
});

test('the case is as large as the stage’s letters make it', async ({ page }) => {
  await showView(page, 'region@windows-11-24h2');
  const heights: number[] = [];
  for (const size of [
    { width: 1024, height: 768 },
    { width: 1920, height: 1080 },
    { width: 3840, height: 2160 },
  ]) {
    await page.setViewportSize(size);
    const { y, height } = (await screen(page).boundingBox())!;
    heights.push(Math.round(size.height - y - height));
  }
  expect(heights[0]).toBeLessThan(heights[1]!);
  expect(heights[1]).toBeLessThan(heights[2]!);
  expect(heights[2]).toBeLessThan(2160 / 9);
});
