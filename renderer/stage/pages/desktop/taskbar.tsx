/** Start, search, the open window, and at the end network, sound and the clock. */
import { EthernetIcon, VolumeIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { Tile } from './tile.tsx';

export function Taskbar(props: {
  readonly hasStart: boolean;
  readonly pressStart: () => void;
  readonly window: { readonly name: string; readonly isShown: boolean; readonly press: () => void } | null;
}) {
  const { words, time, language } = useStage();
  const now = new Date(time);
  const clock = (options: Intl.DateTimeFormatOptions) =>
    now.toLocaleString(language, { ...options, timeZone: 'UTC' });
  return (
    <footer className="taskbar" aria-label={words('desktop.taskbar')}>
      <div className="taskbar-middle">
        <button
          type="button"
          className="taskbar-key start-key"
          aria-label={words('desktop.start')}
          aria-expanded={props.hasStart}
          data-start=""
          onClick={props.pressStart}
        >
          <span className="start-tile" />
        </button>
        <button type="button" className="taskbar-search" data-start="" onClick={props.pressStart}>
          {words('desktop.search')}
        </button>
        {props.window === null ? null : (
          <button
            type="button"
            className="taskbar-key"
            aria-label={props.window.name}
            aria-pressed={props.window.isShown}
            onClick={props.window.press}
          >
            <Tile kind="settings" />
          </button>
        )}
      </div>
      <div className="taskbar-end">
        <EthernetIcon />
        <VolumeIcon />
        <time dateTime={time}>
          <span className="visually-hidden">{words('desktop.clock')}</span>
          <span>{clock({ hour: 'numeric', minute: '2-digit' })}</span>
          <span>{clock({ year: 'numeric', month: 'numeric', day: 'numeric' })}</span>
        </time>
      </div>
    </footer>
  );
}
