/** The JSON Schema of a file of an exercise: an editor completes what names it as its `$schema`. */
import * as v from 'valibot';
import { jsonSchemaOf } from '../json/json-schema.ts';
import { sessionInputSchema, stageInputSchema, traineeInputSchema } from '../session/input.schema.ts';
import { answerSchema } from '../session/walk.ts';
import { checkSchema } from './checks.schema.ts';
import { evidenceSchema } from './diagnosis.schema.ts';
import { exerciseSchema } from './exercise.schema.ts';

/** What a trainee does; an instructor's inputs are taken as well, and not completed. */
const inputs = v.union([stageInputSchema, traineeInputSchema, v.object({ type: v.string() })]);

export const exerciseFileSchema = () =>
  jsonSchemaOf(exerciseSchema, 'An exercise of Reseal', {
    check: { schema: checkSchema },
    answer: { schema: answerSchema },
    input: { schema: sessionInputSchema, told: inputs },
    evidence: { schema: evidenceSchema },
  });
