/** What goes between the main thread and the thread that works on a tenant for the console. */
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import type { PreflightFormat } from '../../../shared/bridge.ts';
import type { TenantNews, TenantWorkOrder } from '../../../shared/tenant/tenant-work.ts';

export interface TenantWorkRequest {
  readonly do: TenantWorkOrder['do'];
  /** A folder or zip. */
  readonly source: string;
  readonly choices: TenantChoices;
}

/** What a preflight's page is as a file; no window is sent it. */
export type PreflightFiles = Readonly<Record<PreflightFormat, string>>;

/** A failure's reason is a BadInputError's line: what, where, what to do. */
export type FromTenantWorker =
  | Exclude<TenantNews['state'], { readonly kind: 'stopped' }>
  | { readonly kind: 'files'; readonly files: PreflightFiles };
