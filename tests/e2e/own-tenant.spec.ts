/** A tenant of the person's own, from the drop on the console to the rehearsal in it. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { temporaryFolder } from './testing/browser-host.ts';
import {
  branded,
  dropOn,
  kiosk,
  kioskApp,
  quayside,
  snapshots,
  writeExport,
  writeZip,
} from './testing/export-folder.ts';
import { button, confirmLocale, row, tab, test, toLanding } from './testing/rehearse.ts';
import { heading } from './testing/stage-page.ts';

const exports = temporaryFolder();
test.afterAll(() => exports.remove());

/** A kind of objects, or a reason, with what it holds. */
const kind = (desk: Page, name: string) =>
  desk.getByRole('group').filter({ has: desk.getByText(name, { exact: true }) });
const failure = (desk: Page) => desk.getByRole('alert');

/** A button of the menu that leads to another rehearsal. */
async function another(desk: Page, name: string): Promise<void> {
  await button(desk, 'Another rehearsal').click();
  await button(desk, name).click();
}

/** The console's own dialog, answered. */
async function choose(desk: Page, name: 'folder' | 'zip', file: string): Promise<void> {
  const [chooser] = await Promise.all([desk.waitForEvent('filechooser'), another(desk, `Choose a ${name}…`)]);
  await chooser.setFiles(file);
}

test('a folder that is dropped tells what loaded and what is assumed, and a rehearsal begins in it', async ({
  rehearse,
}) => {
  const desk = await (await rehearse('entra-wired')).console();
  await dropOn(desk, writeExport(exports.path, 'Quayside'));
  await expect(heading(desk, 'Quayside Can be rehearsed')).toBeFocused();
  await expect(kind(desk, 'Apps')).toContainText('1 assigned');
  await desk.getByText('Apps', { exact: true }).click();
  await expect(desk.getByText('Harbour Charts')).toBeVisible();
  await expect(kind(desk, 'Apps')).toContainText('to Quayside fleet');
  await expect(kind(desk, 'a script or its source: its object has what runs')).toBeVisible();
  await expect(desk.getByText('The profile “Quayside laptops” reaches this PC.')).toBeVisible();

  // The rehearsal before goes on, whatever is chosen here.
  await expect(desk.getByRole('banner')).toContainText('Entra join over Ethernet');
  await desk.getByLabel('MDM user scope').selectOption('None');
  await button(desk, 'MDM user scope: as before').click();
  await expect(desk.getByLabel('MDM user scope')).toHaveValue('all');
  await desk.getByLabel('Organization').fill('Quayside Ferries');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Quayside Ferries, tenant.onmicrosoft.example.')).toBeVisible();
  await desk.getByLabel('Kind of device').selectOption('Another make and model…');
  await desk.getByLabel('Manufacturer').fill('Dell Inc.');
  await desk.getByLabel('Model', { exact: true }).click();
  await desk.getByLabel('Model', { exact: true }).fill('Latitude 5450');
  await desk.getByLabel('Group tag').click();
  await desk.getByLabel('Group tag').fill('FERRY');
  await desk.getByLabel('Assigned to the device').check();
  await expect(desk.getByLabel('Group tag')).toHaveValue('FERRY');
  await button(desk, 'Begin the rehearsal').click();

  await expect(desk.getByText('Pre-provisioning in Quayside')).toBeVisible();
  await tab(desk, 'Tenant').click();
  await expect(desk.getByText('Dell Inc. Latitude 5450')).toBeVisible();
  await expect(
    desk.getByRole('definition').filter({ hasText: 'practice.user@tenant.example' }).first(),
  ).toBeVisible();
  await expect(desk.getByLabel('Group tag')).toHaveValue('FERRY');
  // The browser knows no path: it is offered until the end.
  await button(desk, 'Another rehearsal').click();
  await expect(desk.getByRole('list', { name: 'Recent tenants' })).toContainText(
    'handed over by the browser',
  );
  await button(desk, 'Open Quayside').click();
  await expect(heading(desk, 'Quayside Can be rehearsed')).toBeVisible();
});

test('a zip is chosen by keyboard alone, and the scenario’s own tenant is there again', async ({
  rehearse,
}) => {
  const desk = await (await rehearse('entra-wired')).console();
  await button(desk, 'Another rehearsal').press('Enter');
  const [chooser] = await Promise.all([
    desk.waitForEvent('filechooser'),
    button(desk, 'Choose a zip…').press('Enter'),
  ]);
  await chooser.setFiles(writeZip(exports.path, 'Quayside night.zip'));
  await expect(heading(desk, 'Quayside night Can be rehearsed')).toBeFocused();
  // Back, then the kinds, one after the other.
  await desk.keyboard.press('Tab');
  await expect(button(desk, 'Back to the rehearsal')).toBeFocused();
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('to Quayside fleet').first()).toBeVisible();
  await button(desk, 'Begin the rehearsal').focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Pre-provisioning in Quayside night')).toBeVisible();
  await button(desk, 'Another rehearsal').click();
  await desk.getByLabel('In the tenant').selectOption('The scenario’s own');
  await button(desk, 'Begin').click();
  await expect(desk.getByRole('banner')).toContainText('Entra join over Ethernet');
  await button(desk, 'Another rehearsal').click();
  await expect(desk.getByLabel('Scenario to begin')).toBeVisible();
  await expect(desk.getByLabel('In the tenant')).toBeHidden();
});

test('what cannot be read is one line that says where, and the rehearsal goes on', async ({ rehearse }) => {
  const { stage, console } = await rehearse('entra-wired');
  const desk = await console();
  const broken = path.join(exports.path, 'broken.zip');
  writeExport(exports.path, '', { 'broken.zip': 'PK no zip', 'notes.txt': 'x', 'empty/notes.txt': 'x' });
  for (const [file, words] of [
    [broken, /broken\.zip: This is no zip that can be read/],
    [path.join(exports.path, 'notes.txt'), /“notes\.txt” is no zip/],
    [path.join(exports.path, 'empty'), /empty\.zip: There is no JSON or YAML file in it/],
  ] as const) {
    await dropOn(desk, file);
    await expect(failure(desk)).toHaveText(words);
    await expect(desk.getByRole('region', { name: 'Time', exact: true })).toBeVisible();
    await button(desk, 'Dismiss').click();
  }
  await expect(heading(stage, 'Powered off')).toBeAttached();
});

test('one broken file is a problem with its place, and hides no other', async ({ rehearse }) => {
  const desk = await (await rehearse('entra-wired')).console();
  const files = { ...quayside, 'Apps/Broken.json': '{"displayName": "x",\n  oops}' };
  await dropOn(desk, writeExport(exports.path, 'Half broken', files));
  await expect(heading(desk, 'Problems (1)')).toBeVisible();
  await expect(desk.getByText('Apps/Broken.json:2:3')).toBeVisible();
  await expect(kind(desk, 'Apps')).toContainText('1');
  await expect(button(desk, 'Begin the rehearsal')).toBeEnabled();
  // What is refused leaves what was chosen before.
  await desk.getByLabel('Domains').fill('no domain');
  await desk.keyboard.press('Enter');
  await expect(failure(desk)).toContainText('assume.domain');
  await expect(button(desk, 'Begin the rehearsal')).toBeEnabled();
});

test('a preflight rehearses every kind beside the rehearsal, and one of them is rehearsed then', async ({
  rehearse,
}) => {
  const desk = await (await rehearse('entra-wired')).console();
  const files = { ...quayside, 'Groups/Kiosk.json': kiosk, 'Apps/Kiosk.json': kioskApp };
  await dropOn(desk, writeExport(exports.path, 'Two kinds', files));
  await desk
    .getByLabel('What the tenant tells apart')
    .selectOption('Quayside kiosks: tag KIOSK; licensed user');
  await expect(desk.getByLabel('Group tag')).toHaveValue('KIOSK');
  await button(desk, 'Preflight').click();
  await expect(desk.getByRole('heading', { name: /^Preflight of Two kinds/ })).toBeFocused();
  await expect(desk.getByRole('group').filter({ hasText: /^Kiosk Shell/ })).toContainText(
    /required.*Quayside kiosks/,
  );
  expect(await accessibilityProblems(desk)).toEqual([]);
  await button(desk, 'Save as a page').click();
  await expect(desk.getByText(/^Saved: .*reseal-preflight\.html/)).toBeVisible();
  await expect(desk.getByText(/^\d of \d kinds reach Reseal and the desktop; none stops\./)).toBeVisible();
  await desk.getByText(/^\d kinds reach Reseal and the desktop \(technician/).click();
  const first = desk
    .getByRole('group')
    .filter({ has: desk.getByText('Quayside kiosks: tag KIOSK; licensed user', { exact: true }) })
    .last();
  await first.getByText('Quayside kiosks: tag KIOSK; licensed user').click();
  await expect(first).toContainText(/Technician: done after \d+ min/);
  await first.getByRole('button', { name: /^Rehearse this kind/ }).click();
  await expect(desk.getByLabel('Group tag')).toHaveValue('KIOSK');
  await button(desk, 'Begin the rehearsal').click();
  await expect(desk.getByText('Pre-provisioning in Two kinds')).toBeVisible();
  await tab(desk, 'Tenant').click();
  await expect(desk.getByLabel('Group tag')).toHaveValue('KIOSK');
});

test('a preflight that is stopped leads back to the tenant', async ({ rehearse }) => {
  const desk = await (await rehearse('entra-wired')).console();
  await dropOn(desk, writeZip(exports.path, 'Stopped.zip'));
  await button(desk, 'Preflight').click();
  await button(desk, 'Stop').click();
  await expect(button(desk, 'Stop')).toBeHidden();
  await expect(heading(desk, 'Stopped Can be rehearsed')).toBeVisible();
  await expect(button(desk, 'Begin the rehearsal')).toBeEnabled();
});

test('the sign-in page has the tenant’s logo, background and texts, the landing page its initial domain', async ({
  rehearse,
}) => {
  const { stage, console } = await rehearse('entra-wired');
  const desk = await console();
  await dropOn(desk, writeExport(exports.path, 'Branded', branded));
  await expect(kind(desk, 'Organization and branding')).toContainText('2');
  await button(desk, 'Begin the rehearsal').click();
  await expect(desk.getByText('Pre-provisioning in Branded')).toBeVisible();
  await stage.bringToFront();
  await toLanding(stage);
  await expect(row(stage, 'Organization:')).toHaveText('quayside.onmicrosoft.example');
  await button(stage, 'Cancel').click();
  await confirmLocale(stage);
  await stage.getByPlaceholder('name@quayside.example').waitFor({ timeout: 60_000 });
  await expect(stage.getByRole('heading', { level: 1 })).toContainText('Quayside Ferries');
  await expect(stage.getByText('Lost at sea? Call the harbour desk on 200.')).toBeVisible();
  await expect(button(stage, 'Next')).toBeInViewport();
  const pictures = stage.locator('img[src^="data:image/png;base64,"]');
  await expect(pictures).toHaveCount(2);
  for (const picture of await pictures.all())
    expect(await picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  expect(await accessibilityProblems(stage)).toEqual([]);
});

test('of two exports in one folder one is chosen', async ({ rehearse }) => {
  const desk = await (await rehearse('entra-wired')).console();
  await choose(desk, 'folder', writeExport(exports.path, 'Backups', snapshots));
  const group = desk.getByRole('group', { name: '2 exports in this folder: which one counts?' });
  await expect(group.getByLabel('2026-02-01')).toBeChecked();
  await expect(desk.getByText('Quayside on 2026-02-01, tenant.onmicrosoft.example.')).toBeVisible();
  await group.getByLabel('2026-01-01').check();
  await expect(desk.getByText('Quayside on 2026-01-01, tenant.onmicrosoft.example.')).toBeVisible();
});

test('a tenant that cannot be rehearsed says what is missing and what to do', async ({ rehearse }) => {
  const desk = await (await rehearse('entra-wired')).console();
  const { 'AutoPilot/Laptops.json': _profile, ...rest } = quayside;
  await dropOn(desk, writeZip(exports.path, 'No profile.zip', rest));
  await expect(heading(desk, 'No profile Something is missing')).toBeVisible();
  await expect(
    desk.getByText(/^An Autopilot deployment profile\. Export the deployment profiles/),
  ).toBeVisible();
});

test('recent ones are offered by their paths; one that is gone says so, and can be forgotten', async ({
  rehearse,
}) => {
  const folder = writeExport(exports.path, 'Kept');
  const desk = await (await rehearse('entra-wired', 'max', '--tenant', folder)).console();
  await button(desk, 'Another rehearsal').click();
  await expect(desk.getByLabel('In the tenant')).toContainText('Kept');
  const recent = desk.getByRole('list', { name: 'Recent tenants' });
  await expect(recent).toContainText(folder);
  await expect(recent).toContainText('In use');
  await button(desk, 'Open Kept').click();
  await expect(heading(desk, 'Kept Can be rehearsed')).toBeVisible();
  await button(desk, 'Back to the rehearsal').click();
  await button(desk, 'Another rehearsal').click();
  await expect(button(desk, 'Forget Kept')).toBeDisabled();
  rmSync(folder, { recursive: true });
  await desk.getByLabel('In the tenant').selectOption('The scenario’s own');
  await button(desk, 'Begin').click();
  await button(desk, 'Another rehearsal').click();
  await expect(recent).toContainText(`Not there any more: ${folder}`);
  await expect(button(desk, 'Open Kept')).toBeDisabled();
  await button(desk, 'Forget Kept').click();
  await expect(recent).toBeHidden();
});

for (const size of [
  { width: 1366, height: 768 },
  { width: 640, height: 900 },
])
  test(`the page keeps the rules of axe at ${size.width} × ${size.height}, light and dark`, async ({
    rehearse,
  }) => {
    const desk = await (await rehearse('entra-wired')).console();
    await desk.setViewportSize(size);
    const files = { ...snapshots, '2026-01-01/b.json': '{', '2026-02-01/b.json': '{' };
    await choose(desk, 'folder', writeExport(exports.path, `Size ${size.width}`, files));
    await expect(heading(desk, 'What loaded')).toBeVisible();
    for (const one of await desk.locator('details').all()) await one.locator('summary').click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.emulateMedia({ colorScheme });
      await desk.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      expect(await accessibilityProblems(desk), colorScheme).toEqual([]);
    }
    expect(await desk.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
