/** The timeline as the host has it, asked again as the rehearsal goes on. */
import { useEffect, useRef, useState } from 'react';
import type { ConsoleApi } from '../../../shared/bridge.ts';
import type { ConsoleView } from '../../../shared/session/console-view.ts';
import type { TimelineView } from '../../../shared/session/timeline.schema.ts';

/** Between two questions, milliseconds. */
const rest = 500;

/** Null until the first answer has come, and while the rehearsal is on its way to where its journal ends. */
export function useTimeline(api: ConsoleApi, view: ConsoleView): TimelineView | null {
  const [timeline, setTimeline] = useState<TimelineView | null>(null);
  const asks = useRef({ isAsking: false, again: false });
  useEffect(() => {
    const state = asks.current;
    const ask = (): void => {
      state.again = state.isAsking;
      if (state.isAsking) return;
      state.isAsking = true;
      const next = (): void => {
        state.isAsking = false;
        if (state.again) ask();
      };
      // A lost connection is told by the window; the next view asks again.
      api
        .timeline()
        .then(setTimeline, () => undefined)
        .then(() => setTimeout(next, rest));
    };
    ask();
  }, [api, view]);
  return timeline;
}
