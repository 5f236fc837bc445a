/** Illustrations of the first pages: place, keyboard, network, updates. */
import { Halo } from './paint.tsx';
import { Layer, Scene } from './scene.tsx';

/** A globe with its lands, a pin on it, and something on its way around. */
export function GlobeArt() {
  return (
    <Scene>
      <Layer at={[6, 4, 268, 256]}>
        <Halo x={136} y={138} />
      </Layer>
      <Layer at={[28, 30, 212, 220]} moves="bob">
        <circle cx="134" cy="138" r="88" fill="url(#art-blue)" filter="url(#art-lift)" />
        <g fill="var(--art-line-soft)">
          <path d="M52 108c10-26 32-44 54-50 14 0 12 12 24 12 8 0 6-10 16-8 6 12-6 22-18 26-10 4-6 16-18 20-8 2-8 14-18 16-14 4-16 22-26 18-12-6-20-20-14-34z" />
          <path d="M128 150c16-6 40-4 50 8 8 12-2 24-10 34-8 12-12 30-24 32-10 0-12-16-14-28-2-10-14-14-16-26-1-8 6-17 14-20z" />
          <path d="M196 92c12 10 24 30 25 48-8 4-18-2-24-10-6-10-10-30-1-38z" />
        </g>
        <path d="M70 80a88 88 0 0 1 128 0c-30 20-98 20-128 0z" fill="var(--art-line-faint)" />
      </Layer>
      <Layer at={[158, 2, 112, 142]} moves="hop" step={1}>
        <path
          d="M204 22c23 0 41 18 41 40 0 29-41 62-41 62s-41-33-41-62c0-22 18-40 41-40z"
          fill="url(#art-paper)"
          filter="url(#art-lift)"
        />
        <circle cx="204" cy="62" r="17" fill="url(#art-teal)" />
      </Layer>
      <Layer at={[10, 14, 248, 248]} moves="turn">
        <circle cx="36" cy="196" r="12" fill="url(#art-sky)" filter="url(#art-lift-small)" />
      </Layer>
    </Scene>
  );
}

const keyRows: readonly (readonly number[])[] = [
  [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  [1.5, 1, 1, 1, 1, 1, 1, 1, 1.5],
  [1.9, 1, 1, 1, 1, 1, 1, 2.1],
  [1.2, 1.2, 5.2, 1.2, 1.2],
];
const keyPitch = 22;
/** Row, place and paint of the keys that somebody presses, in their order. */
const pressed = [
  [1, 2, 'blue', 1],
  [0, 6, 'sky', 2],
  [2, 4, 'teal', 3],
  [1, 7, 'blue', 4],
] as const;

const keyX = (row: number, place: number): number =>
  29 + (keyRows[row] ?? []).slice(0, place).reduce((sum, width) => sum + width, 0) * keyPitch;
const keyY = (row: number): number => 92 + row * 25;

export function KeyboardArt() {
  return (
    <Scene>
      <Layer at={[0, 6, 280, 254]}>
        <Halo y={142} r={140} />
      </Layer>
      <Layer at={[-4, 56, 288, 174]} moves="sink">
        <rect x="12" y="76" width="256" height="128" rx="14" fill="url(#art-metal)" filter="url(#art-lift)" />
        <rect x="12" y="76" width="256" height="122" rx="14" fill="url(#art-keys)" />
        {keyRows.map((widths, row) =>
          widths.map((width, place) => (
            <rect
              key={`${row}-${String(place)}`}
              x={keyX(row, place)}
              y={keyY(row)}
              width={width * keyPitch - 4}
              height="20"
              rx="4.5"
              fill="var(--art-paper)"
            />
          )),
        )}
      </Layer>
      {pressed.map(([row, place, paint, step]) => (
        <Layer
          key={step}
          at={[keyX(row, place) - 4, keyY(row) - 4, keyPitch + 4, 30]}
          moves="press"
          step={step}
        >
          <rect
            x={keyX(row, place)}
            y={keyY(row)}
            width={keyPitch - 4}
            height="20"
            rx="4.5"
            fill={`url(#art-${paint})`}
          />
        </Layer>
      ))}
    </Scene>
  );
}

export function NetworkArt() {
  const arcs = [
    ['M104 172a51 51 0 0 1 72 0', 1],
    ['M74 140a93 93 0 0 1 132 0', 2],
    ['M44 108a136 136 0 0 1 192 0', 3],
  ] as const;
  return (
    <Scene>
      <Layer at={[0, 10, 280, 250]}>
        <Halo y={150} r={134} />
      </Layer>
      {arcs.map(([arc, step]) => (
        <Layer key={step} at={[24, 50, 232, 140]} moves="light" step={step}>
          <path d={arc} stroke="url(#art-blue)" strokeWidth="17" strokeLinecap="round" />
        </Layer>
      ))}
      <Layer at={[108, 176, 64, 72]} moves="breathe">
        <circle cx="140" cy="206" r="19" fill="url(#art-teal)" filter="url(#art-lift-small)" />
      </Layer>
      <Layer at={[182, 132, 86, 122]} moves="rise" step={2}>
        <rect x="198" y="150" width="56" height="80" rx="11" fill="url(#art-paper)" filter="url(#art-lift)" />
        <rect x="206" y="160" width="40" height="48" rx="4" fill="url(#art-sky)" />
        <path d="M220 219h12" stroke="var(--art-metal-deep)" strokeWidth="4" strokeLinecap="round" />
      </Layer>
    </Scene>
  );
}

/** Parts that fall into place. */
export function UpdatesArt() {
  return (
    <Scene>
      <Layer at={[4, 2, 272, 258]}>
        <Halo x={144} y={130} />
      </Layer>
      <Layer at={[114, 2, 124, 128]} moves="settle">
        <rect x="132" y="22" width="88" height="88" rx="9" fill="url(#art-paper)" filter="url(#art-lift)" />
        <path
          d="M176 44v36M160 66l16 16 16-16"
          stroke="var(--art-metal-deep)"
          strokeWidth="7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </Layer>
      <Layer at={[36, 62, 154, 162]} moves="bob" step={1}>
        <rect x="58" y="82" width="112" height="112" rx="9" fill="url(#art-blue)" filter="url(#art-lift)" />
        <rect x="58" y="120" width="74" height="74" rx="9" fill="var(--art-line-soft)" />
        <rect x="58" y="156" width="38" height="38" rx="8" fill="url(#art-teal)" />
      </Layer>
      <Layer at={[132, 132, 126, 126]} moves="turn">
        <circle cx="195" cy="195" r="46" fill="url(#art-teal)" />
        <g stroke="var(--art-paper)" strokeWidth="7" strokeLinecap="round" strokeLinejoin="round">
          <path d="M173 202a23 23 0 0 0 42 4M217 188a23 23 0 0 0-42-4" />
          <path d="m219 219-3-15-14 5M171 171l3 15 14-5" />
        </g>
      </Layer>
    </Scene>
  );
}
