/** The lines of a log in columns. Only those in sight are drawn, however long the log is. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { nextRow } from '../next-row.ts';
import type { PlacedLine } from './chosen-lines.ts';
import { isHighlighted } from './chosen-lines.ts';
import { said } from './words.ts';

/** Of the style sheet. */
const rowHeight = 20;
const beyond = 10;

export function LineList(props: {
  readonly name: string;
  readonly lines: readonly PlacedLine[];
  readonly highlight: string;
  /** Place of the line whose text is shown in full. */
  readonly chosen: number | undefined;
  readonly choose: (place: number) => void;
}) {
  const { lines, chosen, choose } = props;
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 400 });
  // Who looks at the end sees what is written, as in CMTrace.
  const [isAtEnd, setAtEnd] = useState(true);
  const at = lines.findIndex(({ place }) => place === chosen);

  const measure = () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
    setView({ top: scrollTop, height: clientHeight });
    setAtEnd(scrollTop + clientHeight >= scrollHeight - rowHeight);
  };
  useEffect(() => {
    if (box.current === null) return undefined;
    const size = new ResizeObserver(measure);
    size.observe(box.current);
    return () => size.disconnect();
  }, []);
  const last = lines.at(-1)?.place;
  useEffect(() => {
    if (isAtEnd && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [last, isAtEnd]);
  useEffect(() => {
    const frame = box.current;
    if (frame === null || at < 0) return;
    const top = at * rowHeight;
    const room = frame.clientHeight - 2 * rowHeight;
    if (top < frame.scrollTop) frame.scrollTop = top;
    else if (top > frame.scrollTop + room) frame.scrollTop = top - room;
  }, [at]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = lines[nextRow(event.key, Math.max(at, 0), lines.length, 1, false) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    choose(next.place);
  }

  const first = Math.max(0, Math.floor(view.top / rowHeight) - beyond);
  const shown = lines.slice(first, first + Math.ceil(view.height / rowHeight) + 2 * beyond);
  const rowId = (place: number) => `log-line-${place}`;
  const isShown = shown.some(({ place }) => place === chosen);
  return (
    <div
      ref={box}
      className="log-lines app-scroll"
      role="grid"
      dir="ltr"
      tabIndex={0}
      data-first=""
      aria-label={props.name}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={isShown && chosen !== undefined ? rowId(chosen) : undefined}
      onScroll={measure}
      onKeyDown={onKeyDown}
    >
      <div className="log-row log-head" role="row" aria-rowindex={1}>
        {[said.text, said.component, said.time, said.thread].map((name) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
      <div className="log-room" role="rowgroup" style={{ height: lines.length * rowHeight }}>
        {shown.map((line, row) => (
          <div
            key={line.place}
            id={rowId(line.place)}
            className="log-row"
            role="row"
            aria-rowindex={first + row + 2}
            aria-selected={line.place === chosen}
            data-level={line.level}
            data-highlighted={isHighlighted(line, props.highlight) || undefined}
            style={{ top: (first + row) * rowHeight }}
            onClick={() => choose(line.place)}
          >
            <span className="log-text" role="gridcell">
              {line.level === 'information' ? null : (
                <span className="visually-hidden">{said[line.level]}: </span>
              )}
              {line.text.slice(0, 400)}
            </span>
            <span role="gridcell">{line.component}</span>
            <span role="gridcell">{line.time}</span>
            <span role="gridcell">{line.thread}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
