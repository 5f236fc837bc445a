/** A log viewer in CMTrace's manner: columns, colours by level, highlight, filter, Find, and what is written meanwhile. */
import { useMemo, useRef, useState } from 'react';
import { Tile } from '../../pages/desktop/tile.tsx';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { FindBar } from '../find-bar.tsx';
import { onFindKeys } from '../find-keys.ts';
import { chosenLines, nextLine } from './chosen-lines.ts';
import type { LevelFilter } from './chosen-lines.ts';
import { LineList } from './line-list.tsx';
import { plainLine } from './parse-log.ts';
import { useLog } from './use-log.ts';
import { said } from './words.ts';
import './log-viewer.css';

const levels = ['all', 'warnings', 'errors'] as const satisfies readonly LevelFilter[];

/** `of` is the path of the log; '' for none. */
export function LogViewer({ of, ...standing }: Standing & { readonly of: string }) {
  const [path, setPath] = useState(of);
  const [isPaused, setPaused] = useState(false);
  const [level, setLevel] = useState<LevelFilter>('all');
  const [filter, setFilter] = useState('');
  const [highlight, setHighlight] = useState('');
  const [chosen, setChosen] = useState<number>();
  const [missing, setMissing] = useState('');
  const find = useRef<HTMLInputElement>(null);
  const { lines: read, rest, isThere } = useLog(path, isPaused);
  const lines = useMemo(
    // A last line without an end is one all the same.
    () => (rest === '' || rest.startsWith('<![LOG[') ? read : [...read, plainLine(rest)]),
    [read, rest],
  );
  const shown = useMemo(() => chosenLines(lines, level, filter), [lines, level, filter]);
  const whole = chosen === undefined ? undefined : lines[chosen];

  function findNext(): void {
    const wanted = find.current?.value ?? '';
    const place = nextLine(shown, wanted, chosen ?? -1);
    setMissing(place === undefined ? wanted : '');
    if (place !== undefined) setChosen(place);
  }

  return (
    <AppWindow
      {...standing}
      className="log-viewer"
      onKeyDown={(event) => onFindKeys(event, find, findNext)}
      title={path === '' ? said.title : `${said.title} - [${path}]`}
      icon={<Tile kind="log-viewer" />}
    >
      <div className="log-page" lang="en" dir="ltr">
        <form
          className="app-bar"
          onSubmit={(event) => {
            event.preventDefault();
            setPath(String(new FormData(event.currentTarget).get('path') ?? '').trim());
            setChosen(undefined);
          }}
        >
          <input
            className="app-field app-bar-wide"
            name="path"
            aria-label={said.file}
            placeholder={said.file}
            autoComplete="off"
            spellCheck={false}
            maxLength={1_024}
            defaultValue={of}
          />
          <button type="submit" className="app-button">
            {said.open}
          </button>
          <button
            type="button"
            className="app-button"
            aria-pressed={isPaused}
            onClick={() => setPaused(!isPaused)}
          >
            {said.pause}
          </button>
        </form>
        <FindBar field={find} find={said.find} next={said.next} findNext={findNext} />
        <div className="app-bar">
          <input
            className="app-field app-bar-wide"
            type="search"
            aria-label={said.filter}
            placeholder={said.filter}
            autoComplete="off"
            spellCheck={false}
            maxLength={256}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <select
            className="app-field"
            aria-label={said.level}
            value={level}
            onChange={(event) => setLevel(levels.find((one) => one === event.currentTarget.value) ?? 'all')}
          >
            {levels.map((one) => (
              <option key={one} value={one}>
                {said[one]}
              </option>
            ))}
          </select>
          <input
            className="app-field app-bar-wide"
            type="search"
            aria-label={said.highlight}
            placeholder={said.highlight}
            autoComplete="off"
            spellCheck={false}
            maxLength={256}
            value={highlight}
            onChange={(event) => setHighlight(event.currentTarget.value)}
          />
        </div>
        {isThere === false ? (
          <p className="app-quiet app-scroll" role="alert">
            {said.noFile} <bdi>{path}</bdi>
          </p>
        ) : (
          <LineList
            key={path}
            name={path === '' ? said.title : path}
            lines={shown}
            highlight={highlight}
            chosen={chosen}
            choose={setChosen}
          />
        )}
        {whole === undefined ? null : (
          <section className="log-whole app-scroll" aria-label={said.details} tabIndex={0}>
            <p>{whole.text}</p>
          </section>
        )}
        <p className="app-foot" role="status">
          <span>
            {said.lines} {lines.length}
          </span>
          {shown.length === lines.length ? null : (
            <span>
              {said.shown} {shown.length}
            </span>
          )}
          {missing === '' ? null : (
            <span>
              {said.missing} <bdi>{missing}</bdi>
            </span>
          )}
        </p>
      </div>
    </AppWindow>
  );
}
