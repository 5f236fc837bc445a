/** The trainee of an exercise: reads the task, takes a hint, names the cause, raises a hand; the console and the debrief have it. */
import { readFileSync } from 'node:fs';
import { expect, test as plain } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { openGallery, showView } from './testing/gallery-page.ts';
import { click, row, tab, test, toResult } from './testing/rehearse.ts';

const drawer = (page: Page) => page.getByRole('dialog', { name: /^Ticket/ });
const key = (page: Page) => page.getByRole('button', { name: 'Exercise', exact: true });
const screen = (page: Page) => page.getByRole('main', { name: 'Screen of the virtual PC' });

async function sent(page: Page): Promise<unknown> {
  return JSON.parse(String(await page.locator('html').getAttribute('data-sent')));
}

test('a trainee asks for a hint, names the cause and raises a hand', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse({ exercise: 'app-stops-device-setup' });
  await expect(drawer(stage)).toContainText('A colleague has started this laptop three times.');
  const hint = drawer(stage).getByRole('button', { name: 'Hint (price: 5)' });
  await hint.click();
  await expect(drawer(stage)).toContainText('It costs 5 of your points.');
  await expect(drawer(stage).getByRole('list', { name: 'Hints' })).toBeHidden();
  await hint.click();
  await expect(drawer(stage).getByRole('list', { name: 'Hints' })).toContainText('The red page says');
  await expect(drawer(stage).getByRole('button', { name: 'Hint (price: 10)' })).toBeVisible();
  await drawer(stage).getByRole('button', { name: 'Close' }).click();
  await toResult(stage);

  // By keyboard alone.
  await stage.keyboard.press('F6');
  await expect(key(stage)).toBeFocused();
  await stage.keyboard.press('Enter');
  await expect(drawer(stage)).toBeFocused();
  await drawer(stage).getByRole('button', { name: 'I know the cause' }).focus();
  await stage.keyboard.press('Enter');
  await drawer(stage).getByLabel('Step that fails').selectOption('The status page');
  await drawer(stage).getByLabel('Cause').selectOption('App fails');
  await drawer(stage).getByLabel('Remedy').selectOption('mend-package');
  await drawer(stage).getByLabel('The page that shows now').focus();
  await stage.keyboard.press('Space');
  await drawer(stage).getByLabel('Log file, by its name').fill('AppWorkload.log');
  await drawer(stage).getByLabel('A line of it, or a part of one').fill('1603');
  expect(await accessibilityProblems(stage)).toEqual([]);
  await stage.keyboard.press('Enter');
  const noted = drawer(stage).getByRole('status').filter({ hasText: 'Diagnoses noted: 1.' });
  await expect(noted).toBeVisible();
  const hand = drawer(stage).getByRole('button', { name: 'Raise hand' });
  await hand.focus();
  await stage.keyboard.press('Enter');
  await expect(hand).toHaveAttribute('aria-pressed', 'true');
  await stage.keyboard.press('Escape');
  await expect(drawer(stage)).toBeHidden();
  await expect(key(stage)).toBeFocused();

  // On the portal page, which is no part of the PC: what Graph refuses, what it does, and what has to be asked for twice.
  await key(stage).click();
  await click(stage, 'Portal');
  const portal = stage.getByRole('dialog', { name: 'Devices and profiles' });
  await expect(portal).toBeFocused();
  await expect(row(stage, 'Profile status')).toHaveText('Assigned');
  await portal.getByLabel('Device name').fill('SALES-7');
  await stage.keyboard.press('Enter');
  const answer = portal.getByRole('status').first();
  await expect(answer).toHaveText('Change device name: done. Graph answered 200.');
  await portal.getByLabel('Group to add the device to').selectOption('Warehouse PCs');
  await click(stage, 'Add to group');
  await expect(portal.getByRole('list', { name: 'Groups of the device' })).toContainText('Warehouse PCs');
  const isSure = async (name: string): Promise<void> => {
    await click(stage, name);
    const asked = portal.getByRole('group', { name });
    await expect(asked.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await asked.getByRole('button', { name: 'Delete' }).click();
  };
  await isSure('Delete Autopilot device');
  await expect(answer).toContainText('not done. The service answered 400: The device is managed by Intune');
  await isSure('Delete Intune record');
  await expect(portal.getByText('Intune has no record of it.')).toBeVisible();
  expect(await accessibilityProblems(stage)).toEqual([]);
  await stage.keyboard.press('Escape');
  await expect(portal).toBeHidden();
  await expect(drawer(stage)).toBeFocused();

  const desk = await openConsole();
  await tab(desk, 'Log').click();
  await expect(desk.getByText('The Intune device record was deleted (the trainee)')).toBeVisible();
  await tab(desk, 'Tenant').click();
  await expect(desk.getByText('Intune has no record of it.')).toBeVisible();
  await tab(desk, 'Trainee').click();
  await expect(desk.getByText('In the portal: The Intune device record was deleted')).toBeVisible();
  await expect(desk.getByText(/^Hint \(5 points\): The red page says/)).toBeVisible();
  await expect(desk.getByText(/^Diagnosis: App fails, at esp; .*evidence: 2 of 2 found$/)).toBeVisible();
  await click(desk, 'Take it down');
  await expect(hand).toHaveAttribute('aria-pressed', 'false');
  await desk.keyboard.press('d');
  const saved = desk.getByText(/^Saved: .*debrief.*\.html/);
  await expect(saved).toBeVisible();
  const [, file = ''] = /^Saved: (.*?\.html)/.exec((await saved.textContent())!)!;
  const debrief = readFileSync(file, 'utf8');
  expect(debrief).toContain('Hint 1 (5 points)');
  expect(debrief).toContain('AppWorkload.log: 1603');
  expect(debrief).toContain('The Intune device record was deleted (the trainee)');
});

plain.describe('the drawer', () => {
  plain.beforeEach(async ({ page }) => {
    await openGallery(page);
  });

  plain('gives no hints in a test, and tells what was noted', async ({ page }) => {
    await showView(page, 'exercise-test@windows-11-24h2');
    await expect(drawer(page)).toContainText('This is a test: there are no hints.');
    await expect(drawer(page)).toContainText('Diagnoses noted: 2.');
    await expect(drawer(page).getByRole('button', { name: /^Hint/ })).toHaveCount(0);
    await drawer(page).getByRole('button', { name: 'Raise hand' }).click();
    expect(await sent(page)).toEqual([{ type: 'trainee', says: 'hand', up: false }]);
  });

  plain('takes a hint only after it has told the price', async ({ page }) => {
    await showView(page, 'exercise-try@windows-11-24h2');
    const hint = drawer(page).getByRole('button', { name: 'Hint (price: 10)' });
    const question = drawer(page).getByText('It costs 10 of your points.');
    await hint.click();
    await expect(question).toBeVisible();
    await key(page).focus();
    await expect(question).toBeHidden();
    await hint.click();
    expect(await sent(page)).toEqual([]);
    await hint.click();
    expect(await sent(page)).toEqual([{ type: 'trainee', says: 'hint' }]);
  });

  plain('keeps what was written while it is shut, and goes with F11', async ({ page }) => {
    await showView(page, 'exercise-try@windows-11-24h2');
    await drawer(page).getByRole('button', { name: 'I know the cause' }).click();
    const line = drawer(page).getByLabel('A line of it, or a part of one');
    await line.fill('exit code');
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toBeHidden();
    await key(page).click();
    await expect(line).toHaveValue('exit code');
    await page.keyboard.press('F11');
    await expect(drawer(page)).toBeHidden();
    await expect(key(page)).toBeHidden();
    await page.keyboard.press('F11');
    await expect(line).toHaveValue('exit code');
    // What is written beside the PC is none of its keys.
    expect(await sent(page)).toEqual([]);
  });

  plain('is out of the page’s order, and F6 leads to it, to the power button and back', async ({ page }) => {
    await showView(page, 'exercise-show@windows-11-24h2');
    await expect(drawer(page)).toBeHidden();
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab');
      await expect(key(page)).not.toBeFocused();
    }
    const yes = page.getByRole('button', { name: 'Yes' });
    await yes.focus();
    await page.keyboard.press('F6');
    await expect(key(page)).toBeFocused();
    await page.keyboard.press('F6');
    await expect(page.getByRole('button', { name: 'Power' })).toBeFocused();
    await page.keyboard.press('F6');
    await expect(yes).toBeFocused();
  });

  plain('of a show says what is done; a press takes over, and PageDown plays on', async ({ page }) => {
    await showView(page, 'exercise-show@windows-11-24h2');
    const show = page.getByRole('region', { name: 'Show' });
    await expect(show).toContainText('The Windows key is pressed 5 times.');
    await page.keyboard.press('F6');
    await page.keyboard.press('PageDown');
    expect(await sent(page)).toEqual([{ type: 'play', on: true }]);
    await screen(page).click({ position: { x: 4, y: 200 } });
    expect(await sent(page)).toContainEqual({ type: 'play', on: false });
    expect(await accessibilityProblems(page)).toEqual([]);
    await showView(page, 'exercise-show-taken@windows-11-24h2');
    await expect(show).toContainText('You have the PC.');
    await page.keyboard.press('PageDown');
    expect(await sent(page)).toContainEqual({ type: 'play', on: true });
  });

  for (const language of ['en-US', 'de-DE', 'ar-SA'])
    plain(`takes nothing of the screen, and has room at every size: ${language}`, async ({ page }) => {
      await openGallery(page, language);
      for (const size of [
        { width: 1366, height: 768 },
        { width: 1920, height: 1080 },
        { width: 1024, height: 600 },
        { width: 640, height: 480 },
        { width: 400, height: 700 },
      ]) {
        await page.setViewportSize(size);
        await showView(page, 'region@windows-11-24h2');
        const alone = await page.locator('.screen').boundingBox();
        await showView(page, 'exercise-try@windows-11-24h2');
        expect(await page.locator('.screen').boundingBox()).toEqual(alone);
        const ours = (await page.locator('.exercise-key').boundingBox())!;
        const windowsKey = (await page.locator('.windows-key').boundingBox())!;
        const apart = ours.x + ours.width <= windowsKey.x || windowsKey.x + windowsKey.width <= ours.x;
        expect(apart, `${size.width}`).toBe(true);
        const open = (await page.locator('.exercise').boundingBox())!;
        expect(open.x).toBeGreaterThanOrEqual(0);
        expect(open.x + open.width).toBeLessThanOrEqual(size.width);
        expect(open.y).toBeGreaterThanOrEqual(0);
        expect(open.y + open.height).toBeLessThanOrEqual(alone!.y + alone!.height + 1);
      }
    });

  plain('keeps the rules of axe', async ({ page }) => {
    await showView(page, 'exercise-try@windows-11-24h2');
    expect(await accessibilityProblems(page)).toEqual([]);
    await drawer(page).getByRole('button', { name: 'I know the cause' }).click();
    await expect(drawer(page).getByLabel('Cause')).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await expect(screen(page).getByText('Ticket 40')).toHaveCount(0);
  });
});
