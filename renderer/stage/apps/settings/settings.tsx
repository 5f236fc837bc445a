/** Settings, as far as a help desk looks: what manages the PC, and what PC it is. All of it is read from the PC. */
import { Fragment, useEffect, useRef, useState } from 'react';
import type { PcTold } from '../../../../shared/stage/view.ts';
import { BackIcon, ChevronRightIcon } from '../../art/icons.tsx';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { onRowKeys } from '../row-keys.ts';
import { About } from './about.tsx';
import { Info } from './info.tsx';
import { Work } from './work.tsx';
import { keys } from './words.ts';
import './settings.css';

/** What Settings can open at. */
const pages = ['work', 'info', 'about'] as const;
type SettingsPage = (typeof pages)[number];

const groups = [
  { name: 'system', page: 'about' },
  { name: 'accounts', page: 'work' },
] as const;

export function Settings({
  view,
  of,
  ...standing
}: Standing & { readonly view: PcTold; readonly of: string }) {
  const said = useWords(keys);
  const [page, setPage] = useState<SettingsPage>(pages.find((one) => one === of) ?? 'work');
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // A page that was turned to begins at its heading, for eyes and for readers.
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [page]);
  const { work } = view;
  const shown = page === 'info' && work === null ? 'work' : page;
  const group = shown === 'about' ? said.system : said.accounts;
  return (
    <AppWindow {...standing} className="settings" title={said.settings} icon={<Tile kind="settings" />}>
      <div className="settings-columns">
        <nav aria-label={said.settings} onKeyDown={onRowKeys}>
          {groups.map(({ name, page: own }) => (
            <div key={name} role="group" aria-label={said[name]}>
              <p>{said[name]}</p>
              <button
                type="button"
                data-row=""
                data-first={own === (shown === 'info' ? 'work' : shown) ? '' : undefined}
                aria-current={own === (shown === 'info' ? 'work' : shown) ? 'page' : undefined}
                onClick={() => setPage(own)}
              >
                {said[own]}
              </button>
            </div>
          ))}
        </nav>
        <div className="settings-page" key={shown}>
          <div className="settings-trail">
            {shown === 'info' ? (
              <button
                type="button"
                className="app-icon-button"
                aria-label={said.back}
                onClick={() => setPage('work')}
              >
                <BackIcon />
              </button>
            ) : null}
            {(shown === 'info' ? [group, said.work] : [group]).map((name) => (
              <Fragment key={name}>
                <span>{name}</span>
                <ChevronRightIcon />
              </Fragment>
            ))}
            <h2 ref={heading} tabIndex={-1}>
              {shown === 'info' ? said.info : said[shown]}
            </h2>
          </div>
          {shown === 'about' ? <About view={view} said={said} /> : null}
          {shown === 'work' ? <Work work={work} said={said} showInfo={() => setPage('info')} /> : null}
          {shown === 'info' && work !== null ? <Info work={work} said={said} /> : null}
        </div>
      </div>
    </AppWindow>
  );
}
