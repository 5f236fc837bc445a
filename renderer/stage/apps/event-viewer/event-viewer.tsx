/** Event Viewer over the PC's channels: a filter by level, a search, Refresh, and the details of one event. */
import { useState } from 'react';
import type { EventEntry } from '../../../../shared/stage/look.ts';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { onRowKeys } from '../row-keys.ts';
import { useLook } from '../use-look.ts';
import { EventDetails } from './event-details.tsx';
import { EventList } from './event-list.tsx';
import { chosenOf } from './filter.ts';
import type { LevelFilter } from './filter.ts';
import { keys } from './words.ts';
import './event-viewer.css';

const levels = ['all', 'Error', 'Warning', 'Information'] as const satisfies readonly LevelFilter[];

/** `of` is the channel that it opens at; '' for the first. */
export function EventViewer({ of, ...standing }: Standing & { readonly of: string }) {
  const said = useWords(keys);
  const [channel, setChannel] = useState<string | null>(of === '' ? null : of);
  const [level, setLevel] = useState<LevelFilter>('all');
  const [search, setSearch] = useState('');
  const [ids, setIds] = useState('');
  const [chosen, setChosen] = useState<EventEntry | null>(null);
  const { seen, again } = useLook<'events'>({ at: 'events', channel });
  const shown = chosenOf(seen?.events ?? [], level, search, ids);
  const names = { all: said.all, Error: said.error, Warning: said.warning, Information: said.information };
  return (
    <AppWindow {...standing} className="event-viewer" title={said.viewer} icon={<Tile kind="event-viewer" />}>
      <div className="app-bar">
        <input
          className="app-field app-bar-wide"
          type="search"
          aria-label={said.find}
          placeholder={said.find}
          autoComplete="off"
          spellCheck={false}
          maxLength={256}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <input
          className="app-field event-ids"
          aria-label={said.id}
          placeholder={said.id}
          autoComplete="off"
          spellCheck={false}
          maxLength={128}
          value={ids}
          onChange={(event) => setIds(event.currentTarget.value)}
        />
        <select
          className="app-field"
          aria-label={said.level}
          value={level}
          onChange={(event) => setLevel(levels.find((one) => one === event.currentTarget.value) ?? 'all')}
        >
          {levels.map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
        <button type="button" className="app-button" onClick={again}>
          {said.refresh}
        </button>
      </div>
      <div className="event-columns">
        <nav className="event-channels app-scroll" aria-label={said.channels} onKeyDown={onRowKeys}>
          {(seen?.channels ?? []).map(({ name, count }) => (
            <button
              key={name}
              type="button"
              data-row=""
              data-first={name === seen?.channel ? '' : undefined}
              aria-current={name === seen?.channel ? 'true' : undefined}
              title={name}
              onClick={() => {
                setChannel(name);
                setChosen(null);
              }}
            >
              <bdi>{name.replace(/^Microsoft-Windows-/, '')}</bdi>
              <span className="event-count">{count}</span>
            </button>
          ))}
        </nav>
        <EventList
          key={seen?.channel ?? ''}
          said={said}
          channel={seen?.channel ?? ''}
          events={shown}
          chosen={chosen?.record}
          choose={setChosen}
          isFiltered={level !== 'all' || search !== '' || ids !== ''}
        />
        <EventDetails said={said} event={chosen} channel={seen?.channel ?? ''} />
      </div>
      <p className="app-foot" role="status">
        <bdi>{seen?.channel}</bdi>
        <span>
          {said.count} {seen?.count ?? 0}
        </span>
        {shown.length === (seen?.count ?? 0) ? null : (
          <span>
            {said.filtered} {shown.length}
          </span>
        )}
      </p>
    </AppWindow>
  );
}
