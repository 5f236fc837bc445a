/**
 * A list of choices with one tab stop: arrows, Home, End, page keys and type-ahead move the selection, which
 * is sent at once. Enter belongs to the page.
 */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useStage } from '../context.tsx';
import { typeAhead } from './type-ahead.ts';
import { ownOf } from '../../../shared/own.ts';

export interface ListBoxChoice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: ReactNode;
}

const pageRows = 6;

/** Scrolls the list, and nothing around it: the page may still be sliding in. */
function showSelected(list: HTMLElement): void {
  const row = list.querySelector<HTMLElement>('[aria-selected="true"]');
  if (row === null) return;
  const above = list.getBoundingClientRect().top - row.getBoundingClientRect().top;
  const below = row.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
  if (above > 0) list.scrollTop -= above;
  else if (below > 0) list.scrollTop += below;
}

export function ListBox(props: {
  readonly label: string;
  readonly choices: readonly ListBoxChoice[];
  readonly selected: string | null;
  /** 'rows': names; 'cards': purposes; 'options': icon, name and what it does. */
  readonly look?: 'rows' | 'cards' | 'options';
}) {
  const { choose } = useStage();
  const { choices, look = 'rows' } = props;
  const id = useId();
  const [search] = useState(typeAhead);
  // The row shows as chosen before the device has answered.
  const [ahead, setAhead] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const selected = ahead ?? props.selected;
  const index = choices.findIndex((choice) => choice.id === selected);

  if (ahead !== null && ahead === props.selected) setAhead(null);

  useEffect(() => {
    if (list.current !== null) showSelected(list.current);
  }, [selected]);

  function select(next: number): void {
    const choice = choices[Math.max(0, Math.min(next, choices.length - 1))];
    if (choice === undefined || choice.id === selected) return;
    setAhead(choice.id);
    choose(choice.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? choices.length - 1 : index - 1,
      Home: 0,
      End: choices.length - 1,
      PageDown: index + pageRows,
      PageUp: index - pageRows,
      ' ': Math.max(index, 0),
    };
    const searching = event.key === ' ' ? search.active() : event.key.length === 1;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (searching) {
      const found = search.find(
        event.key,
        choices.map((choice) => choice.label),
        index,
      );
      if (found >= 0) select(found);
      event.preventDefault();
      return;
    }
    const next = ownOf(moves, event.key);
    if (next !== undefined) {
      event.preventDefault();
      select(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      event.currentTarget.closest('form')?.requestSubmit();
    }
  }

  return (
    <div
      ref={list}
      className="list-box"
      role="listbox"
      tabIndex={0}
      data-look={look}
      data-initial-focus
      aria-label={props.label}
      aria-activedescendant={index < 0 ? undefined : `${id}-${index}`}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice, row) => (
        <div
          key={choice.id}
          id={`${id}-${row}`}
          className="choice"
          role="option"
          aria-selected={row === index}
          onClick={() => select(row)}
        >
          {choice.icon === undefined ? null : <span className="choice-icon">{choice.icon}</span>}
          <span className="choice-label">{choice.label}</span>
          {choice.detail === undefined ? null : <span className="choice-detail">{choice.detail}</span>}
        </div>
      ))}
    </div>
  );
}
