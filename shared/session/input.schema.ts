/** Validation of inputs that come from outside: a window, a scenario, a journal. Types are in `input.ts`. */
import * as v from 'valibot';
import { diagnosisFields } from '../exercises/diagnosis.schema.ts';
import { exerciseModes } from '../exercises/modes.ts';
import { orderFields } from '../faults/order.ts';
import { deepest, isDeeperThan } from '../json/json-depth.ts';
import { controls } from '../stage/input.ts';
import type { StageInput } from '../stage/input.ts';
import { startable } from '../stage/program-views.ts';
import { portalActionOf } from '../portal/portal-write.schema.ts';
import type { GraphWrite, PlayInput, SessionInput, TraineeInput, TraineeWrite } from './input.ts';
import { writerOf, writers } from './writer.ts';

const short = v.pipe(v.string(), v.maxLength(512));
const hostNames = v.optional(v.pipe(v.array(short), v.maxLength(500)));

const stageInputs = [
  v.strictObject({ type: v.literal('windows-key') }),
  v.strictObject({ type: v.literal('other-key') }),
  v.strictObject({ type: v.literal('shortcut'), shortcut: v.picklist(['command-prompt', 'diagnostics']) }),
  v.strictObject({ type: v.literal('type-line'), text: short }),
  v.strictObject({ type: v.literal('interrupt') }),
  v.strictObject({ type: v.literal('close-prompt') }),
  v.strictObject({ type: v.literal('start-program'), program: v.picklist(startable), of: short }),
  v.strictObject({
    type: v.picklist(['close-program', 'end-process']),
    id: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.strictObject({ type: v.literal('choose'), value: short }),
  v.strictObject({
    type: v.literal('press'),
    control: v.picklist(controls),
    values: v.exactOptional(v.record(short, short)),
  }),
  v.strictObject({ type: v.literal('power-button') }),
] as const;

export const graphWriteSchema: v.GenericSchema<GraphWrite> = v.strictObject({
  method: v.picklist(['POST', 'PATCH', 'DELETE']),
  path: v.pipe(v.string(), v.minLength(1), v.maxLength(2_000)),
  body: v.exactOptional(
    v.pipe(
      v.unknown(),
      v.check((body) => !isDeeperThan(deepest, body), `the body nests deeper than ${deepest} levels`),
    ),
  ),
});

const networkChangeSchema = v.strictObject({
  cable: v.exactOptional(v.picklist(['plugged', 'unplugged'])),
  blockedHosts: v.exactOptional(v.unwrap(hostNames)),
  unresolvableHosts: v.exactOptional(v.unwrap(hostNames)),
  inspectedHosts: v.exactOptional(v.unwrap(hostNames)),
  captivePortal: v.exactOptional(v.boolean()),
  latencyMilliseconds: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(600_000))),
  megabitsPerSecond: v.exactOptional(v.pipe(v.number(), v.minValue(0.001), v.maxValue(1_000_000))),
});

/** Ten years: nothing that is rehearsed lies further off. */
const longestJump = 10 * 365 * 86_400_000;

const trainee = v.literal('trainee');

const traineeInputs = v.variant('says', [
  v.strictObject({ type: trainee, says: v.literal('begin') }),
  v.strictObject({ type: trainee, says: v.literal('hint') }),
  v.strictObject({ type: trainee, says: v.literal('diagnosis'), ...diagnosisFields }),
  v.strictObject({ type: trainee, says: v.literal('hand'), up: v.boolean() }),
]);

export const traineeInputSchema: v.GenericSchema<TraineeInput> = traineeInputs;

/** Of the writes of Graph those that the portal page offers, in the trainee's own name. */
export const traineeWriteSchema: v.GenericSchema<TraineeWrite> = v.strictObject({
  type: v.literal('admin'),
  by: v.literal('trainee'),
  write: v.pipe(
    graphWriteSchema,
    v.check((write) => portalActionOf(write) !== undefined, 'no action of the portal page'),
  ),
});

const playInput = v.strictObject({ type: v.literal('play'), on: v.boolean() });
export const playInputSchema: v.GenericSchema<PlayInput> = playInput;

export const stageInputSchema: v.GenericSchema<StageInput> = v.variant('type', [...stageInputs]);

/** Something that is done at the PC itself. */
export const isStageInput = (input: SessionInput): input is StageInput => v.is(stageInputSchema, input);

/** What the trainee does to the world: at the PC, or on the portal page. */
export const isTrainees = (input: SessionInput): boolean =>
  isStageInput(input) || (input.type === 'admin' && writerOf(input) === 'trainee');

export const sessionInputSchema: v.GenericSchema<SessionInput> = v.variant('type', [
  ...stageInputs,
  v.strictObject({
    type: v.literal('rate'),
    rate: v.union([v.picklist(['max', 'skip']), v.pipe(v.number(), v.minValue(0.1), v.maxValue(100_000))]),
  }),
  v.strictObject({ type: v.literal('pause') }),
  v.strictObject({ type: v.literal('resume') }),
  v.strictObject({ type: v.literal('reveal') }),
  v.strictObject({
    type: v.literal('mark'),
    label: v.pipe(v.string(), v.maxLength(80)),
    start: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({
    type: v.literal('jump'),
    milliseconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestJump)),
  }),
  v.strictObject({
    type: v.literal('admin'),
    by: v.exactOptional(v.picklist(writers)),
    write: graphWriteSchema,
  }),
  v.strictObject({ type: v.literal('network'), change: networkChangeSchema }),
  v.strictObject({ type: v.literal('set-fault'), ...orderFields }),
  v.strictObject({ type: v.literal('lift-fault'), fault: orderFields.fault, with: orderFields.with }),
  v.strictObject({ type: v.literal('remark'), text: v.pipe(v.string(), v.maxLength(500)) }),
  v.strictObject({ type: v.literal('phone'), answer: v.picklist(['approve', 'deny']) }),
  traineeInputs,
  playInput,
  v.strictObject({ type: v.literal('mode'), mode: v.picklist(exerciseModes) }),
  v.strictObject({ type: v.literal('media'), media: v.picklist(['inserted', 'removed']) }),
]);
