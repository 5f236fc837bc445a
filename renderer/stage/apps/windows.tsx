/** All windows over the screen, in one order: the command prompt, which comes with the stage, and the programs. */
import { Suspense, lazy, useEffect } from 'react';
import type { PcTold } from '../../../shared/stage/view.ts';
import { CommandPrompt } from '../command-prompt/command-prompt.tsx';
import type { OpenWindow } from './open-windows.ts';
import { actsOn } from './open-windows.ts';
import { useShell } from './shell.tsx';
import './windows.css';

export const windowsOfPrograms = () => import('./index.tsx');
const AppWindows = lazy(windowsOfPrograms);

const isPrompt = ({ program }: OpenWindow): boolean => program === 'command-prompt';

/** `pc` is what they tell of the PC; `taskbar`: there is one to be minimised to. */
export function Windows({ pc, taskbar }: { readonly pc: PcTold | null; readonly taskbar: boolean }) {
  const { windows, order, view, send } = useShell();
  const { commandPrompt } = view;
  const prompt = windows.find(isPrompt);
  useTurning();
  return (
    <>
      {commandPrompt === undefined || prompt === undefined ? null : (
        <CommandPrompt view={commandPrompt} send={send} {...actsOn(prompt, windows, order, taskbar)} />
      )}
      {pc === null || windows.every(isPrompt) ? null : (
        // What they would show is of now, not of the moment that is looked back at.
        <div className="app-windows" hidden={view.past === true}>
          <Suspense fallback={<span data-coming="" />}>
            <AppWindows windows={windows} pc={pc} order={order} taskbar={taskbar} />
          </Suspense>
        </div>
      )}
    </>
  );
}

/** Alt+Tab, where the PC that Reseal runs on leaves it to the stage: the window behind comes to the front. */
function useTurning(): void {
  const { windows, order } = useShell();
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (!event.altKey || event.key !== 'Tab' || windows.length < 2) return;
      event.preventDefault();
      const next = windows.at(event.shiftKey ? 0 : -2);
      if (next) order({ type: 'raise', key: next.key });
    };
    window.addEventListener('keydown', down, true);
    return () => window.removeEventListener('keydown', down, true);
  }, [windows, order]);
}
