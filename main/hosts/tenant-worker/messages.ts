/** What goes between the main thread and the thread that reads a tenant for the console. */
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import type { TenantLook } from '../../../shared/tenant/tenant-look.ts';

export interface LookRequest {
  /** A folder or zip. */
  readonly source: string;
  readonly choices: TenantChoices;
}

export type FromTenantWorker =
  | { readonly type: 'looked'; readonly look: TenantLook }
  /** A BadInputError's line: what, where, what to do. */
  | { readonly type: 'bad input'; readonly line: string };
