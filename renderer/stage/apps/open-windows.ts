/** The windows that stand on the desktop, from the back to the front. Which are open is the stage's own matter. */

/** Windows' own programs, and `app`: one that was installed, of which Reseal knows the name alone. */
export const programs = [
  'settings',
  'explorer',
  'edge',
  'notepad',
  'event-viewer',
  'company-portal',
  'app',
] as const;
export type Program = (typeof programs)[number];

export interface OpenWindow {
  /** Rises with each one that is opened. */
  readonly key: number;
  readonly program: Program;
  /** The folder, the file, the page or the name of what it was opened with. */
  readonly of: string;
  readonly isAway: boolean;
}

export type WindowOrder =
  /** One that shows the same comes to the front instead. */
  | { readonly type: 'open'; readonly program: Program; readonly of?: string }
  | { readonly type: 'close' | 'minimise' | 'raise'; readonly key: number };

export function ordered(windows: readonly OpenWindow[], order: WindowOrder): readonly OpenWindow[] {
  if (order.type === 'open') {
    const { program, of = '' } = order;
    const same = windows.find((one) => one.program === program && one.of === of);
    if (same) return ordered(windows, { type: 'raise', key: same.key });
    const key = Math.max(0, ...windows.map((one) => one.key)) + 1;
    return [...windows, { key, program, of, isAway: false }];
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
