/** Start, search, the programs and their windows, and at the end network, sound and the clock. */
import { BellIcon, EthernetIcon, NoNetworkIcon, SignalIcon, VolumeIcon } from '../../art/icons.tsx';
import { onRowKeys } from '../../apps/row-keys.ts';
import type { DesktopView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { useWords } from '../../use-words.ts';
import { opensFlyout } from './flyout.tsx';
import { Tile } from './tile.tsx';
import type { TileKind } from './tile.tsx';
import './taskbar.css';

export type FlyoutName = 'start' | 'quick' | 'notifications';

/** A button of the taskbar: a program that stands there always, or a window. */
export interface TaskbarEntry {
  readonly key: string;
  readonly name: string;
  readonly kind?: TileKind;
  readonly tint: number;
  readonly state: 'closed' | 'behind' | 'front';
  readonly press: () => void;
}

const keys = {
  taskbar: 'desktop.taskbar',
  start: 'desktop.start',
  search: 'desktop.search',
  quick: 'desktop.quick-settings',
  notifications: 'desktop.notifications',
  clock: 'desktop.clock',
} as const;

export function Taskbar(props: {
  readonly open: FlyoutName | null;
  readonly press: (flyout: FlyoutName) => void;
  readonly entries: readonly TaskbarEntry[];
  readonly network: DesktopView['network'];
  /** Notifications that nobody has looked at. */
  readonly unread: number;
}) {
  const { time, language } = useStage();
  const said = useWords(keys);
  const { network, unread } = props;
  const now = new Date(time);
  const clock = (options: Intl.DateTimeFormatOptions) =>
    now.toLocaleString(language, { ...options, timeZone: 'UTC' });
  const opens = (flyout: FlyoutName) => ({
    type: 'button' as const,
    ...opensFlyout,
    'aria-expanded': props.open === flyout,
    onClick: () => props.press(flyout),
  });
  return (
    <footer className="taskbar" aria-label={said.taskbar}>
      <div className="taskbar-middle" onKeyDown={onRowKeys}>
        <button {...opens('start')} className="taskbar-key start-key" aria-label={said.start} data-row="">
          <span className="start-tile" />
        </button>
        <button {...opens('start')} className="taskbar-search" data-row="">
          {said.search}
        </button>
        {props.entries.map(({ key, name, kind, tint, state, press }) => (
          <button
            key={key}
            type="button"
            className="taskbar-key"
            data-row=""
            aria-label={name}
            aria-pressed={state === 'closed' ? undefined : state === 'front'}
            data-state={state}
            title={name}
            onClick={press}
          >
            <Tile {...(kind === undefined ? {} : { kind })} name={name} tint={tint} />
          </button>
        ))}
      </div>
      <div className="taskbar-end">
        <button {...opens('quick')} className="taskbar-tray" aria-label={said.quick}>
          {!network.internet ? (
            <NoNetworkIcon />
          ) : network.wireless === null ? (
            <EthernetIcon />
          ) : (
            <SignalIcon bars={4} />
          )}
          <VolumeIcon />
        </button>
        <button {...opens('notifications')} className="taskbar-tray">
          <time dateTime={time}>
            <span className="visually-hidden">{said.clock}</span>
            <span>{clock({ hour: 'numeric', minute: '2-digit' })}</span>
            <span>{clock({ year: 'numeric', month: 'numeric', day: 'numeric' })}</span>
          </time>
          <span className="taskbar-bell" data-unread={unread > 0 || undefined}>
            <BellIcon />
            <span className="visually-hidden">
              {said.notifications}: {unread}
            </span>
          </span>
        </button>
      </div>
    </footer>
  );
}
