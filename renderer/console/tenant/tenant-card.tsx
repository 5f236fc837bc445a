/** The way in for a tenant of the person's own: choose it, or take one of the last ones. Dropping works everywhere. */
import { useRef } from 'react';
import type { TenantPlace } from '../../../shared/bridge.ts';
import type { KnownTenant } from '../../../shared/tenant/tenant-look.ts';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import type { TenantState } from './use-tenant.ts';

export function TenantCard({ tenant }: { readonly tenant: TenantState }) {
  const { recent, present } = tenant.known;
  return (
    <Section heading={words('tenant.heading')}>
      <p className="hint">{words('tenant.hint')}</p>
      <div className="row">
        <Chooser tenant={tenant} kind="folder" />
        <Chooser tenant={tenant} kind="zip" />
      </div>
      {recent.length === 0 ? null : (
        <>
          <h3>{words('tenant.recent')}</h3>
          <ul className="plain recent" aria-label={words('tenant.recent')}>
            {recent.map((one) => (
              <Recent key={one.id} one={one} isPresent={one.id === present} tenant={tenant} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** Electron's host asks; a browser's page has to. */
function Chooser({ tenant, kind }: { readonly tenant: TenantState; readonly kind: TenantPlace }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          if (tenant.byPath) tenant.choose(kind);
          else input.current?.click();
        }}
      >
        {words(`tenant.choose-${kind}`)}
      </button>
      {tenant.byPath ? null : (
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words(`tenant.choose-${kind}`)}
          {...(kind === 'folder' ? { webkitdirectory: '' } : { accept: '.zip,application/zip' })}
          onChange={({ currentTarget }) => {
            if (currentTarget.files !== null) tenant.chosen(kind, currentTarget.files);
            // The same one can be chosen again.
            currentTarget.value = '';
          }}
        />
      )}
    </>
  );
}

function Recent(props: {
  readonly one: KnownTenant;
  readonly isPresent: boolean;
  readonly tenant: TenantState;
}) {
  const { one, isPresent, tenant } = props;
  const where = one.place ?? words('tenant.handed-over');
  return (
    <li>
      <span className="recent-name">
        <strong>{one.name}</strong>
        {isPresent ? <span className="pill">{words('tenant.present')}</span> : null}
        <span className="hint">{one.isThere ? where : words('tenant.gone', where)}</span>
      </span>
      <button
        type="button"
        disabled={!one.isThere}
        aria-label={words('tenant.open-named', one.name)}
        onClick={() => tenant.open(one.id)}
      >
        {words('tenant.open')}
      </button>
      <button
        type="button"
        disabled={isPresent}
        aria-label={words('tenant.forget-named', one.name)}
        data-stays=""
        onClick={() => tenant.forget(one.id)}
      >
        {words('tenant.forget')}
      </button>
    </li>
  );
}
