/** The two spinners: dots on an orbit (boot, Windows 10) and a ring (Windows 11's cards). */
import { useStage } from '../context.tsx';
import './spinner.css';

/** Six dots on Windows 11, five on Windows 10. */
export function Dots() {
  const { release } = useStage();
  const dots = release === 'windows-10-22h2' ? [0, 1, 2, 3, 4] : [0, 1, 2, 3, 4, 5];
  return (
    <span className="dots" aria-hidden="true">
      {dots.map((dot) => (
        <span key={dot} className="dot" data-dot={dot} />
      ))}
    </span>
  );
}

/** A turning arc, or a part of the circle once a percentage is known. */
export function Ring({ percent = null }: { readonly percent?: number | null }) {
  return (
    <svg className="ring" viewBox="0 0 64 64" aria-hidden="true" data-known={percent !== null || undefined}>
      <circle className="ring-track" cx="32" cy="32" r="28" pathLength="100" />
      <circle
        className="ring-arc"
        cx="32"
        cy="32"
        r="28"
        pathLength="100"
        {...(percent === null ? {} : { strokeDasharray: `${Math.max(percent, 1)} 100` })}
      />
    </svg>
  );
}
