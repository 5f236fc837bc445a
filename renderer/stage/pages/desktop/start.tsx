/** Start: a search over what can be opened, what is pinned, all apps, and whose desktop it is. */
import { useRef, useState } from 'react';
import { PersonIcon } from '../../art/icons.tsx';
import { PowerMenu } from '../../controls/power-menu.tsx';
import { onRowKeys } from '../../apps/row-keys.ts';
import type { Program } from '../../apps/open-windows.ts';
import { useStage } from '../../context.tsx';
import { useWords } from '../../use-words.ts';
import { Flyout } from './flyout.tsx';
import type { StartItem } from './start-items.ts';
import { found } from './start-items.ts';
import { Tile } from './tile.tsx';
import './start.css';

const keys = {
  start: 'desktop.start',
  search: 'desktop.search',
  pinned: 'desktop.pinned',
  all: 'desktop.all-apps',
  back: 'control.back',
  nothing: 'desktop.no-results',
} as const;

export function Start(props: {
  readonly items: readonly StartItem[];
  readonly user: string;
  readonly leave: () => void;
  readonly open: (program: Program, of: string) => void;
}) {
  const { language } = useStage();
  const said = useWords(keys);
  const { items, leave, open } = props;
  const [asked, setAsked] = useState('');
  const [hasAll, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const isSearch = asked.trim() !== '';
  const sorted = items.toSorted((a, b) => a.name.localeCompare(b.name, language));
  const shown = isSearch
    ? found(sorted, asked, language)
    : hasAll
      ? sorted
      : items.filter(({ isPinned }) => isPinned);
  const run = ({ program, of }: StartItem) => {
    leave();
    open(program, of);
  };
  const other = hasAll ? said.back : said.all;
  return (
    <Flyout className="start" name={said.start} leave={leave}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = shown;
          if (isSearch && first) run(first);
        }}
      >
        <input
          type="search"
          className="start-search"
          data-first=""
          aria-label={said.search}
          placeholder={said.search}
          autoComplete="off"
          spellCheck={false}
          maxLength={128}
          value={asked}
          onChange={(event) => setAsked(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            list.current?.querySelector<HTMLElement>('[data-row]')?.focus();
          }}
        />
      </form>
      <div className="start-head">
        <h2>{hasAll || isSearch ? said.all : said.pinned}</h2>
        {isSearch ? null : (
          <button type="button" className="start-all" onClick={() => setAll(!hasAll)}>
            {other}
          </button>
        )}
      </div>
      <ul className="start-apps" ref={list} data-all={hasAll || isSearch || undefined} onKeyDown={onRowKeys}>
        {shown.map((item) => (
          <li key={item.id}>
            <button type="button" className="start-app" data-row="" onClick={() => run(item)}>
              <Tile
                {...(item.kind === undefined ? {} : { kind: item.kind })}
                name={item.name}
                tint={item.tint}
              />
              <bdi>{item.name}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={shown.length === 0 ? 'start-nothing' : 'visually-hidden'}>
        {shown.length === 0 ? said.nothing : ''}
      </p>
      <div className="start-foot">
        <p className="start-user">
          <PersonIcon />
          {props.user}
        </p>
        <PowerMenu />
      </div>
    </Flyout>
  );
}
