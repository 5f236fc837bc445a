/** What every section of the console may use. */
import { createContext, useContext } from 'react';
import type { ConsoleApi } from '../../shared/bridge.ts';
import type { ConsoleView } from '../../shared/session/console-view.ts';
import { MisuseError } from '../../shared/failures.ts';
import type { SessionInput } from '../../shared/session/input.ts';

export interface Desk {
  readonly view: ConsoleView;
  readonly api: ConsoleApi;
  /** Sends an input; a refusal is shown on the page. */
  readonly send: (input: SessionInput) => void;
  /** Tells the instructor how something ended. */
  readonly tell: (text: string) => void;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new MisuseError('a section is drawn outside of the console');
  return desk;
}
