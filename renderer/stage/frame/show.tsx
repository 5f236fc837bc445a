/**
 * A show beside the PC: what is done and seen, over the upper edge of the screen. A press of the pointer or of a key takes
 * the PC over; PageDown lets the show play on, and hurries it while it plays.
 */
import { useEffect } from 'react';
import type { StageView } from '../../../shared/stage/view.ts';
import { useStage } from '../context.tsx';
import type { Send } from '../use-stage-window.ts';
import { ownKeys } from './frame-keys.ts';
import './show.css';

/** Who only reads and moves the pointer is still there; so often it is told, milliseconds. */
const stillThere = 10_000;

export function Show({ show, send }: { readonly show: NonNullable<StageView['show']>; readonly send: Send }) {
  const { words } = useStage();
  const { plays, caption } = show;
  useShowKeys(plays, send);
  return (
    <section className="show" data-plays={plays || undefined} aria-label={words('frame.show')}>
      <p role="status" lang="en" dir="ltr">
        {caption}
      </p>
      <p role="status" className="show-hint">
        {words(plays ? 'frame.show-plays' : 'frame.show-taken')}
      </p>
    </section>
  );
}

function useShowKeys(plays: boolean, send: Send): void {
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    const takeOver = (): void => {
      const now = performance.now();
      if (!plays && now - told < stillThere) return;
      told = now;
      void send({ type: 'play', on: false });
    };
    const down = (event: KeyboardEvent): void => {
      if (event.key === 'PageDown') {
        event.preventDefault();
        if (!event.repeat) void send({ type: 'play', on: true });
      } else if (!ownKeys.has(event.key)) takeOver();
    };
    const moved = (): void => {
      if (!plays) takeOver();
    };
    window.addEventListener('keydown', down, true);
    window.addEventListener('pointerdown', takeOver, true);
    window.addEventListener('pointermove', moved, true);
    return () => {
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('pointerdown', takeOver, true);
      window.removeEventListener('pointermove', moved, true);
    };
  }, [plays, send]);
}
