/** A hybrid join as its user does it: by mouse, and by keyboard alone. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { heading } from './testing/stage-page.ts';
import { handsOn } from './testing/hands.ts';
import { button, click, confirmLocale, isFocused, row, sees, test, toDesktop } from './testing/rehearse.ts';
import { mei, patience, toResult, words } from './testing/rehearse.ts';

const account = 'CORP\\mei.tanaka';
const unlock = 'Press Ctrl+Alt+Delete to unlock.';

async function reseal(stage: Page): Promise<void> {
  await toResult(stage);
  await expect(row(stage, 'Deployment profile:')).toHaveText('Workshop laptops, hybrid');
  await click(stage, 'Reseal');
  await heading(stage, 'Powered off').waitFor({ ...patience, state: 'attached' });
}

test('technician and user of a hybrid PC by mouse', async ({ rehearse }) => {
  test.slow();
  const { stage } = await rehearse('hybrid-wired');
  await reseal(stage);

  await click(stage, 'Power');
  await confirmLocale(stage);
  await click(stage, unlock);
  await expect(stage.getByText('Sign in to: CORP')).toBeVisible();
  await stage.getByLabel('User name').fill(account);
  await stage.getByLabel('Password').fill('not the password');
  await click(stage, 'Sign in');
  await expect(
    stage.getByRole('alert').filter({ hasText: 'user name or password is incorrect' }),
  ).toBeVisible();
  await click(stage, 'OK');
  await expect(stage.getByLabel('User name')).toHaveValue(account);
  await stage.getByLabel('Password').fill(mei.password);
  await click(stage, 'Sign in');

  await sees(stage, 'Welcome to Alder & Finch!');
  await expect(stage.getByRole('textbox')).toHaveValue(mei.userName);
  await click(stage, 'Next');
  await sees(stage, 'Enter password');
  await stage.getByLabel('Password').fill(mei.password);
  await click(stage, 'Sign in');
  await sees(stage, 'Stay signed in to all your apps');
  const manages = stage.getByRole('checkbox', { name: 'Allow my organization to manage my device' });
  await expect(manages).toBeChecked();
  await manages.click();
  await expect(manages).not.toBeChecked();
  await manages.click();
  await expect(manages).toBeChecked();
  await click(stage, 'OK');
  await sees(stage, 'You’re all set!');
  await click(stage, 'Done');

  await sees(stage, words['windows-11'].esp);
  await click(stage, 'Sign out');
  await click(stage, unlock);
  await expect(stage.getByText(mei.name)).toBeVisible();
  await stage.getByLabel('Password').fill(mei.password);
  await click(stage, 'Sign in');
  await expect(await toDesktop(stage)).toContainText('Company Portal');
  await click(stage, 'Start');
  await expect(stage.getByText(mei.name)).toBeVisible();
});

test('technician and user of a hybrid PC by keyboard alone', async ({ rehearse }) => {
  test.slow();
  const { stage } = await rehearse('hybrid-wired');
  const { keyboard } = stage;
  const { powerOn, firstPages, toLanding, enterOn, answers } = handsOn(stage);
  await powerOn();
  await isFocused(stage.getByRole('listbox', { name: 'Country or Region Selection' }));
  await toLanding();
  await enterOn('Next');
  await enterOn('Reseal');

  await powerOn();
  await firstPages();
  await enterOn(unlock);
  await isFocused(stage.getByLabel('User name'));
  await keyboard.type(account);
  await keyboard.press('Tab');
  await answers('Password', mei.password);

  await isFocused(stage.getByRole('textbox', { name: /email/i }));
  await keyboard.press('Enter');
  await answers('Password', mei.password);
  await isFocused(button(stage, 'OK'));
  await keyboard.press('Shift+Tab');
  await expect(stage.getByRole('checkbox')).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await enterOn('Done');

  await enterOn('Sign out');
  await enterOn(unlock);
  await answers('Password', mei.password);
  await expect(await toDesktop(stage)).toContainText('Company Portal');
});
