/** The panes beside the stage, one at a time: tabs as the ARIA Authoring Practices describe them. */
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { words } from '../words.ts';
import './panes.css';

export interface Pane<Id extends string> {
  readonly id: Id;
  readonly draw: () => ReactNode;
}

/** Which key leads to which of `count` tabs from the one at `index`. */
const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

export function Panes<Id extends 'faults' | 'tenant' | 'trainee' | 'log' | 'errors' | 'hood'>(props: {
  readonly panes: readonly Pane<Id>[];
  readonly chosen: Id;
  readonly choose: (id: Id) => void;
}) {
  const { panes, chosen, choose } = props;
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = new Map(Object.entries(steps)).get(event.key);
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const to = step(
      panes.findIndex(({ id }) => id === chosen),
      panes.length,
    );
    const pane = panes[to];
    if (pane === undefined) return;
    choose(pane.id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  }

  return (
    <section className="panes" aria-label={words('panes.heading')}>
      <div
        ref={list}
        className="tabs"
        role="tablist"
        aria-label={words('panes.heading')}
        onKeyDown={onKeyDown}
      >
        {panes.map(({ id }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls="pane"
            aria-selected={id === chosen}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => choose(id)}
          >
            {words(`panes.${id}`)}
          </button>
        ))}
      </div>
      <div className="pane" role="tabpanel" id="pane" aria-labelledby={`tab-${chosen}`} tabIndex={0}>
        {panes.find(({ id }) => id === chosen)?.draw()}
      </div>
    </section>
  );
}
