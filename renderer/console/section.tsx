import { useId } from 'react';
import type { ReactNode } from 'react';

/** A card of the console with its heading. */
export function Section(props: { readonly heading: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{props.heading}</h2>
      {props.children}
    </section>
  );
}

/** Names and values, one row each. */
export function Facts({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
