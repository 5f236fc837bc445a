/** Illustrations of the first pages: place, keyboard, network, updates, account. */
import { Illustration } from './paint.tsx';
import { ownOf } from '../../../shared/own.ts';

/** A globe of meridians with a pin. */
export function GlobeArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <circle cx="134" cy="138" r="92" fill="url(#art-blue)" />
      </g>
      <g stroke="var(--art-line-soft)" strokeWidth="2.5">
        <ellipse cx="134" cy="138" rx="38" ry="92" />
        <ellipse cx="134" cy="138" rx="74" ry="92" />
        <path d="M134 46v184M42 138h184M55 92h158M55 184h158" />
      </g>
      <path d="M70 72a92 92 0 0 1 128 0c-32 22-96 22-128 0z" fill="var(--art-line-soft)" />
      <g filter="url(#art-lift)">
        <path
          d="M196 22c23 0 41 18 41 40 0 29-41 66-41 66s-41-37-41-66c0-22 18-40 41-40z"
          fill="url(#art-paper)"
        />
        <circle cx="196" cy="62" r="17" fill="url(#art-teal)" />
      </g>
    </Illustration>
  );
}

const keyRows: readonly (readonly number[])[] = [
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  [1.5, 1, 1, 1, 1, 1, 1, 1, 1.5],
  [1.9, 1, 1, 1, 1, 1, 1, 2.1],
  [1.2, 1.2, 5.2, 1.2, 1.2],
];
/** Row and place of the keys that are lit. */
const litKeys: Readonly<Record<string, string>> = {
  '0-2': 'teal',
  '1-8': 'blue',
  '2-4': 'sky',
  '3-2': 'blue',
};
const keyPitch = 21;

export function KeyboardArt() {
  return (
    <Illustration>
      <g transform="rotate(-7 140 135)">
        <g filter="url(#art-lift)">
          <rect x="18" y="76" width="244" height="122" rx="15" fill="url(#art-paper)" />
        </g>
        {keyRows.map((widths, row) =>
          widths.map((width, place) => {
            const before = widths.slice(0, place).reduce((sum, other) => sum + other, 0);
            const lit = ownOf(litKeys, `${row}-${place}`);
            return (
              <rect
                key={`${row}-${String(before)}`}
                x={35 + before * keyPitch}
                y={92 + row * 23}
                width={width * keyPitch - 4}
                height="19"
                rx="4.5"
                fill={lit === undefined ? 'var(--art-metal)' : `url(#art-${lit})`}
              />
            );
          }),
        )}
      </g>
      <g filter="url(#art-lift)">
        <path
          d="M172 30h62c9 0 16 7 16 16v26c0 9-7 16-16 16h-36l-17 17V88h-9c-9 0-16-7-16-16V46c0-9 7-16 16-16z"
          fill="url(#art-blue)"
        />
        <path d="M178 52h50M178 67h30" stroke="var(--art-paper)" strokeWidth="6" strokeLinecap="round" />
      </g>
    </Illustration>
  );
}

export function NetworkArt() {
  return (
    <Illustration>
      <g stroke="url(#art-blue)" strokeWidth="17" strokeLinecap="round">
        <path d="M44 108a136 136 0 0 1 192 0" opacity=".35" />
        <path d="M74 140a93 93 0 0 1 132 0" opacity=".65" />
        <path d="M104 172a51 51 0 0 1 72 0" />
      </g>
      <g filter="url(#art-lift)">
        <circle cx="140" cy="206" r="19" fill="url(#art-teal)" />
        <path
          d="M208 150h34c7 0 12 5 12 12v52c0 7-5 12-12 12h-34c-7 0-12-5-12-12v-52c0-7 5-12 12-12z"
          fill="url(#art-paper)"
        />
        <rect x="207" y="162" width="36" height="44" rx="4" fill="url(#art-sky)" />
        <path d="M220 216h10" stroke="var(--art-metal-deep)" strokeWidth="4" strokeLinecap="round" />
      </g>
    </Illustration>
  );
}

/** Parts that fall into place. */
export function UpdatesArt() {
  return (
    <Illustration>
      <g filter="url(#art-lift)">
        <rect x="60" y="30" width="86" height="86" rx="12" fill="url(#art-paper)" />
        <path
          d="M103 52v34M88 72l15 15 15-15"
          stroke="var(--art-metal-deep)"
          strokeWidth="7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
      <g filter="url(#art-lift)">
        <rect x="96" y="92" width="116" height="116" rx="14" fill="url(#art-blue)" />
        <rect x="96" y="150" width="58" height="58" rx="12" fill="var(--art-line-soft)" />
      </g>
      <g filter="url(#art-lift)">
        <circle cx="210" cy="90" r="36" fill="url(#art-teal)" />
        <path
          d="M193 96a18 18 0 0 0 33 3M227 84a18 18 0 0 0-33-3"
          stroke="var(--art-paper)"
          strokeWidth="5.5"
          strokeLinecap="round"
        />
        <path
          d="m229 110-2-12-11 4M191 70l2 12 11-4"
          stroke="var(--art-paper)"
          strokeWidth="5.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </Illustration>
  );
}

/** A badge on its lanyard. */
export function AccountArt() {
  return (
    <Illustration>
      <path
        d="M132 60 105 21c-4-6 0-13 7-13h56c7 0 11 7 7 13l-27 39"
        stroke="url(#art-blue)"
        strokeWidth="12"
        strokeLinejoin="round"
      />
      <g filter="url(#art-lift)">
        <rect x="70" y="62" width="140" height="176" rx="16" fill="url(#art-paper)" />
        <rect x="122" y="52" width="36" height="22" rx="7" fill="url(#art-metal)" />
        <circle cx="140" cy="134" r="40" fill="url(#art-blue)" />
        <circle cx="140" cy="122" r="14" fill="var(--art-paper)" opacity=".9" />
        <path
          d="M114 160c3-13 13-20 26-20s23 7 26 20a40 40 0 0 1-52 0z"
          fill="var(--art-paper)"
          opacity=".9"
        />
        <rect x="98" y="190" width="84" height="9" rx="4.5" fill="var(--art-metal)" />
        <rect x="112" y="208" width="56" height="8" rx="4" fill="url(#art-teal)" />
      </g>
    </Illustration>
  );
}
