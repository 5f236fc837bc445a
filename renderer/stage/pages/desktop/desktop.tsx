/** The user has arrived: wallpaper, icons, windows, and a taskbar with Start, network, sound and the clock. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DesktopView } from '../../../../shared/stage/view.ts';
import { inFront } from '../../apps/open-windows.ts';
import type { OpenWindow, Program } from '../../apps/open-windows.ts';
import { useOpen, useShell } from '../../apps/shell.tsx';
import { Windows, windowsOfPrograms } from '../../apps/windows.tsx';
import { useStage } from '../../context.tsx';
import { windowsKeyEvent } from '../../frame/windows-key.ts';
import { useWords } from '../../use-words.ts';
import { Icons } from './icons.tsx';
import { Notifications } from './notifications.tsx';
import { QuickSettings } from './quick-settings.tsx';
import { programNames, startItems } from './start-items.ts';
import type { StartItem } from './start-items.ts';
import { Start } from './start.tsx';
import { Taskbar } from './taskbar.tsx';
import type { FlyoutName, TaskbarEntry } from './taskbar.tsx';
import { Toast } from './toast.tsx';
import { Wallpaper } from './wallpaper.tsx';
import './desktop.css';

/** They stand on the taskbar whether they are open or not. */
const onTaskbar: readonly Program[] = ['explorer', 'edge'];

export function Desktop({ view }: { readonly view: DesktopView }) {
  const { title } = useStage();
  const names = useWords(programNames);
  const { windows, order } = useShell();
  const open = useOpen();
  const [flyout, setFlyout] = useState<FlyoutName | null>(null);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const items = startItems(view, names);
  const notifications = view.notifications.filter(({ id }) => !dismissed.has(id));
  const leave = useCallback(() => setFlyout(null), []);
  const press = (name: FlyoutName) => {
    if (name === 'notifications') setRead(new Set(view.notifications.map(({ id }) => id)));
    setFlyout(flyout === name ? null : name);
  };

  useEffect(() => {
    // So that the first window stands at once.
    void windowsOfPrograms();
    const toggle = () => setFlyout((now) => (now === 'start' ? null : 'start'));
    window.addEventListener(windowsKeyEvent, toggle);
    return () => window.removeEventListener(windowsKeyEvent, toggle);
  }, []);

  return (
    <div className="desktop">
      <Wallpaper />
      <h1 tabIndex={-1} className="visually-hidden">
        {title(view)}
      </h1>
      <Icons items={items} open={open} />
      <div className="desktop-windows">
        <Windows pc={view} taskbar />
      </div>
      {flyout === 'notifications' ? null : <Toast notifications={view.notifications} />}
      {flyout === 'start' ? <Start items={items} user={view.user} leave={leave} open={open} /> : null}
      {flyout === 'quick' ? <QuickSettings network={view.network} leave={leave} /> : null}
      {flyout === 'notifications' ? (
        <Notifications
          notifications={notifications}
          dismiss={(ids) => setDismissed(new Set([...dismissed, ...ids]))}
          leave={leave}
        />
      ) : null}
      <Taskbar
        open={flyout}
        press={press}
        entries={useEntries(windows, items, open, order)}
        network={view.network}
        unread={notifications.filter(({ id }) => !read.has(id)).length}
      />
    </div>
  );
}

/** The programs that stand there always, each with its first window, then every other window by its age. */
function useEntries(
  windows: readonly OpenWindow[],
  items: readonly StartItem[],
  open: (program: Program) => void,
  order: (order: { readonly type: 'minimise' | 'raise'; readonly key: number }) => void,
): readonly TaskbarEntry[] {
  return useMemo(() => {
    const front = inFront(windows);
    const byAge = windows.toSorted((a, b) => a.key - b.key);
    const entry = (one: OpenWindow): TaskbarEntry => {
      const item = items.find(
        ({ program, of }) => program === one.program && (program !== 'app' || of === one.of),
      );
      return {
        key: `window-${one.key}`,
        name: nameOf(one, item),
        ...(item?.kind === undefined ? {} : { kind: item.kind }),
        tint: item?.tint ?? 0,
        state: one === front ? 'front' : 'behind',
        press: () => order({ type: one === front ? 'minimise' : 'raise', key: one.key }),
      };
    };
    const fixed = onTaskbar.map((program): TaskbarEntry => {
      const first = byAge.find((one) => one.program === program);
      const item = items.find((one) => one.program === program);
      if (first) return { ...entry(first), key: program };
      return {
        key: program,
        name: item?.name ?? '',
        ...(item?.kind === undefined ? {} : { kind: item.kind }),
        tint: 0,
        state: 'closed',
        press: () => open(program),
      };
    });
    const shown = new Set(onTaskbar.map((program) => byAge.find((one) => one.program === program)));
    return [...fixed, ...byAge.filter((one) => !shown.has(one)).map(entry)];
  }, [windows, items, open, order]);
}

/** A window of Explorer or Notepad is called after what it shows. */
function nameOf({ program, of }: OpenWindow, item: StartItem | undefined): string {
  const name = item?.name ?? of;
  const shown = of.slice(of.lastIndexOf('\\') + 1);
  return program === 'app' || of === '' || of.startsWith('shell:') ? name : `${shown} - ${name}`;
}
