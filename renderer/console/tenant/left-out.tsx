/** What is wrong, what plays no part, and what changes nothing: each reason once, with what it holds for. */
import type { LeftOut as Left, Some, TenantLook } from '../../../shared/tenant/tenant-look.ts';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import { AndMore } from './and-more.tsx';

export function Problems({ problems }: { readonly problems: Some<string> }) {
  return (
    <Section heading={words('tenant.problems', problems.count)}>
      {problems.count === 0 ? <p className="hint">{words('tenant.no-problems')}</p> : null}
      <ul className="problems">
        {problems.first.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <AndMore some={problems} />
    </Section>
  );
}

/** What of the policies is known to get in the way of a set-up. */
export function Obstacles({ obstacles }: { readonly obstacles: TenantLook['obstacles'] }) {
  if (obstacles.count === 0) return null;
  return (
    <Section heading={words('tenant.obstacles', obstacles.count)}>
      <ul className="problems">
        {obstacles.first.map(({ policy, stops, what, remedy }) => (
          <li key={`${policy} ${what}`}>
            <strong>{words(stops ? 'tenant.stops' : 'tenant.hinders', policy)}</strong> {what}. {remedy}.
          </li>
        ))}
      </ul>
      <AndMore some={obstacles} />
    </Section>
  );
}

export function LeftOut({ heading, list }: { readonly heading: string; readonly list: readonly Left[] }) {
  if (list.length === 0) return null;
  return (
    <Section heading={heading}>
      <div className="kinds reasons">
        {list.map(({ why, what }) => (
          <details key={why}>
            <summary>
              <span>{why}</span>
              <span className="count">{what.count}</span>
            </summary>
            <ul className="objects">
              {what.first.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
            <AndMore some={what} />
          </details>
        ))}
      </div>
    </Section>
  );
}

export function Idle({ idle }: { readonly idle: TenantLook['idle'] }) {
  if (idle.count === 0) return null;
  return (
    <Section heading={words('tenant.idle')}>
      <p className="hint">{words('tenant.idle-hint')}</p>
      <div className="kinds">
        {idle.first.map(({ name, uris }) => (
          <details key={name}>
            <summary>
              <span>{name}</span>
              <span className="count">{uris.length}</span>
            </summary>
            <ul className="objects">
              {uris.map((uri) => (
                <li key={uri}>{uri}</li>
              ))}
            </ul>
          </details>
        ))}
      </div>
      <AndMore some={idle} />
    </Section>
  );
}
