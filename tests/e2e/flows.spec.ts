/** The main job as a technician and a user do it: by mouse, by keyboard alone, with Windows 10's labels. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { heading } from './testing/stage-page.ts';
import {
  button,
  click,
  confirmLocale,
  isFocused,
  row,
  sees,
  tab,
  test,
  toDesktop,
} from './testing/rehearse.ts';
import { mei, patience, toLanding, toMenu, toResult, words } from './testing/rehearse.ts';

async function expectFailure(page: Page, sentence: string): Promise<void> {
  await sees(page, words['windows-11'].failure);
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toHaveCount(1);
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
}

test.describe('with all that moves', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('technician and user by mouse, Windows 11 on a cable', async ({ rehearse }) => {
    test.slow();
    const { stage, console: openConsole } = await rehearse('entra-wired');
    await toLanding(stage);
    await expect(row(stage, 'Organization:')).toHaveText('alderfinch.onmicrosoft.example');
    await expect(row(stage, 'Deployment profile:')).toHaveText('Pre-provisioned laptops');
    await expect(row(stage, 'Assigned user:')).toHaveText('Not assigned');

    await click(stage, 'Next');
    await sees(stage, words['windows-11'].esp);
    await sees(stage, words['windows-11'].success);
    await expect(row(stage, 'Elapsed time:')).toHaveText(/^0 h \d+ min$/);
    await click(stage, 'Reseal');
    await heading(stage, 'Powered off').waitFor({ ...patience, state: 'attached' });

    await click(stage, 'Power');
    await confirmLocale(stage);
    await sees(stage, 'Welcome to Alder & Finch!');
    await stage.getByRole('textbox').fill(mei.userName);
    await click(stage, 'Next');
    await sees(stage, 'Enter password');
    await stage.getByLabel('Password').fill('not the password');
    await click(stage, 'Sign in');
    await expect(stage.getByRole('alert').filter({ hasText: 'incorrect' })).toBeVisible();
    await expect(stage.getByLabel('Password')).toHaveValue('');
    await expect(stage.getByLabel('Password')).toBeFocused();
    await stage.getByLabel('Password').fill(mei.password);
    await click(stage, 'Sign in');
    await expect(await toDesktop(stage)).toContainText('Company Portal');
    await click(stage, 'Start');
    await expect(stage.getByText(mei.name)).toBeVisible();

    // At full speed the user's part of the status page may be over before it is painted: the log tells of both parts.
    const console = await openConsole();
    await tab(console, 'Log').click();
    const statusPage = console.getByRole('tabpanel').getByText(words['windows-11'].esp, { exact: true });
    await expect.poll(() => statusPage.count()).toBeGreaterThan(1);
  });
});

test('Windows 10 calls the pages of pre-provisioning by its own names', async ({ rehearse }) => {
  const windows10 = words['windows-10'];
  const { stage } = await rehearse('entra-wired-windows-10', '600');
  await toMenu(stage, windows10);
  await stage.getByRole('option', { name: windows10.option }).click();
  await click(stage, 'Continue');
  await sees(stage, windows10.landing);
  await expect(stage.getByText('Scan QR code to retrieve device provisioning information.')).toBeVisible();
  await expect(button(stage, 'Cancel')).toBeVisible();
  await expect(button(stage, 'Refresh')).toBeVisible();
  await click(stage, 'Provision');
  await sees(stage, windows10.esp);
  await stage.getByRole('button', { name: 'Show details: Device setup' }).click();
  await expect(stage.getByText(/^Apps \(/).filter({ visible: true })).toBeVisible();
  await button(stage, 'Reseal').waitFor(patience);
  await expect(heading(stage, windows10.success)).toBeVisible();
  await expect(stage.getByText(/^Print welcome letter/)).toBeVisible();
  await expect(stage.getByRole('img', { name: /^QR code/ })).toBeVisible();
});

test('a failure says what failed, and offers diagnostics and another try', async ({ rehearse }) => {
  const { stage } = await rehearse('app-fails');
  await toResult(stage);
  await expectFailure(stage, 'we couldn’t complete the provisioning process in the required time');
  await expect(row(stage, 'Organization:')).toHaveText('alderfinch.onmicrosoft.example');
  await expect(row(stage, 'Elapsed time:')).toHaveText(/^0 h \d+ min$/);

  await click(stage, 'view diagnostics');
  await sees(stage, 'Windows Autopilot diagnostics');
  await stage.getByRole('tab', { name: 'Deployment info' }).click(patience);
  await expect(stage.getByRole('row', { name: 'Error Error 0x80070643' })).toBeVisible();
  await stage.getByRole('tab', { name: 'Deployment info' }).press('ArrowRight');
  await expect(stage.getByRole('tab', { name: 'Apps and Policy status' })).toBeFocused();
  await expect(stage.getByRole('table', { name: 'App Status' })).toContainText('Device setup: Apps');
  await expect(stage.getByRole('table', { name: 'Policy Status' })).toContainText('Certificates');
  await click(stage, 'Close');

  const types = async (line: string) => {
    await expect(stage.getByLabel('Command', { exact: true })).toBeFocused(patience);
    await stage.keyboard.type(line);
    await stage.keyboard.press('Enter');
  };
  await stage.keyboard.press('Shift+F10');
  await types('cmtrace %ProgramData%\\Microsoft\\IntuneManagementExtension\\Logs\\AppWorkload.log');
  const log = stage.getByRole('dialog', { name: /Trace Log Tool/ });
  await log.getByLabel('Filter').fill('1603');
  await expect(log.getByRole('gridcell').filter({ hasText: '1603' }).first()).toBeVisible();
  await stage.keyboard.press('Alt+F4');
  await expect(log).toBeHidden();
  await types('eventvwr');
  const viewer = stage.getByRole('dialog', { name: 'Event Viewer' });
  await expect(viewer.getByRole('button', { name: /^ModernDeployment/ }).first()).toBeVisible();
  await viewer.getByRole('button', { name: 'Close' }).click();
  await types('explorer %ProgramData%\\Microsoft\\IntuneManagementExtension\\Logs');
  await stage.getByRole('button', { name: 'AppWorkload.log' }).dblclick();
  const text = stage.getByRole('dialog', { name: 'AppWorkload.log - Notepad' });
  await expect(text.getByRole('textbox', { name: 'AppWorkload.log' })).toHaveValue(/1603/);
  await stage.keyboard.press('Alt+F4');
  await expect(text).toBeHidden();
  await stage.keyboard.press('Alt+F4');
  await types('exit');
  await click(stage, 'Retry');
  await sees(stage, words['windows-11'].landing);
});

test('Reset takes a failed PC back to its first page', async ({ rehearse }) => {
  const { stage } = await rehearse('preprovisioning-not-allowed');
  await toResult(stage);
  await expectFailure(stage, 'We couldn’t enroll this device into MDM. Error: 0x80180005');
  await click(stage, 'Reset');
  await sees(stage, words['windows-11'].region);
});

test('a TPM whose maker cannot be reached fails at the end of its time', async ({ rehearse }) => {
  const { stage } = await rehearse('tpm-vendor-url-blocked');
  await toResult(stage);
  await expectFailure(stage, 'Something happened, and TPM attestation timed out.');
});

test('what the instructor changes on the console comes with Refresh', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  const console = await openConsole();
  await stage.bringToFront();
  await toLanding(stage);
  await expect(row(stage, 'Assigned user:')).toHaveText('Not assigned');

  await console.bringToFront();
  await tab(console, 'Tenant').click();
  await console.getByLabel('User to assign').selectOption(mei.userName);
  await button(console, 'Assign user').click();
  await expect(row(console, 'Assigned user')).toHaveText(mei.userName);
  await expect(row(stage, 'Assigned user:')).toHaveText('Not assigned');
  await stage.bringToFront();
  await expect(async () => {
    await click(stage, 'Refresh');
    await expect(row(stage, 'Assigned user:')).toHaveText(mei.userName, { timeout: 200 });
  }).toPass({ ...patience, intervals: [100] });

  await console.bringToFront();
  await console.getByLabel('Group tag').fill('DESK');
  await button(console, 'Change group tag').click();
  await stage.bringToFront();
  await expect(async () => {
    await click(stage, 'Refresh');
    await expect(row(stage, 'Deployment profile:')).toHaveText('Desk PCs, set up by users', { timeout: 200 });
  }).toPass({ ...patience, intervals: [100] });
});

test('what is typed, and where, outlives every change of the view', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  const console = await openConsole();
  await stage.bringToFront();
  await click(stage, 'Power');
  await confirmLocale(stage);
  const field = stage.getByRole('textbox');
  await isFocused(field);
  await stage.keyboard.type('mei.ta');
  await console.bringToFront();
  const live = console.frameLocator('iframe[title^="The stage now"]');
  await expect(live.getByRole('textbox', { includeHidden: true })).toHaveCount(1);
  await button(console, 'Freeze').click();
  await expect(button(console, 'Go on')).toBeVisible();
  await button(console, '10×').click();
  await button(console, 'Go on').click();
  await button(console, 'Let time pass').click();
  await button(console, '1 hour').click();
  await tab(console, 'Log').click();
  await expect(console.getByText('The clock is moved on by 60 minutes')).toBeVisible();
  await stage.bringToFront();
  await expect(field).toHaveValue('mei.ta');
  await stage.keyboard.type('naka@alderfinch.example');
  await expect(field).toHaveValue(mei.userName);
});
