/** What a help desk does at the desktop of a PC that was just set up, on the real world: look, sync, read the logs. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { memoryJournal, play } from '../testing/lab.ts';
import { startBrowserHost, temporaryFolder } from './testing/browser-host.ts';
import type { BrowserHost } from './testing/browser-host.ts';
import { patience } from './testing/rehearse.ts';

test.describe.configure({ mode: 'serial' });

const home = temporaryFolder();
let host: BrowserHost;
let page: Page;

test.beforeAll(async ({ browser }) => {
  const file = path.join(home.path, 'arrived.jsonl');
  writeFileSync(file, play('entra-wired', memoryJournal()).journal.text, { mode: 0o600 });
  host = await startBrowserHost(home.path, '--journal', file, '--rate', 'max');
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  await page.goto(host.address);
  await page.getByRole('list', { name: 'Desktop icons' }).waitFor(patience);
});
test.afterAll(async () => {
  await page.close();
  await host.stop();
  home.remove();
});

const window = (name: string) => page.getByRole('dialog', { name, exact: true });

async function opens(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search' }).fill(name);
  await page.keyboard.press('Enter');
}

test('Sync holds a session, and Settings tell its end', async () => {
  await opens('settings');
  const settings = window('Settings');
  await settings.getByRole('button', { name: 'Info' }).click();
  await expect(settings.getByText('Company Portal')).toBeVisible();
  const status = settings.getByRole('status');
  await expect(status).toContainText('The sync was successful');
  const before = await status.textContent();
  await settings.getByRole('button', { name: 'Sync' }).click();
  await expect(status).not.toHaveText(before ?? '', patience);
  await expect(status).toContainText('The sync was successful', patience);
});

test('the report is given to the person, and lies on the PC for Notepad', async () => {
  const settings = window('Settings');
  await settings.getByRole('button', { name: 'Back' }).click();
  const download = page.waitForEvent('download');
  await settings.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe('MDMDiagReport.zip');
  await settings.getByRole('button', { name: 'Open folder' }).click();
  const folder = window('MDMDiagnostics');
  await folder.getByRole('button', { name: 'MDMDiagReport.xml' }).dblclick();
  const page0 = window('MDMDiagReport.xml - Notepad').getByRole('textbox', { name: 'MDMDiagReport.xml' });
  await expect(page0).toHaveValue(/<ProviderID>MS DM Server<\/ProviderID>/);
  await window('MDMDiagReport.xml - Notepad').getByRole('searchbox', { name: 'Find' }).fill('providerid');
  await page.keyboard.press('Enter');
  await expect(page0).toBeFocused();
  expect(
    await page0.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    ),
  ).toBe('ProviderID');
});

test('the agent’s log is where it is on a real PC', async () => {
  await opens('file explorer');
  const explorer = page
    .getByRole('dialog')
    .filter({ has: page.getByRole('textbox', { name: 'Address' }) })
    .last();
  await explorer
    .getByRole('textbox', { name: 'Address' })
    .fill('C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'AppWorkload.log' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'IntuneManagementExtension.log' })).toBeVisible();
});

test('Event Viewer filters the channel, shows an event, and sees new ones with Refresh', async () => {
  await opens('event viewer');
  const viewer = window('Event Viewer');
  await viewer.getByRole('button', { name: /^DeviceManagement-Enterprise-Diagnostics-Provider/ }).click();
  await viewer.getByRole('searchbox', { name: 'Find' }).fill('session 209');
  const rows = viewer.getByRole('row');
  await expect(rows.nth(1)).toContainText('209');
  await rows.nth(1).getByRole('button').click();
  await expect(viewer.getByRole('region', { name: 'Event Properties' })).toContainText('OMA-DM session');
  await viewer.getByRole('textbox', { name: 'Event ID' }).fill('-209');
  await expect(viewer.getByText('No events match.')).toBeVisible();
  await viewer.getByRole('textbox', { name: 'Event ID' }).fill('200-210');
  await viewer.getByRole('combobox', { name: 'Level' }).selectOption('Error');
  await expect(viewer.getByText('No events match.')).toBeVisible();
  await viewer.getByRole('combobox', { name: 'Level' }).selectOption('all');
  await viewer.getByRole('button', { name: 'Refresh' }).click();
  await expect(rows.nth(1)).toContainText('209');
});

test('Company Portal shows each app with its state', async () => {
  await opens('company portal');
  await expect(window('Company Portal').getByRole('row', { name: /Company Portal/ })).toContainText(
    'Installed',
  );
});
