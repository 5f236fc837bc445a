/** Validation of what a window asks to be shown; the types are in `look.ts`. */
import * as v from 'valibot';
import type { Look } from './look.ts';

/** As long as a path of Windows can be (MAX_PATH is 260 where programs are not aware of longer ones). */
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(1_024));

/** A value's name has at most 16,383 characters (Registry element size limits); nobody here has such. */
const key = v.pipe(v.string(), v.maxLength(2_048));

export const lookSchema: v.GenericSchema<Look> = v.variant('at', [
  v.strictObject({ at: v.literal('folder'), path }),
  v.strictObject({
    at: v.literal('file'),
    path,
    from: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.strictObject({ at: v.literal('events'), channel: v.nullable(path) }),
  v.strictObject({ at: v.literal('registry'), key }),
  v.strictObject({ at: v.literal('processes') }),
  v.strictObject({
    at: v.literal('registry-search'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
    from: key,
    value: v.nullable(key),
  }),
]);
