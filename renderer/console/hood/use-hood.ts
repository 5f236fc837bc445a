/** Keeps looking under the hood as long as somebody watches. */
import { useEffect, useState } from 'react';
import type { HoodAsk, HoodSeen } from '../../../shared/session/hood.ts';
import { useDesk } from '../context.tsx';

/** Milliseconds between two looks. */
const interval = 1_000;

/** What was seen last of this page; null before the first look. */
export function useHood({ page, search, open, span }: HoodAsk): HoodSeen | null {
  const { api } = useDesk();
  const [seen, setSeen] = useState<HoodSeen | null>(null);
  const [from, to] = [span?.from, span?.to];
  useEffect(() => {
    let isWatched = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      if (isWatched) timer = setTimeout(look, interval);
    };
    const look = (): void => {
      const within = from === undefined || to === undefined ? null : { from, to };
      api
        .hood({ page, search, open, span: within })
        .then(
          (answer) => {
            if (isWatched) setSeen(answer);
          },
          // A lost connection is told by the window.
          () => undefined,
        )
        .finally(again);
    };
    look();
    return () => {
      isWatched = false;
      clearTimeout(timer);
    };
  }, [api, page, search, open, from, to]);
  return seen?.page === page ? seen : null;
}
