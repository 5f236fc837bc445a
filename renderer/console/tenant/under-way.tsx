/** How far a tenant is on its way in, with the way to give it up. */
import { words } from '../words.ts';
import type { TenantState, Under } from './use-tenant.ts';

export function UnderWay({ tenant }: { readonly tenant: TenantState }) {
  const { under } = tenant;
  if (under === null) return null;
  const label = words(`tenant.under.${under.doing}`, under.count, under.of ?? '…');
  return (
    <div className="under-way">
      <span>{label}</span>
      <Bar under={under} label={label} />
      <button type="button" onClick={tenant.stop}>
        {words('tenant.stop')}
      </button>
    </div>
  );
}

function Bar({ under: { part }, label }: { readonly under: Under; readonly label: string }) {
  return part === null ? (
    <progress aria-label={label} />
  ) : (
    <progress value={part} max={1} aria-label={label} />
  );
}
