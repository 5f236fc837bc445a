/** Start: a search over the installed apps, the apps themselves, and whose desktop it is. */
import { useEffect, useRef, useState } from 'react';
import type { DesktopView } from '../../../../shared/stage/view.ts';
import { PersonIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { Tile } from './tile.tsx';

export function Start(props: {
  readonly view: DesktopView;
  readonly isOpen: boolean;
  readonly leave: () => void;
  readonly openSettings: () => void;
}) {
  const { words, language } = useStage();
  const { view, isOpen, leave } = props;
  const box = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    if (!isOpen) return;
    box.current?.querySelector('input')?.focus();
    const outside = (event: PointerEvent) => {
      const onIt =
        event.target instanceof Element &&
        (box.current?.contains(event.target) === true || event.target.closest('[data-start]') !== null);
      if (!onIt) leave();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, [isOpen, leave]);

  const matches = (name: string): boolean =>
    name.toLocaleLowerCase(language).includes(asked.trim().toLocaleLowerCase(language));
  const settings = words('desktop.settings');
  const found = view.apps.map((app, tint) => ({ ...app, tint })).filter(({ name }) => matches(name));
  const nothing = words('desktop.no-results');
  return (
    <div
      ref={box}
      className="start"
      role="dialog"
      aria-label={words('desktop.start')}
      hidden={!isOpen}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <input
        type="search"
        className="start-search"
        aria-label={words('desktop.search')}
        placeholder={words('desktop.search')}
        autoComplete="off"
        spellCheck={false}
        value={asked}
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
      <h2>{words('desktop.pinned')}</h2>
      <ul className="start-apps">
        {matches(settings) ? (
          <li>
            <button type="button" className="start-app" onClick={props.openSettings}>
              <Tile kind="settings" />
              {settings}
            </button>
          </li>
        ) : null}
        {found.map((app) => (
          <li key={app.id} className="start-app">
            <Tile name={app.name} tint={app.tint} />
            {app.name}
          </li>
        ))}
      </ul>
      {found.length === 0 && !matches(settings) ? <p className="start-nothing">{nothing}</p> : null}
      <p className="start-user">
        <PersonIcon />
        {view.user}
      </p>
    </div>
  );
}
