/** The user has arrived: wallpaper, icons of the installed apps, a taskbar with the clock. */
import type { DesktopView } from '../../../../shared/stage/view.ts';
import { PersonIcon, VolumeIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { Wallpaper } from './wallpaper.tsx';
import './desktop.css';

/** Colours of the app tiles, by name of their token. */
const tints = 6;

export function Desktop({ view }: { readonly view: DesktopView }) {
  const { words, title } = useStage();
  return (
    <div className="desktop">
      <Wallpaper />
      <h1 tabIndex={-1} className="visually-hidden">
        {title(view)}
      </h1>
      <ul className="desktop-icons" aria-label={words('desktop.icons')}>
        {view.apps.map((app, index) => (
          <li key={app.id}>
            <span className="app-tile" data-tint={index % tints} aria-hidden="true">
              {app.name.charAt(0)}
            </span>
            {app.name}
          </li>
        ))}
      </ul>
      <p className="desktop-user">
        <PersonIcon />
        {view.user}
        <span>{view.computerName}</span>
      </p>
      <Taskbar />
    </div>
  );
}

function Taskbar() {
  const { words, time, language } = useStage();
  const now = new Date(time);
  const clock = (options: Intl.DateTimeFormatOptions) =>
    now.toLocaleString(language, { ...options, timeZone: 'UTC' });
  return (
    <footer className="taskbar" aria-label={words('desktop.taskbar')}>
      <div className="taskbar-middle">
        <span className="start-tile" role="img" aria-label={words('desktop.start')} />
        <span className="taskbar-search">{words('desktop.search')}</span>
      </div>
      <div className="taskbar-end">
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
