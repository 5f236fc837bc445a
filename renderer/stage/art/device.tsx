/** Illustrations around a device: its name, its provisioning, its status, its result. */
import type { ReactNode } from 'react';
import { Halo } from './paint.tsx';
import { Layer, Scene } from './scene.tsx';

/** A laptop with room on its screen. */
function Laptop({ children }: { readonly children?: ReactNode }) {
  return (
    <>
      <Layer at={[0, 0, 280, 260]}>
        <Halo r={138} />
      </Layer>
      <Layer at={[6, 44, 268, 182]} moves="sink">
        <g filter="url(#art-lift)">
          <rect x="46" y="62" width="188" height="126" rx="11" fill="url(#art-metal)" />
          <path d="M24 190h232c0 8-5 13-13 13H37c-8 0-13-5-13-13z" fill="url(#art-metal)" />
        </g>
        <rect x="53" y="69" width="174" height="114" rx="6" fill="url(#art-paper)" />
        <path d="M116 190h48c0 3.5-2.5 6-6 6h-36c-3.5 0-6-2.5-6-6z" fill="var(--art-paper-shade)" />
        {children}
      </Layer>
    </>
  );
}

/** A sign that hangs over the screen's corner. */
function Disc(props: { readonly paint: string; readonly children: ReactNode }) {
  return (
    <Layer at={[166, 18, 112, 112]} moves="hop" step={2}>
      <circle cx="222" cy="70" r="38" fill={`url(#art-${props.paint})`} filter="url(#art-lift)" />
      <g stroke="var(--art-paper)" strokeWidth="7" strokeLinecap="round" strokeLinejoin="round">
        {props.children}
      </g>
    </Layer>
  );
}

/** A name on a plate, as it is typed. */
export function NameDeviceArt() {
  return (
    <Scene>
      <Laptop />
      <Layer at={[64, 88, 152, 84]} moves="rise">
        <rect x="80" y="100" width="120" height="48" rx="6" fill="var(--art-paper)" filter="url(#art-lift)" />
        <rect x="95" y="119" width="52" height="10" rx="5" fill="url(#art-blue)" />
      </Layer>
      <Layer at={[150, 108, 12, 32]} moves="light" step={1}>
        <path d="M156 112v24" stroke="var(--art-ink)" strokeWidth="3.5" strokeLinecap="round" />
      </Layer>
      <Disc paint="teal">
        <path d="m206 71 11 12 21-24" />
      </Disc>
    </Scene>
  );
}

const tiles = [
  [72, 'blue', 1],
  [114, 'teal', 2],
  [156, 'sky', 3],
] as const;

/** Settings and apps arriving on a laptop. */
export function AutopilotArt() {
  return (
    <Scene>
      <Laptop>
        <rect x="72" y="138" width="136" height="7" rx="3.5" fill="var(--art-metal)" />
        <rect x="72" y="138" width="84" height="7" rx="3.5" fill="url(#art-blue)" />
        <rect x="72" y="154" width="70" height="7" rx="3.5" fill="var(--art-metal)" />
      </Laptop>
      {tiles.map(([x, paint, step]) => (
        <Layer key={step} at={[x - 4, 86, 42, 42]} moves="appear" step={step}>
          <rect x={x} y="90" width="34" height="34" rx="8" fill={`url(#art-${paint})`} />
        </Layer>
      ))}
      <Disc paint="blue">
        <path d="M222 52v32M207 71l15 15 15-15" />
      </Disc>
    </Scene>
  );
}

const plates = [
  [78, 26, 'metal', 3],
  [54, 86, 'paper', 2],
  [30, 146, 'paper', 1],
] as const;

/** Three plates for the three parts of a set-up, one behind the other; the light behind them breathes. */
export function StatusArt() {
  return (
    <Scene>
      <Layer at={[0, 0, 280, 260]} moves="breathe">
        <Halo r={138} />
      </Layer>
      {plates.map(([x, y, paint, step]) => (
        <Layer key={step} at={[x - 18, y - 16, 210, 110]} moves="rise" step={step}>
          <rect
            x={x}
            y={y}
            width="172"
            height="68"
            rx="13"
            fill={`url(#art-${paint})`}
            filter="url(#art-lift)"
          />
          <rect
            x={x + 14}
            y={y + 14}
            width="40"
            height="40"
            rx="10"
            fill={`url(#art-${step === 1 ? 'blue' : step === 2 ? 'sky' : 'teal'})`}
          />
          <rect x={x + 68} y={y + 20} width="80" height="9" rx="4.5" fill="var(--art-metal)" />
          <rect x={x + 68} y={y + 40} width={step * 12 + 24} height="8" rx="4" fill="var(--art-metal-deep)" />
        </Layer>
      ))}
      <Layer at={[176, 148, 76, 76]} moves="turn">
        <circle cx="214" cy="186" r="24" fill="var(--art-paper)" />
        <circle cx="214" cy="186" r="24" stroke="var(--art-metal)" strokeWidth="8" />
        <path d="M214 162a24 24 0 0 1 23 31" stroke="url(#art-teal)" strokeWidth="8" strokeLinecap="round" />
      </Layer>
    </Scene>
  );
}

/** A finished laptop; what fell into place settles around it. */
export function DoneArt() {
  const sparks = [
    [38, 54, 9, 'sky', 3],
    [66, 26, 6, 'teal', 4],
    [258, 138, 8, 'blue', 5],
  ] as const;
  return (
    <Scene>
      <Laptop>
        <path
          d="M96 128l30 30 58-66"
          stroke="url(#art-teal)"
          strokeWidth="15"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </Laptop>
      {sparks.map(([x, y, r, paint, step]) => (
        <Layer key={step} at={[x - r, y - r, 2 * r, 2 * r]} moves="appear" step={step}>
          <circle cx={x} cy={y} r={r} fill={`url(#art-${paint})`} />
        </Layer>
      ))}
    </Scene>
  );
}

/** Something did not go through: lines that break off, and a sign that says so. */
export function ErrorArt() {
  return (
    <Scene>
      <Laptop>
        <rect x="72" y="92" width="90" height="8" rx="4" fill="var(--art-metal)" />
        <rect x="72" y="112" width="122" height="8" rx="4" fill="var(--art-metal)" />
        <rect x="72" y="132" width="44" height="8" rx="4" fill="var(--art-metal-deep)" />
        <path d="M130 130l12 12m0-12-12 12" stroke="url(#art-red)" strokeWidth="5" strokeLinecap="round" />
        <rect x="72" y="152" width="72" height="8" rx="4" fill="var(--art-paper-shade)" />
      </Laptop>
      <Disc paint="red">
        <path d="M222 52v22M222 88v.1" />
      </Disc>
    </Scene>
  );
}

/** Three ways to go on. */
export function ChoicesArt() {
  return (
    <Scene>
      <Layer at={[0, 0, 280, 260]}>
        <Halo r={136} />
      </Layer>
      <Layer at={[26, 20, 186, 90]} moves="rise" step={1}>
        <rect x="44" y="38" width="150" height="52" rx="12" fill="url(#art-paper)" filter="url(#art-lift)" />
        <circle cx="72" cy="64" r="13" fill="url(#art-teal)" />
        <rect x="96" y="60" width="70" height="8" rx="4" fill="var(--art-metal)" />
      </Layer>
      <Layer at={[26, 158, 186, 90]} moves="rise" step={3}>
        <rect x="44" y="176" width="150" height="52" rx="12" fill="url(#art-paper)" filter="url(#art-lift)" />
        <circle cx="72" cy="202" r="13" fill="url(#art-sky)" />
        <rect x="96" y="198" width="52" height="8" rx="4" fill="var(--art-metal)" />
      </Layer>
      <Layer at={[46, 86, 208, 96]} moves="hop" step={2}>
        <rect x="64" y="104" width="172" height="58" rx="13" fill="url(#art-blue)" filter="url(#art-lift)" />
        <circle cx="96" cy="133" r="15" fill="var(--art-paper)" />
        <path
          d="m89 133 5 6 9-11"
          stroke="var(--art-blue-deep)"
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <rect x="124" y="128" width="84" height="9" rx="4.5" fill="var(--art-paper)" opacity=".85" />
      </Layer>
    </Scene>
  );
}
