/** Each flow by keyboard alone, and those by mouse that `flows.spec.ts` has not. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { heading } from './testing/stage-page.ts';
import { handsOn } from './testing/hands.ts';
import { button, click, confirmLocale, isFocused, row, sees, test, toDesktop } from './testing/rehearse.ts';
import { mei, patience, workshopWifi } from './testing/rehearse.ts';

test.describe('with all that moves', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('technician and user by keyboard alone, Windows 11 on a cable', async ({ rehearse }) => {
    test.slow();
    const { stage } = await rehearse('entra-wired');
    const { powerOn, firstPages, toLanding, enterOn, answers } = handsOn(stage);
    await powerOn();
    await isFocused(stage.getByRole('listbox', { name: 'Country or Region Selection' }));
    await toLanding();
    await enterOn('Next');
    await enterOn('Reseal');

    await powerOn();
    await firstPages();
    await answers('Email, phone, or Skype', mei.userName);
    await answers('Password', mei.password);
    await expect(await toDesktop(stage)).toContainText('Company Portal');
  });
});

test('technician and user by keyboard alone, Windows 11 over Wi-Fi', async ({ rehearse }) => {
  test.slow();
  const { stage } = await rehearse('entra-wifi');
  const { keyboard } = stage;
  const { powerOn, firstPages, toLanding, enterOn, answers } = handsOn(stage);
  const toSignIn = async () => {
    await powerOn();
    const network = stage.getByRole('button', { name: workshopWifi.name });
    // Without a network the user has these pages too (facts/set-up-order#where-the-flow-starts).
    await firstPages();
    await isFocused(network);
    await keyboard.press('Enter');
    const automatically = stage.getByRole('checkbox', { name: 'Connect automatically' });
    await expect(automatically).toBeVisible();
    await keyboard.press('Tab');
    await isFocused(automatically);
    await keyboard.press('Tab');
    await enterOn('Connect');
    await answers('Enter the password', workshopWifi.password);
    await stage.getByText('Connected, secured').waitFor(patience);
    for (const name of ['Properties', 'Disconnect', 'Next']) {
      await keyboard.press('Tab');
      await isFocused(button(stage, name));
    }
    await keyboard.press('Enter');
  };

  await toSignIn();
  await isFocused(stage.getByLabel('Password'));
  await toLanding();
  await expect(row(stage, 'Assigned user:')).toHaveText(mei.userName);
  await enterOn('Next');
  await enterOn('Reseal');

  await toSignIn();
  await answers('Password', mei.password);
  await expect(await toDesktop(stage)).toContainText('Company Portal');
});

test('technician and user by mouse, Windows 11 over Wi-Fi', async ({ rehearse }) => {
  test.slow();
  const { stage } = await rehearse('entra-wifi');
  const connect = async () => {
    await stage.getByRole('button', { name: workshopWifi.name }).click(patience);
    await click(stage, 'Connect');
    await stage.getByLabel('Enter the password').fill(workshopWifi.password);
    await stage.getByRole('list', { name: 'Networks' }).getByRole('button', { name: 'Next' }).click();
    await stage.getByText('Connected, secured').waitFor(patience);
    await click(stage, 'Next');
  };
  await click(stage, 'Power');
  await confirmLocale(stage);
  await connect();
  await sees(stage, 'Enter password');
  for (let press = 0; press < 5; press += 1) await button(stage, 'Windows key').click();
  await stage.getByRole('option', { name: /^Pre-provision/ }).click(patience);
  await click(stage, 'Next');
  await stage.getByRole('img', { name: /^QR code/ }).waitFor(patience);
  await click(stage, 'Next');
  await click(stage, 'Reseal');

  await heading(stage, 'Powered off').waitFor({ ...patience, state: 'attached' });
  await click(stage, 'Power');
  await confirmLocale(stage);
  await connect();
  await stage.getByLabel('Password').fill(mei.password, patience);
  await click(stage, 'Sign in');
  await expect(await toDesktop(stage)).toContainText('Company Portal');
});

const answersOfQuestions = ['Biscuit', 'Lisbon', 'Pip'];

test('a local account by keyboard alone', async ({ rehearse }) => {
  const { stage } = await rehearse('user-local-account');
  const { keyboard } = stage;
  const { powerOn, firstPages, enterOn, answers } = handsOn(stage);
  await powerOn();
  await firstPages();
  await enterOn('Accept');
  await isFocused(stage.getByRole('textbox', { name: 'Name your device' }));
  await keyboard.press('Tab');
  await enterOn('Skip for now');
  await answers('Enter your name', 'Workshop');
  await answers('Enter a password', 'a bench for two');
  await answers('Confirm your password', 'a bench for two');
  for (const [index, answer] of answersOfQuestions.entries()) {
    await expect(stage.locator(':focus')).toHaveAccessibleName(
      `Security question (${index + 1} of 3)`,
      patience,
    );
    await keyboard.press('Tab');
    await answers('Your answer', answer);
  }
  await sees(stage, 'Choose privacy settings for your device');
  await acceptPrivacy(stage, () => keyboard.press('Enter'));
  await button(stage, 'Start').click(patience);
  await expect(stage.getByText('Workshop')).toBeVisible(patience);
});

test('a local account by mouse', async ({ rehearse }) => {
  const { stage } = await rehearse('user-local-account');
  await click(stage, 'Power');
  await confirmLocale(stage);
  await click(stage, 'Accept');
  await click(stage, 'Skip for now');
  for (const [label, text] of [
    ['Enter your name', 'Workshop'],
    ['Enter a password', 'a bench for two'],
    ['Confirm your password', 'a bench for two'],
  ] as const) {
    await expect(stage.locator(':focus')).toHaveAccessibleName(label, patience);
    await stage.locator(':focus').fill(text);
    await click(stage, 'Next');
  }
  for (const [index, answer] of answersOfQuestions.entries()) {
    await stage.getByRole('combobox', { name: `Security question (${index + 1} of 3)` }).waitFor(patience);
    await stage.getByRole('textbox', { name: 'Your answer' }).fill(answer);
    await click(stage, 'Next');
  }
  await sees(stage, 'Choose privacy settings for your device');
  await acceptPrivacy(stage, () => stage.getByRole('button', { name: /^(Next|Accept)$/ }).click());
  await button(stage, 'Start').click(patience);
  await expect(stage.getByText('Workshop')).toBeVisible(patience);
});

/** The page's button says Next until its list was scrolled to the end. */
async function acceptPrivacy(stage: Page, press: () => Promise<void>): Promise<void> {
  const desktop = stage.getByRole('list', { name: 'Desktop icons' });
  await expect(async () => {
    if (await button(stage, 'Next').or(button(stage, 'Accept')).isVisible()) await press();
    await expect(desktop).toBeAttached({ timeout: 300 });
  }).toPass({ ...patience, intervals: [150] });
}
