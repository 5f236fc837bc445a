/** The stage as a person at the PC sees it, by role and name. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** Device seconds per second at which the specs rehearse: a boot takes about a second. */
export const rehearsalRate = '60';

export const headings = {
  off: 'Powered off',
  region: 'Is this the right country or region?',
  keyboard: 'Is this the right keyboard layout or input method?',
  menu: 'What would you like to do?',
} as const;

export function heading(page: Page, name: string): Locator {
  return page.getByRole('heading', { name, exact: true });
}

/** Switches the PC on and waits for the first page of the setup. */
export async function powerOn(page: Page): Promise<void> {
  await expect(heading(page, headings.off)).toBeAttached();
  await page.getByRole('button', { name: 'Power' }).click();
  await expect(heading(page, headings.region)).toBeVisible({ timeout: 15_000 });
}

/** Five presses of a key that stands for the Windows key. */
export async function pressFiveTimes(page: Page, key: 'Meta' | 'F5'): Promise<void> {
  for (let press = 0; press < 5; press += 1) await page.keyboard.press(key);
}
