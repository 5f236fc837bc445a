/** Paints that the illustrations share. Colours come from the token file. */
import type { ReactNode } from 'react';

/** Two tokens along a diagonal. */
function Blend(props: { readonly id: string; readonly from: string; readonly to: string }) {
  return (
    <linearGradient id={props.id} x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stopColor={`var(--art-${props.from})`} />
      <stop offset="1" stopColor={`var(--art-${props.to})`} />
    </linearGradient>
  );
}

/** The shared paints: url(#art-blue), -sky, -teal, -paper, -metal, -warm, -red, the halo, and the shadow below things. */
export function Paints() {
  return (
    <defs>
      <Blend id="art-blue" from="blue" to="violet" />
      <Blend id="art-sky" from="sky" to="blue-deep" />
      <Blend id="art-teal" from="teal-soft" to="teal" />
      <Blend id="art-paper" from="paper" to="paper-shade" />
      <Blend id="art-metal" from="metal" to="metal-deep" />
      <Blend id="art-warm" from="amber" to="orange" />
      <Blend id="art-keys" from="key" to="key-deep" />
      <Blend id="art-red" from="orange" to="red-deep" />
      <radialGradient id="art-halo">
        <stop offset="0.2" stopColor="var(--art-halo)" />
        <stop offset="1" stopColor="var(--art-halo)" stopOpacity="0" />
      </radialGradient>
      <filter id="art-lift" x="-20%" y="-20%" width="140%" height="150%">
        <feDropShadow dx="0" dy="5" stdDeviation="7" floodColor="var(--art-shadow)" />
      </filter>
      <filter id="art-lift-small" x="-60%" y="-60%" width="220%" height="240%">
        <feDropShadow dx="0" dy="3" stdDeviation="3" floodColor="var(--art-shadow)" />
      </filter>
    </defs>
  );
}

/** A picture in one piece. */
export function Illustration(props: { readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <svg viewBox={props.wide === true ? '0 24 280 162' : '0 0 280 260'} fill="none" aria-hidden="true">
      <Paints />
      {props.children}
    </svg>
  );
}

/** Light behind a thing, so that it stands in front of the card. */
export function Halo({
  x = 140,
  y = 132,
  r = 128,
}: {
  readonly x?: number;
  readonly y?: number;
  readonly r?: number;
}) {
  return <circle cx={x} cy={y} r={r} fill="url(#art-halo)" />;
}
