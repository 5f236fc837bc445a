/** One page of what is under the hood: a search, its rows, and the parts of the row that is open. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { HoodPage, HoodPart, HoodRow } from '../../../shared/session/hood.ts';
import { useMoments } from '../moment.tsx';
import { timeOfDay } from '../time.ts';
import { words } from '../words.ts';
import { useHood } from './use-hood.ts';
import './hood.css';

export function HoodTable(props: {
  readonly page: HoodPage;
  /** What stands at the end of a row, to act on it. */
  readonly act?: (row: HoodRow) => ReactNode;
}) {
  const { page, act } = props;
  const { span, setSpan } = useMoments();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const seen = useHood({ page, search, open, span });
  return (
    <>
      <div className="hood-search">
        <label className="field">
          {words('hood.search')}
          <input
            type="search"
            value={search}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
        {span === null ? null : (
          <button type="button" onClick={() => setSpan(null)}>
            {words('hood.whole')}
          </button>
        )}
        <p className="hint" role="status">
          {seen === null ? null : counts(seen)}
        </p>
      </div>
      <ol className="hood-rows" aria-label={words(`hood.${page}`)}>
        {seen?.rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            parts={row.id === open ? seen.parts : null}
            toggle={() => setOpen(row.id === open ? null : row.id)}
          >
            {act?.(row)}
          </Row>
        ))}
      </ol>
    </>
  );
}

const counts = ({ count, found, rows }: { count: number; found: number; rows: readonly unknown[] }): string =>
  words(
    rows.length < found ? 'hood.first' : found < count ? 'hood.found' : 'hood.count',
    found,
    count,
    rows.length,
  );

function Row(props: {
  readonly row: HoodRow;
  /** Null while it is closed. */
  readonly parts: readonly HoodPart[] | null;
  readonly toggle: () => void;
  readonly children: ReactNode;
}) {
  const { row, parts, toggle } = props;
  const text = (
    <>
      <span className="hood-title">{row.title}</span>
      <span className="hood-value">{row.value}</span>
    </>
  );
  return (
    <li data-bad={row.bad}>
      {row.at === null ? null : <When at={row.at} />}
      {row.opens === true ? (
        <button type="button" className="hood-row" aria-expanded={parts !== null} onClick={toggle}>
          {text}
        </button>
      ) : (
        <span className="hood-row">{text}</span>
      )}
      {props.children}
      {parts?.map((part) => (
        <figure key={part.title}>
          <figcaption className="hint">{part.title}</figcaption>
          <pre tabIndex={0}>{part.text}</pre>
        </figure>
      ))}
    </li>
  );
}

/** The time of a row, which leads the timeline there. */
function When({ at }: { readonly at: number }) {
  const { pinned, pin } = useMoments();
  const iso = new Date(at).toISOString();
  return (
    <button
      type="button"
      className="hood-when"
      aria-pressed={pinned === at}
      title={words('hood.pin')}
      onClick={() => pin(pinned === at ? null : at)}
    >
      <time dateTime={iso}>{timeOfDay(iso)}</time>
    </button>
  );
}
