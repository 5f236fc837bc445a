/**
 * When illustrations and background move: for a while after a page has come, and again after each rest. A mark on the
 * root element says so; the style sheets hold the moves. Nothing is drawn in between, which is what keeps a page that
 * waits for hours cheap.
 */
import { useEffect } from 'react';
import { useStillness } from '../accessibility/settings.ts';

/** The longest move with its delay (--duration-move, five of --duration-step), and the rest after it. */
const movesMilliseconds = 4400;
const restsMilliseconds = 8000;
/** Where a ring turns, that something is at work is told already: the rest is longer. */
const restsAtWork = 60_000;

const mark = 'data-moving';

/** `page` says when another page has come; a paused world holds what moves where it is. */
export function useBeats(page: string, isPaused: boolean): void {
  const isStill = useStillness();
  useEffect(() => {
    const root = document.documentElement;
    if (isStill) root.removeAttribute(mark);
    if (isStill || isPaused) return;
    let timer: ReturnType<typeof setTimeout>;
    const rest = () => {
      root.removeAttribute(mark);
      const isAtWork = document.querySelector('.ring-turning, .dots') !== null;
      timer = setTimeout(move, isAtWork ? restsAtWork : restsMilliseconds);
    };
    const move = () => {
      // Nobody sees a window that is minimised or covered by another tab.
      root.toggleAttribute(mark, !document.hidden);
      timer = setTimeout(rest, movesMilliseconds);
    };
    move();
    return () => clearTimeout(timer);
  }, [page, isPaused, isStill]);
}
