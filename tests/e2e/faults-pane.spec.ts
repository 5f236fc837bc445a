/** The instructor breaks something with at most three presses, sees that it is felt, and lifts it again. */
import { expect } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { test, toLanding } from './testing/rehearse.ts';

test('a fault is set, felt and lifted from the console', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  await toLanding(stage);
  const desk = await openConsole();
  const faults = desk.getByRole('list', { name: 'Faults' });
  const row = (title: string) =>
    faults.getByRole('listitem').filter({ has: desk.getByRole('button', { name: title, exact: true }) });

  // Two presses: its tab, and Set.
  await desk.getByRole('button', { name: 'TPM', exact: true }).click();
  await desk.getByRole('button', { name: 'Set: Vulnerable TPM firmware' }).click();
  await expect(row('Vulnerable TPM firmware')).toContainText('Active');
  await expect(row('Vulnerable TPM firmware')).toContainText('not felt yet');

  // An app of the tenant's own, armed for a page.
  await desk.getByRole('button', { name: 'All', exact: true }).click();
  await desk.getByRole('searchbox', { name: 'Find a fault' }).fill('0x80070643');
  await faults.getByRole('button', { name: 'App fails', exact: true }).click();
  await desk.getByRole('combobox', { name: /^App/ }).selectOption({ label: '7-Zip' });
  await desk.getByRole('combobox', { name: /^When/ }).selectOption('When a page comes');
  expect(await accessibilityProblems(desk)).toEqual([]);
  await desk.getByRole('button', { name: 'Arm', exact: true }).click();
  await expect(row('App fails')).toContainText('Armed by the instructor: when “Status page: Apps” comes');

  await desk.getByRole('searchbox', { name: 'Find a fault' }).fill('');
  await desk.getByRole('button', { name: 'Set (2)' }).click();
  await expect(faults.getByRole('listitem')).toHaveCount(2);
  await desk.getByRole('button', { name: 'Lift: the firmware of the TPM has a known vulnerability' }).click();
  await desk.getByRole('button', { name: /^Disarm: / }).click();
  await expect(desk.getByText('Nothing is set.')).toBeVisible();
});

test('what comes too late says why', async ({ rehearse }) => {
  const { console: openConsole } = await rehearse('entra-wired');
  const desk = await openConsole();
  const set = desk.getByRole('button', { name: 'Set: Wi-Fi lost' });
  await expect(set).toBeDisabled();
  await expect(desk.getByRole('listitem').filter({ has: set })).toContainText(
    'No effect: the PC is not connected by Wi-Fi',
  );
});

test('a code is explained, with the faults that bring it about', async ({ rehearse }) => {
  const { console: openConsole } = await rehearse('entra-wired');
  const desk = await openConsole();
  await desk.getByRole('tab', { name: 'Codes' }).click();
  const search = desk.getByRole('searchbox', { name: 'Find an error' });
  await search.fill('80070643');
  await expect(desk.getByText('The installation failed; the installer’s own log says why.')).toBeVisible();
  await expect(desk.getByText('App fails, Every app fails')).toBeVisible();
  expect(await accessibilityProblems(desk)).toEqual([]);
  await search.fill('OOBEKEYBOARD');
  await expect(desk.getByText('No fault brings it about: a failure inside Windows')).toBeVisible();
  await search.fill('zeppelin');
  await expect(desk.getByText('No error has this code, name or message.')).toBeVisible();
});
