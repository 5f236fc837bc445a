/** The first page of a tenant: what loaded, what is assumed, what cannot be rehearsed, and the way to begin. */
import { useEffect, useRef } from 'react';
import { words } from '../words.ts';
import { Assumed } from './assumed.tsx';
import { Idle, LeftOut, Obstacles, Problems } from './left-out.tsx';
import { Loaded } from './loaded.tsx';
import { Practice } from './practice.tsx';
import type { TenantLook } from '../../../shared/tenant/tenant-look.ts';
import type { ReadTenant, TenantState } from './use-tenant.ts';

export function TenantPage({ tenant, read }: { readonly tenant: TenantState; readonly read: ReadTenant }) {
  const { look } = read;
  const heading = useRef<HTMLHeadingElement>(null);
  // A new page: whoever uses a keyboard or a screen reader is taken to it.
  useEffect(() => heading.current?.focus(), [read.id]);
  const place = tenant.known.recent.find(({ id }) => id === read.id)?.place;
  return (
    <main className="tenant-page" aria-busy={tenant.under !== null}>
      <div className="tenant-head">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {look.name}
            <Readiness look={look} />
          </h2>
          <p className="hint">
            {words(
              'tenant.summary',
              look.organization.displayName,
              look.organization.initialDomain,
              look.files,
            )}
            {place === null ? ` ${words('tenant.handed-over-long')}` : null}
          </p>
        </div>
        <button type="button" onClick={tenant.leave}>
          {words('tenant.leave')}
        </button>
      </div>
      <div className="column">
        <Loaded kinds={look.kinds} />
        <Obstacles obstacles={look.obstacles} />
        <Problems problems={look.problems} />
        <LeftOut heading={words('tenant.not-understood')} list={look.notUnderstood} />
        <LeftOut heading={words('tenant.no-part')} list={look.noPart} />
        <Idle idle={look.idle} />
      </div>
      <div className="column">
        <Practice tenant={tenant} read={read} />
        <Assumed tenant={tenant} read={read} />
      </div>
    </main>
  );
}

/** Green only where nothing is missing and all was understood. */
function Readiness({ look }: { readonly look: TenantLook }) {
  const { rehearsable, notUnderstoodCount } = look;
  return (
    <span className="pill" data-warm={!rehearsable.ready || notUnderstoodCount !== '' || undefined}>
      {!rehearsable.ready
        ? words('tenant.not-ready')
        : notUnderstoodCount === ''
          ? words('tenant.ready')
          : words('tenant.ready-partly', notUnderstoodCount)}
    </span>
  );
}
