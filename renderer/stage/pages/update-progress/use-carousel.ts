/** The card that shows: it turns by itself until the person turns it, or wants no motion. */
import { useEffect, useState } from 'react';
import { useStillness } from '../../accessibility/settings.ts';

const turnMilliseconds = 8000;

export interface Carousel {
  readonly card: number;
  readonly turn: (step: 1 | -1) => void;
}

export function useCarousel(first: number, count: number): Carousel {
  const [card, setCard] = useState(first % count);
  const [byHand, setByHand] = useState(false);
  const isStill = useStillness();

  useEffect(() => {
    if (byHand || isStill) return;
    const timer = setInterval(() => {
      // The frame marks a world that stands still; decoration stands still with it.
      if (document.querySelector('.screen[data-paused]') === null) setCard((now) => (now + 1) % count);
    }, turnMilliseconds);
    return () => clearInterval(timer);
  }, [byHand, isStill, count]);

  return {
    card,
    turn(step) {
      setByHand(true);
      setCard((now) => (now + step + count) % count);
    },
  };
}
