/** An exercise that is made of a rehearsal: what it takes over, and that it can be given and solved. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkExercise } from '../../main/hosts/check-exercise.ts';
import { draftExercise } from '../../main/hosts/draft-exercise.ts';
import { findExercise } from '../../main/hosts/exercises.ts';
import { findScenario, sourcesOf, sourcesOfExercise } from '../../main/hosts/sources.ts';
import { beginSession, openSession } from '../../main/session/open-session.ts';
import type { ExerciseTexts } from '../../shared/exercises/exercise-texts.ts';
import type { DraftOrigin } from '../../main/session/exercises/draft.ts';
import { portalWrite } from '../../shared/portal/portal-actions.ts';
import { memoryJournal, personAt } from '../testing/lab.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-draft-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const texts: ExerciseTexts = {
  title: 'Ticket 90: a laptop that stops',
  trueTitle: 'The installer fails',
  story: 'A colleague has left it.',
  task: 'Seal it.',
  objectives: ['Read the line that failed.'],
  level: 'beginner',
  minutes: 20,
  hints: [{ text: 'Look at the red page.', price: 5 }],
};

function rehearsal(id = 'entra-wired') {
  const scenario = findScenario(id);
  const session = beginSession(sourcesOf(scenario, null), memoryJournal(), 'recording', {
    tell: () => undefined,
    filmed: true,
  });
  const origin: DraftOrigin = { scenario: id, set: [], faults: [], tenant: null, walk: scenario.walk };
  return { session, person: personAt(session), origin };
}

/** Written as it would be saved, and read again as `start --exercise FILE` reads it. */
function kept({ name, text }: { readonly name: string; readonly text: string }) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return { file, exercise: findExercise(file) };
}

const failsAtApps = { fault: 'app-fails', with: { app: '7-Zip' } } as const;

describe('an exercise of a rehearsal', () => {
  it('has what an instructor set in mid-run, what was done about it, and gets all points', () => {
    const { session, person, origin } = rehearsal();
    session.submit({ type: 'set-fault', fault: 'clock-wrong' });
    session.submit({ type: 'lift-fault', fault: 'clock-wrong' });
    person.goesToTheLandingPage();
    session.submit({ type: 'set-fault', ...failsAtApps });
    person.presses('provision');
    person.waitsFor('result');
    session.submit({ type: 'lift-fault', fault: 'app-fails' });
    person.presses('retry');
    person.waitsFor('landing', ({ canContinue }) => canContinue);
    person.presses('provision');
    person.waitsFor('result');
    person.presses('reseal');
    const drafted = draftExercise(session, origin, texts);
    expect(drafted.told).toEqual(['Its good solution gets all points.']);
    const { file, exercise } = kept(drafted);
    expect(checkExercise(file)).toEqual([]);
    expect(exercise).toMatchObject({
      id: 'ticket-90-a-laptop-that-stops',
      title: texts.title,
      hints: texts.hints,
      scenario: 'entra-wired',
      faults: [{ fault: 'app-fails', with: { app: '7-Zip' }, when: 'page:progress-applying-settings' }],
      ends: 'resealed',
    });
    expect(exercise.start).toBeUndefined();
    expect(exercise.checks.map(({ kind }) => kind)).toContain('evidence-cited');
    // What was lifted before anybody felt it is no part of it.
    expect(JSON.stringify(exercise)).not.toContain('clock-wrong');
  });

  it('has in the portal what its author did on the console’s tenant', () => {
    const { session, person, origin } = rehearsal();
    person.goesToTheLandingPage();
    session.submit({ type: 'set-fault', fault: 'device-reused' });
    person.presses('provision');
    person.waitsFor('result');
    const record = session.portal({ search: '', device: null }, 'console')?.device?.intune?.id ?? '';
    const write = portalWrite('delete-intune-record', [record]);
    session.submit({ type: 'admin', by: 'instructor', write });
    person.presses('retry');
    person.waitsFor('landing', ({ canContinue }) => canContinue);
    person.presses('provision');
    person.waitsFor('result');
    person.presses('reseal');
    const drafted = draftExercise(session, origin, texts);
    expect(drafted.told).toEqual(['Its good solution gets all points.']);
    const { exercise } = kept(drafted);
    expect(exercise).toMatchObject({
      colleagues: false,
      checks: expect.arrayContaining([{ kind: 'portal', does: ['delete-intune-record'], points: 10 }]),
    });
    expect(drafted.text).toContain('"by": "trainee"');
  });

  it('begins where the start point is, and keeps what the trainee said', () => {
    const { session, person, origin } = rehearsal();
    session.submit({ type: 'set-fault', ...failsAtApps });
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    session.submit({ type: 'mark', label: 'Here', start: true });
    const drafted = draftExercise(session, origin, texts);
    const { file, exercise } = kept(drafted);
    expect(exercise).toMatchObject({ start: 'result-failure', faults: [{ fault: 'app-fails' }] });
    const order = { named: file, mode: 'try', trainee: '' } as const;
    const begun = openSession(sourcesOfExercise(order, null), memoryJournal(), null);
    expect(begun.session.stage().exercise).toMatchObject({ title: texts.title, story: texts.story });
    expect(drafted.told).toEqual(['Its good solution gets all points.']);
  });

  it('of a good rehearsal as far as the desktop asks for the desktop, by the user that was assigned', () => {
    const { session, person, origin } = rehearsal();
    const { autopilotDeviceId } = session.console().device;
    const user = 'mei.tanaka@alderfinch.example';
    session.submit({
      type: 'admin',
      by: 'instructor',
      write: {
        method: 'POST',
        path: `deviceManagement/windowsAutopilotDeviceIdentities/${autopilotDeviceId}/assignUserToDevice`,
        body: { userPrincipalName: user, addressableUserName: 'Mei Tanaka' },
      },
    });
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    person.presses('reseal');
    const drafted = draftExercise(session, origin, texts);
    expect(drafted.told).toEqual(['Its good solution gets all points.']);
    const { exercise } = kept(drafted);
    expect(exercise.checks).toContainEqual({ kind: 'assigned-user', user, points: 10 });
    expect(exercise.solution[0]?.answers[0]).toMatchObject({ at: 'off', do: [{ type: 'admin' }] });
  });

  it('names what its author has to mend, where it is none yet', () => {
    const { session, origin } = rehearsal();
    session.submit({ type: 'set-fault', ...failsAtApps });
    const { told } = draftExercise(session, origin, { ...texts, title: 'app-fails once more' });
    expect(told).toEqual([expect.stringMatching(/^To be mended in the file, at title: .*app-fails/)]);
    const unsolved = draftExercise(session, origin, texts);
    expect(unsolved.told).toEqual([expect.stringMatching(/^Its good solution gets \d+ of \d+ points; /)]);
  });
});
