/** The instructor's console as somebody uses it who has read nothing: clicks are counted, keys alone do as well. */
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { button, click, patience, tab, test, toResult } from './testing/rehearse.ts';

const verdict = (desk: Page) => desk.getByRole('region', { name: 'How it stands' });

test('a failure comes up by itself with its cause, is revealed and mended with one click each', async ({
  rehearse,
}) => {
  const { stage, console: openConsole } = await rehearse('app-fails');
  const desk = await openConsole();
  await expect(desk).toHaveTitle(/^Waits for trainee: /);
  await stage.bringToFront();
  await toResult(stage);
  await desk.bringToFront();
  await expect(desk).toHaveTitle(/^Failed: /);
  await expect(verdict(desk).getByRole('alert')).toContainText(
    'Cause: the installer of "7-Zip" ends with exit code 1603',
  );
  await click(desk, 'Reveal to trainee');
  await expect(stage.getByText(/^The instructor reveals the cause: the installer of "7-Zip"/)).toBeVisible();
  await click(desk, 'Mend it');
  await expect(verdict(desk).getByText('Mended. Retry on the stage leads on.')).toBeFocused();
  await stage.bringToFront();
  await click(stage, 'Retry');
  await expect(desk).not.toHaveTitle(/^Failed/);
});

test('keys freeze, mark and set the speed, but not where somebody types', async ({ rehearse }) => {
  const desk = await (await rehearse('entra-wired')).console();
  // Before it shows the rehearsal, a key is nobody's.
  await expect(button(desk, 'Freeze')).toBeVisible();
  await desk.keyboard.press('Space');
  await expect(desk).toHaveTitle(/^Frozen: /);
  await desk.keyboard.press('Space');
  await expect(button(desk, 'Freeze')).toBeVisible();
  await desk.keyboard.press('2');
  await expect(button(desk, '10×')).toHaveAttribute('aria-pressed', 'true');
  await desk.getByRole('tab', { name: 'Log' }).click();
  await desk.keyboard.press('b');
  await expect(desk.getByRole('list', { name: 'What happened' })).toContainText('Marked');
  // A button that was clicked does not take Space; one that Tab has led to does.
  await button(desk, '60×').click();
  await desk.keyboard.press('Space');
  await expect(desk).toHaveTitle(/^Frozen: /);
  await desk.getByRole('searchbox').click();
  await desk.keyboard.type('b 1');
  await expect(desk.getByRole('searchbox')).toHaveValue('b 1');
  await expect(button(desk, 'Go on')).toBeVisible();
  await button(desk, 'Keys').click();
  await desk.getByLabel('Single keys do something').uncheck();
  await button(desk, 'Close').click();
  await desk.keyboard.press('Space');
  await expect(button(desk, 'Go on')).toBeVisible();
});

test('what hurts takes a second press, or is undone; what the page asks is filled in', async ({
  rehearse,
}) => {
  const { stage, console: openConsole } = await rehearse('entra-wired');
  const desk = await openConsole();
  const power = desk
    .getByRole('group', { name: 'Virtual PC' })
    .getByRole('button', { name: 'Power', exact: true });
  await click(desk, 'Fill in');
  await stage.getByRole('heading', { name: 'Is this the right country or region?' }).waitFor(patience);
  await power.click();
  await expect(button(desk, 'Press again: the PC loses power')).toBeVisible();
  await click(desk, 'Undo');
  await power.click();
  await click(desk, 'Press again: the PC loses power');
  await expect(verdict(desk)).toContainText('Powered off');
  await click(desk, 'Another rehearsal');
  await click(desk, 'Begin');
  await click(desk, 'Press again: this rehearsal ends');
  await expect(desk.getByText('The rehearsal has begun.')).toBeVisible();
});

test('the presenter’s view shows the stage in a window of its own, and obeys a hand-held presenter', async ({
  rehearse,
}) => {
  const desk = await (await rehearse('entra-wired')).console();
  const [room] = await Promise.all([desk.waitForEvent('popup'), desk.keyboard.press('p')]);
  const screen = room.frameLocator('iframe').getByRole('main', { includeHidden: true });
  await expect(screen).toHaveAttribute('data-screen', 'off');
  await expect(room.getByRole('status')).toHaveText('Powered off');
  await room.keyboard.press('PageDown');
  await expect(screen).toHaveAttribute('data-screen', 'region', patience);
  await expect(room.getByRole('status')).toContainText('Country or region · pressed the power button');
  await room.keyboard.press('.');
  await expect(room.locator('iframe')).toHaveCount(0);
  await room.keyboard.press('.');
  await expect(screen).toHaveAttribute('data-screen', 'region');
  await room.keyboard.press('PageUp');
  await expect(room.getByRole('status')).toHaveText(/^The stage at /);
  await room.keyboard.press('Space');
  await expect(button(desk, 'Go on')).toBeVisible();
  await desk.close();
  await expect.poll(() => room.isClosed()).toBe(true);
});

test('an exercise is begun from the menu, its trainee is heard, and one click makes the debrief', async ({
  rehearse,
}) => {
  const desk = await (await rehearse('entra-wired')).console();
  await click(desk, 'Another rehearsal');
  await desk.getByLabel('Exercise to begin').selectOption({ index: 1 });
  await desk.getByRole('group', { name: 'Mode' }).getByRole('button', { name: 'Try' }).click();
  await desk.getByLabel('Trainee’s name').fill('Ana Quay');
  await click(desk, 'Begin the exercise');
  await tab(desk, 'Trainee').click();
  await expect(desk.getByRole('heading', { name: 'Ana Quay' })).toBeVisible();
  const held = desk.getByRole('group', { name: 'Held as' });
  await held.getByRole('button', { name: 'Show' }).click();
  await expect(verdict(desk)).toContainText('The show plays');
  await click(desk, 'Stop the show');
  await expect(verdict(desk)).toContainText('Somebody has taken over from the show');
  await held.getByRole('button', { name: 'Try' }).click();
  await expect(desk.getByText('Held to be tried: hints on request, and looking back.')).toBeVisible();
  await desk.keyboard.press('h');
  await expect(desk.getByText(/^Hint \(\d+ points\): /)).toBeVisible();
  await desk.getByLabel('Two lines of yours').fill('Calm and thorough.');
  await click(desk, 'Keep');
  expect(await accessibilityProblems(desk)).toEqual([]);
  const opened = desk.waitForEvent('popup');
  await click(desk, 'End & debrief');
  const debrief = await opened;
  await expect(debrief.getByRole('heading', { level: 2, name: 'Points' })).toBeVisible();
  await expect(debrief.getByText('Calm and thorough.')).toBeVisible();
  // Of the page that showed there is a picture, drawn by the stage's own components.
  await expect(debrief.locator('.still [data-screen]').last()).toBeVisible();
  expect(await accessibilityProblems(debrief)).toEqual([]);
  const saved = desk.getByText(/^Saved: .*debrief.*\.html/);
  await expect(saved).toBeVisible();
  const [, html = ''] = /^Saved: (.*\.html)/.exec((await saved.textContent())!)!;
  expect(readFileSync(html.replace('.html', '.jsonl'), 'utf8')).toContain('"Calm and thorough."');
  await expect(desk).toHaveTitle(/^Frozen: /);
  await desk.bringToFront();
  await click(desk, 'Save');
  await click(desk, 'As an exercise…');
  await desk.getByLabel('Title, as the trainee reads it').fill('Ticket 90: one of ours');
  await desk.getByLabel('Story: what has happened').fill('A colleague has left it on the bench.');
  await desk.getByLabel('What is learned by it').fill('Look twice.');
  await desk.getByLabel('Hint 1', { exact: true }).fill('Look at the screen.');
  expect(await accessibilityProblems(desk)).toEqual([]);
  await click(desk, 'Save the exercise');
  const made = desk.getByText(/^Saved: .*ticket-90-one-of-ours.*\.json\. Its good solution gets /);
  await expect(made).toBeVisible(patience);
  const [, file = ''] = /^Saved: (.*?\.json)/.exec((await made.textContent())!)!;
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    title: 'Ticket 90: one of ours',
    hints: [{ text: 'Look at the screen.', price: 5 }],
  });
});
