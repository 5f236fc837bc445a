/** The windows over the screen, wherever they are drawn: the PC's own are followed, the others are the stage's. */
import { useCallback, useMemo, useReducer, useState } from 'react';
import { roomOf } from '../../../shared/stage/screens.ts';
import { startable } from '../../../shared/stage/program-views.ts';
import type { StartedName, StageView } from '../../../shared/stage/view.ts';
import type { Send } from '../use-stage-window.ts';
import type { OpenWindow, Program, WindowOrder } from './open-windows.ts';
import { ordered, promptId } from './open-windows.ts';
import type { Started } from './open-windows.ts';

export interface OpenWindows {
  readonly windows: readonly OpenWindow[];
  readonly order: (order: WindowOrder) => void;
}

const isStartable = (program: Program): program is StartedName => startable.some((one) => one === program);

/** Under what the stage's own windows were opened: they go when it becomes another. */
function underOf({ screen }: StageView): string {
  if (screen.id === 'desktop') return 'desktop';
  return roomOf(screen) === 'machine' ? 'machine' : 'set-up';
}

export function useOpenWindows(view: StageView, send: Send): OpenWindows {
  const [windows, act] = useReducer(ordered, []);
  const { commandPrompt, programs } = view;
  // The prompt stands first, so that a window that it starts comes before it.
  const started: readonly Started[] = [
    ...(commandPrompt === undefined ? [] : [{ id: promptId, program: 'command-prompt' as const, of: '' }]),
    ...(programs?.started ?? []),
  ];
  const asked = JSON.stringify(started);
  const under = underOf(view);
  // At once, so that no picture of the stage is without them.
  const [known, setKnown] = useState({ under, asked: '[]' });
  if (known.under !== under || known.asked !== asked) {
    setKnown({ under, asked });
    if (known.under !== under) act({ type: 'leave' });
    act({ type: 'follow', started });
  }
  // During the set-up the PC starts every window of Windows' own. It ends what it has started, and its next view says so.
  const order = useCallback(
    (next: WindowOrder) => {
      if (next.type === 'open' && under === 'set-up' && isStartable(next.program)) {
        void send({ type: 'start-program', program: next.program, of: next.of ?? '' });
        return;
      }
      const id = next.type === 'close' ? windows.find(({ key }) => key === next.key)?.started : undefined;
      if (id === undefined) act(next);
      else if (id === promptId) void send({ type: 'close-prompt' });
      else void send({ type: 'close-program', id });
    },
    [windows, send, under],
  );
  return useMemo(() => ({ windows, order }), [windows, order]);
}
