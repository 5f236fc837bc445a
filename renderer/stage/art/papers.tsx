/** Illustrations of the pages about terms and privacy. */
import { Halo } from './paint.tsx';
import { Layer, Scene } from './scene.tsx';

/** A sheet with its signature. */
export function LicenseArt() {
  return (
    <Scene>
      <Layer at={[4, 2, 272, 258]}>
        <Halo y={130} />
      </Layer>
      <Layer at={[42, 8, 188, 230]} moves="sink">
        <path
          d="M76 26h98l36 36v158c0 8-6 14-14 14H76c-8 0-14-6-14-14V40c0-8 6-14 14-14z"
          fill="url(#art-paper)"
          filter="url(#art-lift)"
        />
        <path d="M174 26l36 36h-26c-6 0-10-4-10-10z" fill="var(--art-metal)" />
        <path
          d="M88 84h74M88 108h96M88 132h96M88 156h60"
          stroke="var(--art-metal)"
          strokeWidth="8"
          strokeLinecap="round"
        />
      </Layer>
      <Layer at={[82, 182, 92, 36]} moves="appear" step={1}>
        <path
          d="M90 202c10-18 18-18 18-6s10 8 16-2 12-6 14 4 12 4 22-2"
          stroke="url(#art-blue)"
          strokeWidth="6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </Layer>
      <Layer at={[160, 144, 104, 108]} moves="hop" step={3}>
        <circle cx="212" cy="196" r="34" fill="url(#art-teal)" filter="url(#art-lift)" />
        <path
          d="m197 197 11 11 20-23"
          stroke="var(--art-paper)"
          strokeWidth="7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </Layer>
    </Scene>
  );
}

const sliders = [
  [76, true],
  [116, false],
  [156, true],
] as const;

/** Three switches before a closed lock. */
export function PrivacyArt() {
  return (
    <Scene>
      <Layer at={[0, 2, 280, 258]}>
        <Halo y={130} r={134} />
      </Layer>
      <Layer at={[8, 28, 216, 200]} moves="sink">
        <rect x="28" y="48" width="176" height="156" rx="16" fill="url(#art-paper)" filter="url(#art-lift)" />
        {sliders.map(([y, isOn]) => (
          <g key={y}>
            <rect
              x="50"
              y={y}
              width="46"
              height="24"
              rx="12"
              fill={isOn ? 'url(#art-teal)' : 'var(--art-metal)'}
            />
            <circle cx={isOn ? 84 : 62} cy={y + 12} r="8" fill="var(--art-paper)" />
            <rect x="108" y={y + 8} width="66" height="8" rx="4" fill="var(--art-metal)" />
          </g>
        ))}
      </Layer>
      <Layer at={[164, 76, 84, 78]} moves="hop" step={1}>
        <path d="M178 144v-22a28 28 0 0 1 56 0v22" stroke="url(#art-metal)" strokeWidth="13" />
      </Layer>
      <Layer at={[144, 116, 124, 116]} moves="bob">
        <rect x="162" y="134" width="88" height="76" rx="15" fill="url(#art-blue)" filter="url(#art-lift)" />
        <circle cx="206" cy="166" r="9" fill="var(--art-paper)" />
        <path d="M206 168v18" stroke="var(--art-paper)" strokeWidth="7" strokeLinecap="round" />
      </Layer>
    </Scene>
  );
}
