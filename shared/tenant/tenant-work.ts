/** Work on a tenant that takes a while: ordered by a console, told of to all consoles as it goes. */
import * as v from 'valibot';
import type { PreflightPage } from '../preflight/preflight-page.ts';
import { tenantChoicesSchema } from './tenant-choices.schema.ts';
import type { TenantLook } from './tenant-look.ts';

const idSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

export const tenantOrderSchema = v.strictObject({
  /** Made by the console, so that it knows the news that come of it. */
  work: idSchema,
  do: v.picklist(['look', 'preflight']),
  tenant: idSchema,
  choices: tenantChoicesSchema,
});
export const tenantIdSchema = idSchema;

export type TenantWorkOrder = v.InferOutput<typeof tenantOrderSchema>;

export interface TenantNews {
  readonly work: string;
  readonly state:
    | { readonly kind: 'progress'; readonly done: number; readonly of: number }
    | { readonly kind: 'rehearsed'; readonly page: PreflightPage }
    | { readonly kind: 'looked'; readonly look: TenantLook }
    | { readonly kind: 'failed'; readonly reason: string }
    | { readonly kind: 'stopped' };
}
