/** Illustrations about people: their account, a second person, a phone, and the ways to know them again. */
import type { ReactNode } from 'react';
import { Halo } from './paint.tsx';
import { Layer, Scene } from './scene.tsx';

/** A badge on its lanyard. */
export function AccountArt() {
  return (
    <Scene>
      <Layer at={[10, 16, 260, 244]}>
        <Halo y={146} r={124} />
      </Layer>
      <Layer at={[50, 2, 180, 256]} moves="swing">
        <path
          d="M132 60 105 21c-4-6 0-13 7-13h56c7 0 11 7 7 13l-27 39"
          stroke="url(#art-blue)"
          strokeWidth="12"
          strokeLinejoin="round"
        />
        <g filter="url(#art-lift)">
          <rect x="70" y="62" width="140" height="172" rx="16" fill="url(#art-paper)" />
          <rect x="122" y="52" width="36" height="22" rx="7" fill="url(#art-metal)" />
        </g>
        <circle cx="140" cy="134" r="40" fill="url(#art-blue)" />
        <circle cx="140" cy="122" r="14" fill="var(--art-paper)" opacity=".9" />
        <path
          d="M114 160c3-13 13-20 26-20s23 7 26 20a40 40 0 0 1-52 0z"
          fill="var(--art-paper)"
          opacity=".9"
        />
        <rect x="98" y="190" width="84" height="9" rx="4.5" fill="var(--art-metal)" />
        <rect x="112" y="208" width="56" height="8" rx="4" fill="url(#art-teal)" />
      </Layer>
    </Scene>
  );
}

function Person(props: {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly paint: string;
}) {
  const { x, y, r } = props;
  return (
    <>
      <circle cx={x} cy={y} r={r} fill={`url(#art-${props.paint})`} filter="url(#art-lift)" />
      <g fill="var(--art-paper)" opacity=".3">
        <circle cx={x} cy={y - r * 0.28} r={r * 0.32} />
        <rect x={x - r * 0.52} y={y + r * 0.18} width={r * 1.04} height={r * 0.52} rx={r * 0.24} />
      </g>
    </>
  );
}

/** Two people, one of them before the other. */
export function PeopleArt() {
  return (
    <Scene>
      <Layer at={[4, 4, 272, 256]}>
        <Halo x={136} y={138} />
      </Layer>
      <Layer at={[82, 12, 56, 62]} moves="rise" step={3}>
        <circle cx="108" cy="40" r="21" fill="url(#art-teal)" />
      </Layer>
      <Layer at={[120, 28, 148, 152]} moves="rise" step={2}>
        <Person x={194} y={100} r={56} paint="metal" />
      </Layer>
      <Layer at={[16, 62, 192, 194]} moves="bob">
        <Person x={110} y={154} r={74} paint="blue" />
      </Layer>
    </Scene>
  );
}

/** A phone that asks for a number. */
export function PhoneArt() {
  return (
    <Scene>
      <Layer at={[10, 2, 260, 258]}>
        <Halo y={130} />
      </Layer>
      <Layer at={[62, 0, 156, 262]} moves="bob">
        <rect x="82" y="16" width="116" height="222" rx="20" fill="url(#art-metal)" filter="url(#art-lift)" />
        <rect x="91" y="28" width="98" height="198" rx="11" fill="url(#art-paper)" />
        <rect x="105" y="132" width="70" height="26" rx="6" fill="var(--art-metal)" />
        <rect x="105" y="172" width="70" height="24" rx="12" fill="url(#art-teal)" />
      </Layer>
      <Layer at={[84, 44, 112, 92]} moves="hop" step={1}>
        <rect x="101" y="62" width="78" height="54" rx="11" fill="url(#art-blue)" filter="url(#art-lift)" />
        <path
          d="m125 89 11 11 20-23"
          stroke="var(--art-paper)"
          strokeWidth="8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </Layer>
    </Scene>
  );
}

/** What Windows Hello looks at, on a round ground. */
function Recognised({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <Layer at={[0, 0, 280, 260]}>
        <Halo r={136} />
      </Layer>
      <Layer at={[30, 22, 220, 232]} moves="bob">
        <circle cx="140" cy="132" r="90" fill="url(#art-blue)" filter="url(#art-lift)" />
        {children}
      </Layer>
    </>
  );
}

/** A face between the corners of a viewfinder. */
export function FaceArt() {
  return (
    <Scene>
      <Recognised>
        <g stroke="var(--art-paper)" strokeWidth="9" strokeLinecap="round">
          <path d="M112 112v10M168 112v10M108 154c18 18 46 18 64 0" />
        </g>
      </Recognised>
      <Layer at={[28, 20, 224, 224]} moves="breathe" step={1}>
        <path
          d="M40 76V46c0-8 6-14 14-14h30M196 32h30c8 0 14 6 14 14v30M240 188v30c0 8-6 14-14 14h-30M84 232H54c-8 0-14-6-14-14v-30"
          stroke="url(#art-teal)"
          strokeWidth="12"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </Layer>
    </Scene>
  );
}

/** Ridges from the innermost outwards. */
const ridges = [
  'M140 132v34',
  'M120 178v-46c0-11 9-20 20-20s20 9 20 20v46',
  'M100 186v-54c0-22 18-40 40-40s40 18 40 40v54',
  'M80 178v-46c0-33 27-60 60-60s60 27 60 60v46',
];

export function FingerprintArt() {
  return (
    <Scene>
      <Recognised>
        <g stroke="var(--art-paper)" strokeWidth="8" strokeLinecap="round">
          {ridges.map((ridge) => (
            <path key={ridge} d={ridge} />
          ))}
        </g>
      </Recognised>
      <Layer at={[30, 104, 220, 56]} moves="beam">
        <rect x="42" y="128" width="196" height="8" rx="4" fill="url(#art-teal)" />
      </Layer>
    </Scene>
  );
}

const pinKeys = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const pinDots = [
  [104, 1],
  [128, 2],
  [152, 3],
  [176, 4],
] as const;

/** A key pad with four dots typed. */
export function PinArt() {
  return (
    <Scene>
      <Layer at={[10, 2, 260, 258]}>
        <Halo y={130} />
      </Layer>
      <Layer at={[46, 6, 188, 250]} moves="bob">
        <rect x="66" y="24" width="148" height="210" rx="18" fill="url(#art-paper)" filter="url(#art-lift)" />
        <rect x="82" y="42" width="116" height="40" rx="9" fill="url(#art-blue)" />
        {pinKeys.map((key) => (
          <rect
            key={key}
            x={82 + (key % 3) * 41}
            y={98 + Math.floor(key / 3) * 42}
            width="34"
            height="34"
            rx="9"
            fill="var(--art-metal)"
          />
        ))}
      </Layer>
      {pinDots.map(([x, step]) => (
        <Layer key={step} at={[x - 8, 54, 16, 16]} moves="light" step={step}>
          <circle cx={x} cy="62" r="6" fill="var(--art-paper)" />
        </Layer>
      ))}
      <Layer at={[119, 136, 42, 42]} moves="press" step={4}>
        <rect x="123" y="140" width="34" height="34" rx="9" fill="url(#art-teal)" />
      </Layer>
    </Scene>
  );
}
