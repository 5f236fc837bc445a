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

/** An illustration's canvas with the shared paints: url(#art-blue), -teal, -paper, -metal, -warm. */
export function Illustration(props: { readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <svg viewBox={props.wide === true ? '0 24 280 182' : '0 0 280 260'} fill="none" aria-hidden="true">
      <defs>
        <Blend id="art-blue" from="blue" to="violet" />
        <Blend id="art-sky" from="sky" to="blue-deep" />
        <Blend id="art-teal" from="teal-soft" to="teal" />
        <Blend id="art-paper" from="paper" to="paper-shade" />
        <Blend id="art-metal" from="metal" to="metal-deep" />
        <Blend id="art-warm" from="amber" to="orange" />
        <Blend id="art-red" from="orange" to="red-deep" />
        <filter id="art-lift" x="-20%" y="-20%" width="140%" height="150%">
          <feDropShadow dx="0" dy="5" stdDeviation="7" floodColor="var(--art-shadow)" />
        </filter>
      </defs>
      {props.children}
    </svg>
  );
}
