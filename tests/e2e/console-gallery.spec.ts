/**
 * Every pane of the console in every state that a rehearsal can be in, against its recorded picture: nothing scrolls as a
 * page, and the rules of axe hold. The rehearsals are played; only what a clock on the wall would decide is set.
 */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { hoodPages } from '../../shared/session/hood.ts';
import { findExercise } from '../../main/hosts/exercises.ts';
import { findScenario, scenarioOf, sourcesOf } from '../../main/hosts/sources.ts';
import { beginSession } from '../../main/session/open-session.ts';
import { memoryJournal, personAt } from '../testing/lab.ts';
import { accessibilityProblems } from './testing/axe.ts';
import { openConsoleGallery } from './testing/gallery-page.ts';
import { pictureProblem, recorded, renews } from './testing/recorded.ts';
import { tab } from './testing/rehearse.ts';
import { screenshot } from './testing/screenshot.ts';

/** A rehearsal with its film, and a person at its PC. */
function filmed(id: string) {
  const session = beginSession(sourcesOf(findScenario(id), null), memoryJournal(), 'recording', {
    tell: () => undefined,
    filmed: true,
  });
  return { session, person: personAt(session) };
}

type Lab = ReturnType<typeof filmed>;

const panes = ['Faults', 'Tenant', 'Trainee', 'Log', 'Codes', 'Under the hood'] as const;
type Pane = (typeof panes)[number];

interface State {
  readonly rehearsal: () => Pick<Lab, 'session'>;
  /** At the size of a classroom. */
  readonly panes: readonly Pane[];
  /** On a larger monitor too. */
  readonly large: readonly Pane[];
}

/** Those of a rehearsal that nobody is graded in. */
const ungraded = panes.filter((pane) => pane !== 'Trainee');

/** An exercise whose trainee has asked for a hint, named a cause and raised a hand. */
function tried(): Pick<Lab, 'session'> {
  const exercise = findExercise('app-stops-device-setup');
  const scenario = scenarioOf(exercise);
  const sources = sourcesOf(scenario, null, { exercise, mode: 'try', trainee: 'Robin' });
  const session = beginSession(sources, memoryJournal(), 'recording', {
    tell: () => undefined,
    filmed: true,
  });
  const person = personAt(session);
  person.goesToTheLandingPage();
  person.presses('provision');
  person.waitsFor('result');
  for (const said of [
    { says: 'hint' },
    { says: 'diagnosis', step: 'esp', cause: 'disk-full', remedy: 'free-disk', evidence: [] },
    { says: 'hand', up: true },
  ] as const)
    person.does({ type: 'trainee', ...said });
  return { session };
}

function failed(): Lab {
  const lab = filmed('app-fails');
  lab.person.goesToTheLandingPage();
  lab.person.presses('provision');
  lab.person.waitsFor('result');
  return lab;
}

const states: Readonly<Record<string, State>> = {
  waits: { rehearsal: () => filmed('entra-wired'), panes: ungraded, large: ['Faults'] },
  running: {
    rehearsal() {
      const lab = filmed('entra-wired');
      lab.person.goesToTheLandingPage();
      lab.person.presses('provision');
      lab.person.waitsFor('esp');
      return lab;
    },
    panes: ungraded,
    large: ['Log'],
  },
  frozen: {
    rehearsal() {
      const lab = filmed('entra-wired');
      lab.person.does({ type: 'power-button' });
      lab.person.waitsFor('region');
      lab.person.does({ type: 'pause' });
      return lab;
    },
    panes: ungraded,
    large: ['Faults'],
  },
  failed: { rehearsal: failed, panes: ungraded, large: ungraded },
  tried: { rehearsal: tried, panes: ['Trainee'], large: [] },
  done: {
    rehearsal() {
      const lab = filmed('entra-wired');
      lab.person.goesToTheLandingPage();
      lab.person.presses('provision');
      lab.person.waitsFor('result');
      lab.person.presses('reseal');
      lab.person.waitsFor('off');
      return lab;
    },
    panes: ungraded,
    large: ['Faults'],
  },
};

const seenOf = ({ session }: Pick<Lab, 'session'>): object => ({
  view: session.console(),
  stage: session.stage(),
  timeline: session.timeline(),
  past: session
    .timeline()
    .tries.flatMap(({ screens }) => screens)
    .map(({ at }) => ({ at, view: session.lookBack({ try: 1, at }) })),
  hood: Object.fromEntries(
    hoodPages.map((page) => [page, session.hood({ page, search: '', open: null, span: null })]),
  ),
  portal: session.portal({ search: '', device: null }, 'console'),
});

const classroom = { width: 1366, height: 768 } as const;
const monitor = { width: 1920, height: 1080 } as const;
type Size = typeof classroom | typeof monitor;

const looks = ({ panes: shown, large }: State): readonly (readonly [Size, Pane])[] => [
  ...shown.map((pane) => [classroom, pane] as const),
  ...large.map((pane) => [monitor, pane] as const),
];

const fileOf = (state: string, pane: string, { width }: Size): string =>
  `console/${state}-${pane.toLowerCase().replaceAll(' ', '-')}.${width}.png`;

for (const [name, state] of Object.entries(states))
  test(`the console looks as recorded while a rehearsal is ${name}`, async ({ page }) => {
    await openConsoleGallery(page, seenOf(state.rehearsal()));
    await page.addStyleTag({
      content: '* { caret-color: transparent !important; transition: none !important; }',
    });
    const problems: string[] = [];
    for (const [size, pane] of looks(state)) {
      await page.setViewportSize(size);
      await tab(page, pane).click();
      await page.mouse.move(0, 0);
      await expect(page.getByRole('tabpanel', { name: pane })).toBeVisible();
      // Every picture of the stage has come.
      for (const frame of page.frames().slice(1))
        await frame.locator('.screen').waitFor({ state: 'attached' });
      await page.evaluate(async () => {
        await document.fonts.ready;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      });
      const fits = await page.evaluate(() => document.documentElement.scrollHeight === innerHeight);
      if (!fits) problems.push(`${name}, ${pane}: scrolls at ${size.width}`);
      const problem = pictureProblem(
        fileOf(name, pane, size),
        await screenshot(page, { x: 0, y: 0, ...size }, 0.5),
      );
      if (problem !== undefined) problems.push(problem);
      // The rules were asked of a pane when it was seen first: console-rules.spec looks at every one, in light and dark.
      if (!renews && size === classroom && (name === 'failed' || name === 'tried'))
        problems.push(...(await accessibilityProblems(page)));
    }
    expect(problems).toEqual([]);
  });

const presenterFile = `console/presenter.${classroom.width}.png`;

test('the presenter’s view of a failure looks as recorded, and tells no cause', async ({ page }) => {
  await openConsoleGallery(page, seenOf(failed()));
  const [room] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('p')]);
  await room.bringToFront();
  await room.setViewportSize(classroom);
  const stage = room.frameLocator('iframe');
  await stage.getByText('Simulation').waitFor();
  await expect(room.getByRole('status')).not.toContainText('7-Zip');
  // What comes in has come in.
  const frame = room.frames().at(-1)!;
  await frame.evaluate(async () => {
    await document.fonts.ready;
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const picture = await screenshot(room, { x: 0, y: 0, ...classroom }, 0.5);
  expect(pictureProblem(presenterFile, picture)).toBeUndefined();
});

test('no picture is left of a pane that is gone', () => {
  const wanted = new Set(
    Object.entries(states)
      .flatMap(([name, state]) => looks(state).map(([size, pane]) => fileOf(name, pane, size)))
      .concat(presenterFile)
      .map((file) => path.basename(file)),
  );
  const folder = path.join(recorded, 'console');
  const left = readdirSync(folder).filter((file) => !wanted.has(file));
  if (renews) for (const file of left) rmSync(path.join(folder, file));
  else expect(left).toEqual([]);
});
