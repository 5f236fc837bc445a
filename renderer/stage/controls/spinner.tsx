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

/**
 * A turning arc, or a part of the circle once a percentage is known. Two arcs that overtake each other are one that grows
 * and shrinks, and the compositor turns them without painting.
 */
export function Ring({ percent = null }: { readonly percent?: number | null }) {
  return (
    <span className="ring" aria-hidden="true" data-known={percent !== null || undefined}>
      <svg viewBox="0 0 64 64">
        <circle className="ring-track" cx="32" cy="32" r="28" pathLength="100" />
        {percent === null ? null : (
          <circle className="ring-arc" {...arc} strokeDasharray={`${Math.max(percent, 1)} 100`} />
        )}
      </svg>
      {percent === null
        ? (['first', 'second'] as const).map((place) => (
            <svg key={place} className="ring-turning" viewBox="0 0 64 64" data-arc={place}>
              <circle className="ring-arc" {...arc} />
            </svg>
          ))
        : null}
    </span>
  );
}

const arc = { cx: '32', cy: '32', r: '28', pathLength: '100' };
