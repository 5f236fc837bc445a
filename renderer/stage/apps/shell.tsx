/** What opens and holds the windows over the screen: the desktop draws them above its icons, the set-up above its page. */
import { createContext, useCallback, useContext, useMemo } from 'react';
import type { ReactNode } from 'react';
import type { StageView } from '../../../shared/stage/view.ts';
import type { Send } from '../use-stage-window.ts';
import type { Program } from './open-windows.ts';
import type { OpenWindows } from './use-open-windows.ts';
import { useOpenWindows } from './use-open-windows.ts';

interface Shell extends OpenWindows {
  readonly view: Pick<StageView, 'commandPrompt' | 'past'>;
  readonly send: Send;
}

const ShellContext = createContext<Shell>({
  windows: [],
  order: () => {},
  view: {},
  send: async () => ({ accepted: false, reason: '' }),
});

export function ShellProvider(props: {
  readonly view: StageView;
  readonly send: Send;
  readonly children: ReactNode;
}) {
  const { view, send, children } = props;
  const open = useOpenWindows(view, send);
  const shell = useMemo(() => ({ ...open, view, send }), [open, view, send]);
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export const useShell = (): Shell => useContext(ShellContext);

export type Open = (program: Program, of?: string) => void;

export function useOpen(): Open {
  const { order } = useShell();
  return useCallback((program, of = '') => order({ type: 'open', program, of }), [order]);
}
