/** Makes the file of an exercise of a rehearsal, and looks whether it is one and can be solved. */
import { parseExercise } from '../../shared/exercises/exercise.schema.ts';
import type { ExerciseTexts } from '../../shared/exercises/exercise-texts.ts';
import type { DraftOrigin } from '../session/exercises/draft.ts';
import { memoryJournal } from '../session/memory-journal.ts';
import type { Session } from '../session/session.ts';
import { faultsIn } from './check-exercise.ts';
import { shippedWalks } from './shipped.ts';
import { solveExercise } from './solve-exercise.ts';
import { scenarioOf, sourcesOf } from './sources.ts';

export interface DraftedExercise {
  readonly name: string;
  readonly text: string;
  /** What its author should know of it, a sentence each. */
  readonly told: readonly string[];
}

export function draftExercise(
  session: Pick<Session, 'draft'>,
  origin: DraftOrigin,
  texts: ExerciseTexts,
): DraftedExercise {
  const draft = session.draft(origin, texts);
  const name = `${draft.id}.json`;
  return { name, text: `${JSON.stringify(draft, null, 2)}\n`, told: toldOf(draft, name) };
}

function toldOf(draft: object, name: string): readonly string[] {
  const exercise = parseExercise(draft, name, shippedWalks());
  const faults = 'id' in exercise ? faultsIn(exercise) : exercise;
  if (faults.length > 0 || !('id' in exercise))
    return faults.map(({ at, what }) => `To be mended in the file${at === '' ? '' : `, at ${at}`}: ${what}.`);
  const training = { exercise, mode: 'try', trainee: '' } as const;
  const sources = sourcesOf(scenarioOf(exercise), exercise.tenant ?? null, training);
  const grade = solveExercise(sources, memoryJournal(), null).session.grade();
  if (grade === null || grade.points === grade.of) return ['Its good solution gets all points.'];
  const missed = grade.checks.filter(({ points, of }) => points < of).map(({ title }) => title);
  return [
    `Its good solution gets ${grade.points} of ${grade.of} points; what it misses: ${missed.join('; ')}.`,
  ];
}
