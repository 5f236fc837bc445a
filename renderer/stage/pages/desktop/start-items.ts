/** What can be opened on this desktop: Windows' own programs, and the apps that were installed. */
import type { DesktopView } from '../../../../shared/stage/view.ts';
import type { Program } from '../../apps/open-windows.ts';
import type { TileKind } from './tile.tsx';

export interface StartItem {
  readonly id: string;
  readonly name: string;
  readonly program: Program;
  /** What it opens with. */
  readonly of: string;
  readonly kind?: TileKind;
  readonly tint: number;
  /** Start shows it before all apps are asked for. */
  readonly isPinned: boolean;
}

/** The app's own name, in every language. */
export const companyPortalName = 'Company Portal';

export const programNames = {
  edge: 'desktop.edge',
  explorer: 'desktop.explorer',
  settings: 'desktop.settings',
  notepad: 'desktop.notepad',
  'event-viewer': 'desktop.event-viewer',
  'registry-editor': 'desktop.registry-editor',
  'task-manager': 'desktop.task-manager',
} as const;
type Own = keyof typeof programNames;

const pinned: ReadonlySet<string> = new Set<Own>(['edge', 'explorer', 'settings']);

/** Windows' own first, as Start pins them. */
export function startItems(view: DesktopView, names: Readonly<Record<Own, string>>): readonly StartItem[] {
  const own = Object.entries(names).map(([program, name]) => ({
    id: program,
    name,
    program: program as Own,
    of: '',
    kind: program as Own,
    tint: 0,
    isPinned: pinned.has(program),
  }));
  const installed = view.apps.map(({ id, name }, tint): StartItem => {
    const isPortal = name === companyPortalName && view.companyPortal !== null;
    return {
      id: `app-${id}`,
      name,
      program: isPortal ? 'company-portal' : 'app',
      of: isPortal ? '' : name,
      ...(isPortal ? { kind: 'company-portal' as const } : {}),
      tint,
      isPinned: true,
    };
  });
  return [...own, ...installed];
}

/** Those whose name holds every word asked for; first those that begin with it, then those with a word that does. */
export function found(items: readonly StartItem[], asked: string, language: string): readonly StartItem[] {
  const wanted = asked.trim().toLocaleLowerCase(language);
  const parts = wanted.split(/\s+/).filter(Boolean);
  const rank = ({ name }: StartItem): number => {
    const words = name.toLocaleLowerCase(language);
    if (!parts.every((part) => words.includes(part))) return -1;
    if (words.startsWith(wanted)) return 0;
    return words.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return items
    .map((item) => ({ item, at: rank(item) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
