/** What a person chooses on the console before a rehearsal begins in a tenant of their own. */
import * as v from 'valibot';
import { architectures, editions, releases } from '../release.ts';
import { assumeSchema } from '../session/assume.schema.ts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

/** A shipped model, or a real device by what it calls itself. No file: a window names none. */
const hardwareSchema = v.strictObject({
  file: v.exactOptional(v.pipe(name, v.regex(/^[a-z0-9-]+$/))),
  manufacturer: v.exactOptional(name),
  model: v.exactOptional(name),
  architecture: v.exactOptional(v.picklist(architectures)),
});

export const tenantChoicesSchema = v.strictObject({
  /** In place of what the tenant's own reseal.json assumes; the group tag of the PC is one of it. */
  assume: v.exactOptional(assumeSchema),
  snapshot: v.exactOptional(name),
  hardware: v.exactOptional(hardwareSchema),
  release: v.exactOptional(v.picklist(releases)),
  edition: v.exactOptional(v.picklist(editions)),
  /** User principal name of who signs in. */
  user: v.exactOptional(name),
  /** The device is assigned to that person, whose name then stands on the sign-in page. */
  assigned: v.exactOptional(v.boolean()),
});

export type TenantChoices = v.InferOutput<typeof tenantChoicesSchema>;
