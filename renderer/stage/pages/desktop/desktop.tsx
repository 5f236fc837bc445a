/** The user has arrived: wallpaper, icons of the installed apps, a taskbar with Start and the clock, and Settings. */
import { useState } from 'react';
import type { DesktopView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Settings, settingsWords } from './settings.tsx';
import { Start } from './start.tsx';
import { Taskbar } from './taskbar.tsx';
import { Tile } from './tile.tsx';
import { Wallpaper } from './wallpaper.tsx';
import './desktop.css';

export function Desktop({ view }: { readonly view: DesktopView }) {
  const { words, title } = useStage();
  const [hasStart, setStart] = useState(false);
  const [settings, setSettings] = useState<'closed' | 'open' | 'minimised'>('closed');
  const said = settingsWords(words);
  const openSettings = () => {
    setStart(false);
    setSettings('open');
  };
  return (
    <div className="desktop">
      <Wallpaper />
      <h1 tabIndex={-1} className="visually-hidden">
        {title(view)}
      </h1>
      <ul className="desktop-icons" aria-label={words('desktop.icons')}>
        <li>
          <Tile kind="bin" />
          <span>{words('desktop.recycle-bin')}</span>
        </li>
        {view.apps.map((app, index) => (
          <li key={app.id}>
            <Tile name={app.name} tint={index} />
            <span>{app.name}</span>
          </li>
        ))}
      </ul>
      {settings === 'closed' ? null : (
        <div hidden={settings === 'minimised'}>
          <Settings
            view={view}
            said={said}
            close={() => setSettings('closed')}
            minimise={() => setSettings('minimised')}
          />
        </div>
      )}
      <Start view={view} isOpen={hasStart} leave={() => setStart(false)} openSettings={openSettings} />
      <Taskbar
        hasStart={hasStart}
        pressStart={() => setStart(!hasStart)}
        window={
          settings === 'closed'
            ? null
            : {
                name: said.settings,
                isShown: settings === 'open',
                press: () => setSettings(settings === 'open' ? 'minimised' : 'open'),
              }
        }
      />
    </div>
  );
}
