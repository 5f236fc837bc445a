/**
 * The windows that stand over the screen, from the back to the front. Those of the command prompt, and the prompt itself,
 * are the PC's; which others are open is the stage's own matter.
 */
import type { StartedProgram } from '../../../shared/stage/view.ts';
import type { Standing } from '../window/window.tsx';

/** Windows' own programs, and `app`: one that was installed, of which Reseal knows the name alone. */
export const programs = [
  'settings',
  'explorer',
  'edge',
  'notepad',
  'event-viewer',
  'registry-editor',
  'log-viewer',
  'task-manager',
  'company-portal',
  'app',
  'command-prompt',
] as const;
export type Program = (typeof programs)[number];

export interface OpenWindow {
  /** Rises with each one that is opened. */
  readonly key: number;
  readonly program: Program;
  /** The folder, the file, the page or the name of what it was opened with. */
  readonly of: string;
  readonly isAway: boolean;
  /** Of one that the PC has started: it stands until the PC ends it. */
  readonly started?: number;
}

/** What the PC says of its own windows. */
export type Started = Pick<StartedProgram, 'id' | 'of'> & { readonly program: Program };

/** The prompt's, which is there once at most. */
export const promptId = 0;

export type WindowOrder =
  /** One that shows the same comes to the front instead. */
  | { readonly type: 'open'; readonly program: Program; readonly of?: string }
  | { readonly type: 'close' | 'minimise' | 'raise'; readonly key: number }
  /** What the PC has started, the last one asked for last. */
  | { readonly type: 'follow'; readonly started: readonly Started[] }
  /** Somebody else signs in, or the PC restarts: the stage's own windows are gone. */
  | { readonly type: 'leave' };

export function ordered(windows: readonly OpenWindow[], order: WindowOrder): readonly OpenWindow[] {
  if (order.type === 'follow') return followed(windows, order.started);
  if (order.type === 'leave') return windows.filter(({ started }) => started !== undefined);
  if (order.type === 'open') {
    const { program, of = '' } = order;
    const same = windows.find((one) => one.program === program && one.of === of);
    if (same) return ordered(windows, { type: 'raise', key: same.key });
    return [...windows, { key: nextKey(windows), program, of, isAway: false }];
  }
  const found = windows.find(({ key }) => key === order.key);
  if (!found) return windows;
  const others = windows.filter((one) => one !== found);
  switch (order.type) {
    case 'close':
      return others;
    case 'minimise':
      return [{ ...found, isAway: true }, ...others];
    case 'raise':
      // Nothing changes where it is in front already: focus comes with every click.
      return windows.at(-1) === found && !found.isAway ? windows : [...others, { ...found, isAway: false }];
  }
}

/** The window that has the front; undefined where all are away. */
export const inFront = (windows: readonly OpenWindow[]): OpenWindow | undefined =>
  windows.findLast(({ isAway }) => !isAway);

const nextKey = (windows: readonly OpenWindow[]): number => Math.max(0, ...windows.map(({ key }) => key)) + 1;

/** What the PC has started stands, what it has ended is gone; what was asked for last is in front. */
function followed(windows: readonly OpenWindow[], started: readonly Started[]): readonly OpenWindow[] {
  const kept = windows.filter(
    (one) => one.started === undefined || started.some(({ id }) => id === one.started),
  );
  const added = started.filter(({ id }) => !windows.some((one) => one.started === id));
  const all = added.reduce<readonly OpenWindow[]>(
    (before, { id, program, of }) => [
      ...before,
      { key: nextKey(before), program, of, isAway: false, started: id },
    ],
    kept,
  );
  const last = all.find((one) => one.started === started.at(-1)?.id);
  const hasEnded = kept.length < windows.length;
  return hasEnded || added.length > 0 || !last ? all : ordered(all, { type: 'raise', key: last.key });
}

/** How a window stands among all, and what its title's buttons do. Without a taskbar it stays in sight as its title. */
export function actsOn(
  open: OpenWindow,
  windows: readonly OpenWindow[],
  order: (order: WindowOrder) => void,
  taskbar: boolean,
): Standing {
  const { key, isAway } = open;
  const act = (type: 'close' | 'minimise' | 'raise') => () => order({ type, key });
  return {
    close: act('close'),
    raise: act('raise'),
    ...(taskbar ? { minimise: act('minimise') } : {}),
    isAway,
    order: windows.indexOf(open) + 1,
    isFront: inFront(windows) === open,
    cascade: (key - 1) % 3,
    slot: windows.filter((one) => one.key < key).length,
  };
}
