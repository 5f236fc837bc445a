/** The companion: opened by the console's Scan, and fed with a picture of the code. */
import { expect } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { button, click, mei, patience, row, test, toLanding } from './testing/rehearse.ts';

test('a technician’s phone scans the PC, assigns a user, and Refresh shows it', async ({ rehearse }) => {
  const { stage, console } = await rehearse('entra-wired');
  const instructor = await console();
  await stage.bringToFront();
  await toLanding(stage);
  await instructor.bringToFront();
  const [phone] = await Promise.all([
    instructor.waitForEvent('popup'),
    button(instructor, 'Scan').click(patience),
  ]);
  await phone.setViewportSize({ width: 390, height: 844 });
  await expect(phone.getByText('Deployment profile')).toBeVisible();
  await phone.getByRole('combobox', { name: 'User' }).selectOption(mei.userName);
  await phone.getByRole('textbox', { name: 'Group tag' }).fill('LAPTOP');
  await button(phone, 'Save').click();
  await expect(phone.getByRole('status')).toContainText('Saved.');
  await button(phone, 'Sync').click();
  await expect(phone.getByRole('status')).toContainText('synchronises');
  expect(await accessibilityProblems(phone)).toEqual([]);

  await button(phone, 'Another device').click();
  await phone.getByRole('textbox', { name: 'Its text' }).fill('https://example.com');
  await button(phone, 'Read').click();
  await expect(phone.getByRole('status')).toContainText('no ZtdId');
  await stage.bringToFront();
  const code = await stage.getByRole('img', { name: /QR/ }).screenshot();
  await phone.bringToFront();
  await phone
    .getByLabel('A picture of it')
    .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: code });
  await expect(phone.getByRole('combobox', { name: 'User' })).toHaveValue(mei.userName);
  expect(await accessibilityProblems(phone)).toEqual([]);

  await stage.bringToFront();
  await expect(async () => {
    await click(stage, 'Refresh');
    await expect(row(stage, 'Assigned user:')).toHaveText(mei.userName, { timeout: 200 });
  }).toPass({ ...patience, intervals: [100] });
});
