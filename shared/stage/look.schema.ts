/** Validation of what a window asks to be shown; the types are in `look.ts`. */
import * as v from 'valibot';
import type { Look } from './look.ts';

/** As long as a path of Windows can be (MAX_PATH is 260 where programs are not aware of longer ones). */
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(1_024));

export const lookSchema: v.GenericSchema<Look> = v.variant('at', [
  v.strictObject({ at: v.literal('folder'), path }),
  v.strictObject({ at: v.literal('file'), path }),
  v.strictObject({ at: v.literal('events'), channel: v.nullable(path) }),
]);
