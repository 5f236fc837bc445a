/**
 * An exercise: a scenario with faults that nobody names to the trainee, what is asked, hints, the checks that it is
 * graded by, and the walk of a good solution. JSON files in `resources/exercises`, or anybody's own.
 */
import * as v from 'valibot';
import { BadInputError } from '../failures.ts';
import { faultSchema } from '../session/scenario.ts';
import type { NamedWalks, Stretch } from '../session/walk.ts';
import { stretchesOf, walkSchema } from '../session/walk.ts';
import { whenProblem } from '../faults/when.ts';
import { checkSchema } from './checks.schema.ts';

export const levels = ['beginner', 'intermediate', 'advanced'] as const;

const told = (most: number, description: string) =>
  v.pipe(v.string(), v.minLength(1), v.maxLength(most), v.description(description));
const listOf = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));

const hintSchema = v.strictObject({
  text: told(1_000, 'What the trainee is told'),
  price: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0),
    v.maxValue(100),
    v.description('Points that it costs'),
  ),
});

export const exerciseSchema = v.strictObject({
  $schema: v.optional(v.pipe(v.string(), v.maxLength(1_000))),
  id: v.pipe(
    v.string(),
    v.maxLength(100),
    v.regex(/^[a-z0-9-]+$/, 'only small letters, digits and hyphens'),
    v.description('The file’s name without .json; the trainee never sees it'),
  ),
  title: told(120, 'What the trainee sees; it names no cause'),
  trueTitle: told(200, 'What it is in truth, for the instructor and the debrief'),
  story: told(2_000, 'What has happened, for the trainee'),
  task: told(1_000, 'What is asked of the trainee'),
  objectives: v.pipe(
    listOf(told(300, 'For the instructor and the debrief'), 10),
    v.minLength(1),
    v.description('What is learned by it'),
  ),
  level: v.picklist(levels),
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(480), v.description('Time it takes')),
  scenario: told(500, 'A scenario of `reseal scenarios`, or a file beside this one'),
  tenant: v.exactOptional(
    told(4_096, 'A folder or zip in place of the scenario’s tenant: beside this file, or a full path'),
  ),
  set: v.optional(
    v.pipe(
      listOf(v.pipe(v.string(), v.maxLength(1_000), v.regex(/=/, 'needs KEY=VALUE')), 50),
      v.description('Fields of the scenario, as --set takes them'),
    ),
    [],
  ),
  faults: v.optional(
    v.pipe(listOf(faultSchema, 20), v.description('What is set: ID:KEY=VALUE@WHEN, see `reseal faults`')),
    [],
  ),
  start: v.exactOptional(
    v.pipe(
      v.string(),
      v.check(
        (page) => whenProblem(`page:${page}`) === null,
        ({ input }) => whenProblem(`page:${input}`) ?? '',
      ),
      v.description('The page at which the trainee takes over: the good solution plays up to there'),
    ),
  ),
  colleagues: v.optional(
    v.pipe(
      v.boolean(),
      v.description('Others carry out the remedy of a right diagnosis; false: the trainee or the instructor'),
    ),
    true,
  ),
  ends: v.optional(
    v.pipe(v.picklist(['resealed', 'desktop', 'diagnosis']), v.description('When it is done')),
    'resealed',
  ),
  passAt: v.optional(
    v.pipe(v.number(), v.minValue(1), v.maxValue(100), v.description('Per cent of the points that pass')),
    70,
  ),
  hints: v.optional(listOf(hintSchema, 10), []),
  checks: v.pipe(listOf(checkSchema, 30), v.minLength(1)),
  solution: v.pipe(walkSchema, v.minLength(1), v.description('The walk of a good solution')),
  next: v.exactOptional(told(100, 'Id of the exercise that comes after it')),
});

type ExerciseFile = v.InferOutput<typeof exerciseSchema>;

export interface Exercise extends Omit<ExerciseFile, '$schema' | 'solution'> {
  /** Empty in a recording: what was done is in its entries. */
  readonly solution: readonly Stretch[];
}

export interface ExerciseFault {
  /** Where in the file, 'checks.0.points'; '' for the whole. */
  readonly at: string;
  readonly what: string;
}

/** Reads an exercise; where it is none, everything that is wrong with it. */
export function parseExercise(
  value: unknown,
  file: string,
  walks: NamedWalks,
): Exercise | readonly ExerciseFault[] {
  const result = v.safeParse(exerciseSchema, value);
  if (!result.success)
    return result.issues.map((issue) => ({ at: v.getDotPath(issue) ?? '', what: issue.message }));
  const { solution, $schema: _schema, ...exercise } = result.output;
  return { ...exercise, solution: stretchesOf(solution, walks, file) };
}

/** The same for who needs one; BadInputError names the file and the first place in it. */
export function readExercise(value: unknown, file: string, walks: NamedWalks): Exercise {
  const read = parseExercise(value, file, walks);
  if ('id' in read) return read;
  const [first] = read;
  throw new BadInputError(
    first?.what ?? 'This is no exercise',
    `${file}${first?.at ? `, at ${first.at}` : ''}`,
    'See all that is wrong with it: reseal exercise check FILE',
  );
}
