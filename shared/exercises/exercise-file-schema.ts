/** The JSON Schema of a file of an exercise: an editor completes what names it as its `$schema`. */
import { jsonSchemaOf } from '../json/json-schema.ts';
import { sessionInputSchema } from '../session/input.schema.ts';
import { answerSchema } from '../session/walk.ts';
import { checkSchema } from './checks.schema.ts';
import { evidenceSchema } from './diagnosis.schema.ts';
import { exerciseSchema } from './exercise.schema.ts';

export const exerciseFileSchema = () =>
  jsonSchemaOf(exerciseSchema, 'An exercise of Reseal', {
    check: checkSchema,
    answer: answerSchema,
    input: sessionInputSchema,
    evidence: evidenceSchema,
  });
