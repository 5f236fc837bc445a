/** Objects whose keys are names that people choose. */
import * as v from 'valibot';

/** Names that Valibot's `record` leaves out without a word. */
const unusable = ['__proto__', 'prototype', 'constructor'];

const hasUsableNames = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || !unusable.some((name) => Object.hasOwn(value, name));

/** name -> `value`; the three names that cannot be used are refused, not dropped. */
export const recordOf = <const S extends v.GenericSchema>(value: S) =>
  v.pipe(
    v.custom<v.InferInput<v.RecordSchema<v.StringSchema<undefined>, S, undefined>>>(
      hasUsableNames,
      `none of the names may be ${unusable.join(', ')}`,
    ),
    v.record(v.string(), value),
  );
