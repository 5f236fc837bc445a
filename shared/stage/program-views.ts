/** Windows of programs that the command prompt, or one of its windows, has started: which stand, and what they tell of the PC. */
import type { PcTold } from './desktop-views.ts';

/** Programs with a window that the PC can be asked to start. */
export const startable = [
  'explorer',
  'notepad',
  'event-viewer',
  'settings',
  'edge',
  'registry-editor',
  'log-viewer',
  'task-manager',
] as const;
export type StartedName = (typeof startable)[number];

export interface StartedProgram {
  /** Rises with each one that is started, from 1. */
  readonly id: number;
  readonly program: StartedName;
  /** The folder, file, channel or page that it was started with; '' without one. */
  readonly of: string;
}

export interface ProgramsView {
  /** The last one was asked for last. */
  readonly started: readonly StartedProgram[];
  /** What the desktop's own view tells where it is the screen: null there. */
  readonly pc: PcTold | null;
}
