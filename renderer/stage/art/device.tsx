/** Illustrations around a device: provisioning, its choices, its result, a reset. */
import type { ReactNode } from 'react';
import { Illustration } from './paint.tsx';

/** A laptop with room on its screen; the badge hangs over its corner. */
function Laptop({ children }: { readonly children?: ReactNode }) {
  return (
    <g filter="url(#art-lift)">
      <rect x="46" y="62" width="188" height="126" rx="11" fill="url(#art-metal)" />
      <rect x="53" y="69" width="174" height="112" rx="6" fill="url(#art-paper)" />
      <path d="M24 190h232c0 8-5 13-13 13H37c-8 0-13-5-13-13z" fill="url(#art-metal)" />
      <path d="M116 190h48c0 3.5-2.5 6-6 6h-36c-3.5 0-6-2.5-6-6z" fill="var(--art-paper-shade)" />
      {children}
    </g>
  );
}

function Disc(props: { readonly paint: string; readonly children: ReactNode }) {
  return (
    <g filter="url(#art-lift)">
      <circle cx="222" cy="70" r="38" fill={`url(#art-${props.paint})`} />
      <g stroke="var(--art-paper)" strokeWidth="7" strokeLinecap="round" strokeLinejoin="round">
        {props.children}
      </g>
    </g>
  );
}

/** Settings and apps arriving on a laptop. */
export function AutopilotArt() {
  return (
    <Illustration>
      <Laptop>
        <rect x="72" y="90" width="34" height="34" rx="8" fill="url(#art-blue)" />
        <rect x="114" y="90" width="34" height="34" rx="8" fill="url(#art-teal)" />
        <rect x="156" y="90" width="34" height="34" rx="8" fill="url(#art-sky)" />
        <rect x="72" y="138" width="136" height="7" rx="3.5" fill="var(--art-metal)" />
        <rect x="72" y="138" width="84" height="7" rx="3.5" fill="url(#art-blue)" />
        <rect x="72" y="154" width="70" height="7" rx="3.5" fill="var(--art-metal)" />
      </Laptop>
      <Disc paint="blue">
        <path d="M222 52v32M207 71l15 15 15-15" />
      </Disc>
    </Illustration>
  );
}

/** A sealed box beside the laptop: ready to be shipped. */
export function DoneArt() {
  return (
    <Illustration>
      <Laptop>
        <path d="M112 124h56v44h-56z" fill="url(#art-warm)" />
        <path d="m112 124 8-16h40l8 16z" fill="var(--art-amber)" />
        <path d="M134 108h12v32l-6-5-6 5z" fill="var(--art-paper)" opacity=".85" />
      </Laptop>
      <Disc paint="teal">
        <path d="m206 71 11 12 21-24" />
      </Disc>
    </Illustration>
  );
}

export function ErrorArt() {
  return (
    <Illustration>
      <Laptop>
        <rect x="72" y="96" width="108" height="8" rx="4" fill="var(--art-metal)" />
        <rect x="72" y="116" width="136" height="8" rx="4" fill="var(--art-metal)" />
        <rect x="72" y="136" width="60" height="8" rx="4" fill="url(#art-red)" />
        <rect x="72" y="156" width="96" height="8" rx="4" fill="var(--art-metal)" />
      </Laptop>
      <Disc paint="red">
        <path d="M222 52v22M222 88v.1" />
      </Disc>
    </Illustration>
  );
}

/** Three ways to go on. */
export function ChoicesArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <rect x="44" y="38" width="150" height="52" rx="12" fill="url(#art-paper)" />
        <circle cx="72" cy="64" r="13" fill="url(#art-teal)" />
        <rect x="96" y="60" width="70" height="8" rx="4" fill="var(--art-metal)" />
      </g>
      <g filter="url(#art-lift)">
        <rect x="64" y="104" width="172" height="58" rx="13" fill="url(#art-blue)" />
        <circle cx="96" cy="133" r="15" fill="var(--art-paper)" />
        <path
          d="m89 133 5 6 9-11"
          stroke="var(--art-blue-deep)"
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <rect x="124" y="128" width="84" height="9" rx="4.5" fill="var(--art-paper)" opacity=".85" />
      </g>
      <g filter="url(#art-lift)">
        <rect x="44" y="176" width="150" height="52" rx="12" fill="url(#art-paper)" />
        <circle cx="72" cy="202" r="13" fill="url(#art-sky)" />
        <rect x="96" y="198" width="52" height="8" rx="4" fill="var(--art-metal)" />
      </g>
    </Illustration>
  );
}
