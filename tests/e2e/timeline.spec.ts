/** The console's timeline: looking back, going on from there in another try, showing a moment on the stage. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { button, patience, sees, tab, test, toLanding, toResult, words } from './testing/rehearse.ts';

const track = (desk: Page) => desk.getByRole('slider', { name: 'Moment to look back at' });
const picture = (desk: Page, name: string | RegExp) => desk.getByRole('img', { name });

test('goes on from before a failure in another try, frozen, and the failed one stays to be looked at', async ({
  rehearse,
}) => {
  const { stage, console: openConsole } = await rehearse('app-fails');
  await toResult(stage);
  const desk = await openConsole();
  await button(desk, 'Freeze').click();
  await expect(stage.getByText('Frozen by the instructor')).toBeVisible();

  const now = Number(await track(desk).getAttribute('aria-valuemax'));
  await desk.keyboard.press('5');
  await expect(track(desk)).toHaveAttribute('aria-valuenow', String(now - 5 * 60_000));
  await desk.keyboard.press('End');
  await track(desk).focus();
  // The result page, the status page, and before it the landing page.
  for (let press = 0; press < 3; press += 1) await desk.keyboard.press('ArrowLeft');
  await expect(picture(desk, /^The stage at /).first()).toBeVisible();
  await expect(button(stage, 'Retry')).toBeVisible();

  await button(desk, 'Show on stage').click();
  await expect(stage.getByText('The instructor shows an earlier moment')).toBeVisible();
  await expect(button(stage, 'Retry')).toBeHidden();
  await button(desk, 'Show the present').click();
  await expect(button(stage, 'Retry')).toBeVisible();

  await button(desk, 'Go on from here').click();
  await expect(desk.getByRole('combobox', { name: 'Try' })).toHaveValue('2');
  await expect(stage.getByText('Frozen by the instructor')).toBeVisible(patience);
  await expect(button(stage, 'Retry')).toBeHidden();
  expect(await accessibilityProblems(desk)).toEqual([]);

  await desk.getByRole('combobox', { name: 'Try' }).selectOption('1');
  await expect(desk.getByText(/^Try 1, /)).toBeVisible();
  await button(desk, 'Back to now').click();
  await expect(desk.getByText('Now', { exact: true })).toBeVisible();
});

test('a click looks at the moment under the pointer, and names moments', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  await toLanding(stage);
  const desk = await openConsole();
  await button(desk, 'Freeze').click();
  await button(desk, 'Mark').click();
  await button(desk, 'Start point here').click();
  const box = await track(desk).boundingBox();
  await track(desk).click({ position: { x: (box?.width ?? 0) * 0.3, y: 8 } });
  await expect(desk.getByText(/^Try 1, /)).toBeVisible();
  await sees(stage, words['windows-11'].landing);
  await button(desk, 'To the start point').click();
  await track(desk).press('g');
  await sees(stage, words['windows-11'].landing);
  await expect(desk.getByRole('combobox', { name: 'Try' })).toHaveValue('2');
});

test('a span that is drawn over it, and a line of the log, lead to one another', async ({ rehearse }) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  await toLanding(stage);
  const desk = await openConsole();
  await button(desk, 'Freeze').click();
  await tab(desk, 'Log').click();
  const lines = desk.getByRole('list', { name: 'What happened' }).getByRole('listitem');
  await expect(lines.first()).toBeVisible();
  const all = await lines.count();
  const { x = 0, y = 0, width = 0 } = (await track(desk).boundingBox()) ?? {};
  await desk.mouse.move(x + width * 0.1, y + 8);
  await desk.mouse.down();
  await desk.mouse.move(x + width * 0.4, y + 8, { steps: 4 });
  await desk.mouse.up();
  await expect.poll(() => lines.count()).toBeLessThan(all);
  await button(desk, 'All times').click();
  await expect(lines).toHaveCount(all);
  await lines.last().getByRole('button').first().click();
  await expect(desk.getByText(/^Try 1, /)).toBeVisible();
});
