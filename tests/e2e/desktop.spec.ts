/** The desktop: Start, its search, and Settings, which tell what the PC is and who manages it. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { openGallery, showView } from './testing/gallery-page.ts';

test.use({ viewport: { width: 1366, height: 768 }, contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(async ({ page }) => {
  await openGallery(page);
});

const start = (page: Page) => page.getByRole('dialog', { name: 'Start' });
const settings = (page: Page) => page.getByRole('dialog', { name: 'Settings' });

async function openSettings(page: Page, release = 'windows-11-24h2'): Promise<void> {
  await showView(page, `desktop@${release}`);
  await page.getByRole('button', { name: 'Start' }).click();
  await start(page).getByRole('button', { name: 'Settings' }).click();
}

test('Start shows whose desktop it is, searches the installed apps, and closes', async ({ page }) => {
  await showView(page, 'desktop@windows-11-24h2');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(start(page).getByText('Maren Holt')).toBeVisible();
  await expect(start(page).getByRole('listitem')).toHaveCount(8);
  await page.keyboard.type('pdf');
  await expect(start(page).getByRole('listitem')).toHaveText(['MMeadow PDF Reader']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('nothing of the kind');
  await expect(start(page).getByText('No results')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(start(page)).toBeHidden();
});

for (const release of ['windows-11-24h2', 'windows-10-22h2'])
  test(`Settings tell who manages the PC and what it is: ${release}`, async ({ page }) => {
    await openSettings(page, release);
    await expect(settings(page).getByText('Connected by maren.holt@fabrikam.example')).toBeVisible();
    await expect(settings(page).getByRole('listitem')).toHaveText([
      'Bitlocker',
      'Browser',
      'Defender',
      'DeliveryOptimization',
      'Update',
    ]);
    expect(await accessibilityProblems(page)).toEqual([]);
    await settings(page).getByRole('button', { name: 'About' }).click();
    await expect(settings(page).getByText('FBK-4471903')).toBeVisible();
    await expect(settings(page).getByText('26100.4349')).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

test('Settings go to the taskbar and come back', async ({ page }) => {
  await openSettings(page);
  await settings(page).getByRole('button', { name: 'About' }).click();
  await settings(page).getByRole('button', { name: 'Minimize' }).click();
  await expect(settings(page)).toBeHidden();
  const onTaskbar = page.getByRole('button', { name: 'Settings' });
  await onTaskbar.click();
  // As it was left.
  await expect(settings(page).getByText('FBK-4471903')).toBeVisible();
  await settings(page).getByRole('button', { name: 'Close' }).click();
  await expect(settings(page)).toBeHidden();
  await expect(onTaskbar).toBeHidden();
});
