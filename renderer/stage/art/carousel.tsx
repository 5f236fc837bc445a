/** The six pictures of the update page: a screen, and on it what its card tells. */
import type { ReactNode } from 'react';
import { Illustration } from './paint.tsx';

export type CarouselCard = 'files' | 'windows' | 'search' | 'focus' | 'safety' | 'see-you';

const pictures: Readonly<Record<CarouselCard, ReactNode>> = {
  files: (
    <>
      <rect x="58" y="56" width="164" height="104" rx="7" fill="url(#art-paper)" />
      <rect x="66" y="62" width="48" height="12" rx="4" fill="var(--art-metal)" />
      <rect x="118" y="62" width="48" height="12" rx="4" fill="url(#art-blue)" />
      {[70, 108, 146, 184].map((x) => (
        <path key={x} d={`M${x} 96h10l4 5h14v21H${x}z`} fill="url(#art-warm)" />
      ))}
    </>
  ),
  windows: (
    <>
      <rect x="54" y="54" width="82" height="108" rx="7" fill="url(#art-paper)" />
      <rect x="144" y="54" width="82" height="50" rx="7" fill="url(#art-teal)" />
      <rect x="144" y="112" width="82" height="50" rx="7" fill="url(#art-blue)" />
      <path
        d="M66 72h50M66 86h36M66 100h44"
        stroke="var(--art-metal)"
        strokeWidth="6"
        strokeLinecap="round"
      />
    </>
  ),
  search: (
    <>
      <rect x="58" y="62" width="164" height="34" rx="17" fill="url(#art-paper)" />
      <circle cx="80" cy="78" r="8" stroke="var(--art-blue-deep)" strokeWidth="4" />
      <path d="m86 84 6 6" stroke="var(--art-blue-deep)" strokeWidth="4" strokeLinecap="round" />
      <path d="M104 79h80" stroke="var(--art-metal)" strokeWidth="6" strokeLinecap="round" />
      {[58, 116, 174].map((x) => (
        <rect key={x} x={x} y="110" width="48" height="44" rx="9" fill="url(#art-blue)" />
      ))}
    </>
  ),
  focus: (
    <>
      <circle cx="140" cy="108" r="50" fill="url(#art-paper)" />
      <circle cx="140" cy="108" r="40" stroke="var(--art-metal)" strokeWidth="9" />
      <path d="M140 68a40 40 0 0 1 38 52" stroke="url(#art-blue)" strokeWidth="9" strokeLinecap="round" />
      <path
        d="M140 88v22l14 10"
        stroke="var(--art-ink)"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  safety: (
    <>
      <path
        d="M140 52c16 12 32 15 48 16v30c0 34-20 54-48 68-28-14-48-34-48-68V68c16-1 32-4 48-16z"
        fill="url(#art-teal)"
      />
      <path
        d="m118 108 16 17 30-35"
        stroke="var(--art-paper)"
        strokeWidth="10"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  'see-you': (
    <>
      <rect x="74" y="62" width="132" height="72" rx="16" fill="url(#art-paper)" />
      <path d="M104 132v26l28-26z" fill="var(--art-paper-shade)" />
      <circle cx="112" cy="98" r="9" fill="url(#art-blue)" />
      <circle cx="140" cy="98" r="9" fill="url(#art-sky)" />
      <circle cx="168" cy="98" r="9" fill="url(#art-teal)" />
    </>
  ),
};

export function CarouselArt({ card }: { readonly card: CarouselCard }) {
  return (
    <Illustration wide>
      <g filter="url(#art-lift)">
        <rect x="28" y="26" width="224" height="152" rx="5" fill="var(--art-ink)" />
        <rect x="32" y="30" width="216" height="146" rx="2" fill="url(#art-sky)" />
        <path d="M2 178h276c0 4-3 6-8 6H10c-5 0-8-2-8-6z" fill="url(#art-metal)" />
      </g>
      <g aria-hidden="true">{pictures[card]}</g>
    </Illustration>
  );
}
