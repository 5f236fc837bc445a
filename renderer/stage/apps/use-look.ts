/** What a window sees of the PC, as of the last look: it looks when it opens, and again when it is told to. */
import { useCallback, useEffect, useState } from 'react';
import type { Look, Seen } from '../../../shared/stage/look.ts';
import { useStage } from '../context.tsx';

interface Looking<At extends Seen['at']> {
  /** Undefined before the first answer; null: there is no such thing. */
  readonly seen: Extract<Seen, { readonly at: At }> | null | undefined;
  readonly again: () => void;
}

export function useLook<At extends Look['at']>(wanted: Extract<Look, { readonly at: At }>): Looking<At> {
  const { look } = useStage();
  const [seen, setSeen] = useState<Looking<At>['seen']>();
  const [count, setCount] = useState(0);
  // The same words are the same look, whichever object says them.
  const asked = JSON.stringify(wanted);
  useEffect(() => {
    let isWanted = true;
    const take = (answer: Seen | null) => {
      if (isWanted) setSeen(answer as Looking<At>['seen']);
    };
    look(JSON.parse(asked) as Look).then(take, () => take(null));
    return () => {
      isWanted = false;
    };
  }, [look, asked, count]);
  return { seen, again: useCallback(() => setCount((before) => before + 1), []) };
}
