/**
 * A walk: what a person does at a PC, as answers to the pages that it shows. Named walks are JSON files in
 * `resources/walks`; a scenario names them, and says where its own person does otherwise.
 */
import * as v from 'valibot';
import { BadInputError } from '../failures.ts';
import { recordOf } from '../json/record.schema.ts';
import { sessionInputSchema } from './input.schema.ts';

/** No walk comes near these bounds: what is beyond is a mistake, and would cost time and memory. */
const text = v.pipe(v.string(), v.maxLength(1_000));
const list = <const S extends v.GenericSchema>(item: S) => v.pipe(v.array(item), v.maxLength(200));
const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(30 * 86_400));
const part = v.union([text, v.number(), v.boolean(), v.null()]);

/** Where this page shows, a person does that. */
export const answerSchema = v.strictObject({
  /** The name of a page: the `id` of its view. */
  at: text,
  /** Other parts of the page's view that must be equal. */
  when: v.optional(recordOf(part), {}),
  /** Inputs in order. Words with '$' (`main/session/walker.ts`) stand for what the scenario and its tenant have. */
  do: list(sessionInputSchema),
  /** Seconds that the person takes before each input. */
  after: v.optional(seconds, 2),
  /** With this answer the walk is over, and the next one of the scenario begins. */
  ends: v.exactOptional(v.boolean()),
});
export type Answer = v.InferOutput<typeof answerSchema>;

/** An answer in the place of the walk's own, once: the `time`-th time that the page comes, the first if left out. */
const deviationSchema = v.strictObject({
  ...answerSchema.entries,
  time: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});
export type Deviation = v.InferOutput<typeof deviationSchema>;

/** A file of `resources/walks`: answers by page, the first that fits counts; those of `with` come behind them. */
const namedWalkSchema = v.strictObject({
  title: text,
  with: v.optional(list(text), []),
  answers: list(answerSchema),
});
export type NamedWalk = v.InferOutput<typeof namedWalkSchema>;

/** What a scenario says: named walks one after another, with what is done otherwise, and single answers between them. */
export const walkSchema = list(
  v.union(
    [text, v.strictObject({ as: text, but: list(deviationSchema) }), answerSchema],
    'is neither the name of a walk, nor {"as": name, "but": [answers]}, nor one answer {"at": page, "do": [inputs]}',
  ),
);
type Walk = v.InferOutput<typeof walkSchema>;

/** One stretch of a walk, with all its answers. */
export interface Stretch {
  /** Its name in `resources/walks`; null for one of the scenario's own answers. */
  readonly name: string | null;
  readonly deviations: readonly Deviation[];
  readonly answers: readonly Answer[];
}

export type NamedWalks = ReadonlyMap<string, NamedWalk>;

/** Reads a file of `resources/walks`; BadInputError names the file and the place in it. */
export function readNamedWalk(value: unknown, file: string): NamedWalk {
  const result = v.safeParse(namedWalkSchema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new BadInputError(
    issue.message,
    `${file}, at ${v.getDotPath(issue)}`,
    'Compare it with its neighbours',
  );
}

/** The stretches of a scenario's walk. BadInputError for a name that no walk has. */
export function stretchesOf(walk: Walk, named: NamedWalks, file: string): Stretch[] {
  return walk.map((one, index) => {
    if (typeof one === 'object' && 'at' in one)
      return { name: null, deviations: [], answers: [{ ...one, ends: true }] };
    const { as, but } = typeof one === 'string' ? { as: one, but: [] } : one;
    return { name: as, deviations: but, answers: answersOf(as, named, `${file}, at walk.${index}`) };
  });
}

/** The answers of a user who ends with an account of that kind; none where there are no walks. */
export function userAnswers(outcome: string, named: NamedWalks): readonly Answer[] {
  const name = outcome === 'local-account' ? 'local-user' : 'entra-user';
  return named.has(name) ? answersOf(name, named, name) : [];
}

function answersOf(name: string, named: NamedWalks, place: string, above: readonly string[] = []): Answer[] {
  const walk = named.get(name);
  if (!walk || above.includes(name))
    throw new BadInputError(
      walk ? `The walk "${name}" is part of itself` : `There is no walk "${name}"`,
      place,
      `Choose one of: ${[...named.keys()].join(', ')}`,
    );
  return [...walk.answers, ...walk.with.flatMap((other) => answersOf(other, named, place, [...above, name]))];
}

/** One step of a walk-through, as scenarios had them before there were walks: pages in a fixed order. */
export const stepSchema = v.strictObject({
  when: v.pipe(
    recordOf(part),
    v.check((when) => typeof when['id'] === 'string', 'needs "id", the name of a screen'),
  ),
  do: list(sessionInputSchema),
  after: v.optional(seconds, 2),
  /** The screen may not come: the step is passed over when a later step's screen shows. */
  optional: v.optional(v.boolean(), false),
});

type Step = v.InferOutput<typeof stepSchema>;

/**
 * A walk-through as stretches: one for each step that must come, with the optional ones before it. Behind Reseal, pages
 * that no step names are answered as the `user` does, for a tenant may bring a sign-in screen that its author did not
 * think of; and where the page of the last step shows, those between did not come.
 */
export function stretchesOfSteps(steps: readonly Step[], user: readonly Answer[]): Stretch[] {
  const stretches: Stretch[] = [];
  let beyond: readonly Answer[] = [];
  let passing: Answer[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.optional) passing.push(answerOf(step));
    else {
      stretches.push(stretchOf([...passing, { ...answerOf(step), ends: true }, ...beyond]));
      passing = [];
    }
    if (step.do.some((input) => input.type === 'press' && input.control === 'reseal'))
      beyond = unnamedIn(steps.slice(index + 1), user);
  }
  return passing.length === 0 ? stretches : [...stretches, stretchOf([...passing, ...beyond])];
}

/** What answers the pages that none of these steps names; the page of the last one ends a stretch. */
function unnamedIn(steps: readonly Step[], user: readonly Answer[]): Answer[] {
  const last = steps.at(-1);
  const others = user.filter(({ at, ends }) => !ends && !steps.some(({ when }) => when['id'] === at));
  return last?.do.length === 0 ? [{ ...answerOf(last), ends: true }, ...others] : others;
}

const stretchOf = (answers: readonly Answer[]): Stretch => ({ name: null, deviations: [], answers });

function answerOf({ when, optional: _optional, ...step }: Step): Answer {
  const { id, ...others } = when;
  return { ...step, at: String(id), when: others };
}
