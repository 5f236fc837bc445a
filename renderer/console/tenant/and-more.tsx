import type { Some } from '../../../shared/tenant/tenant-look.ts';
import { words } from '../words.ts';

/** Says how many of a list are not shown. */
export function AndMore({ some: { first, count } }: { readonly some: Some<unknown> }) {
  return count > first.length ? (
    <p className="hint">{words('tenant.and-more', count - first.length)}</p>
  ) : null;
}
