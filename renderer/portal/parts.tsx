/** Parts that the sections of the portal page are made of. */
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { GraphWrite } from '../../shared/session/input.ts';
import { usePortalPage } from './context.tsx';
import { words } from './words.ts';

export function Part(props: { readonly heading: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="admin-part" aria-labelledby={id}>
      <h3 id={id}>{props.heading}</h3>
      {props.children}
    </section>
  );
}

/** Names and values; '' is told as none. */
export function Records({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === '' ? words('none') : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One field with the button that writes it; what is typed gives way to a value that changes meanwhile. */
export function Field(props: {
  readonly label: string;
  readonly does: string;
  readonly value: string;
  readonly most: number;
  readonly write: (value: string) => GraphWrite;
}) {
  const { act } = usePortalPage();
  const { value } = props;
  const [draft, setDraft] = useState({ of: value, text: value });
  if (draft.of !== value) setDraft({ of: value, text: value });

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    act(props.does, props.write(draft.text.trim()));
  }

  return (
    <form className="admin-row" onSubmit={onSubmit}>
      <label>
        {props.label}
        <input
          value={draft.text}
          onChange={({ currentTarget }) => setDraft({ of: value, text: currentTarget.value })}
          maxLength={props.most}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <button type="submit">{props.does}</button>
    </form>
  );
}

/** A list to choose from with the button that writes what was chosen. */
export function Choice(props: {
  readonly label: string;
  readonly does: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly write: (value: string) => GraphWrite | undefined;
  readonly children?: ReactNode;
}) {
  const { act } = usePortalPage();

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get('value');
    const write = typeof value === 'string' ? props.write(value) : undefined;
    if (write !== undefined) act(props.does, write);
  }

  return (
    <form className="admin-row" onSubmit={onSubmit}>
      <label>
        {props.label}
        <select name="value">
          {props.options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={props.options.length === 0}>
        {props.does}
      </button>
      {props.children}
    </form>
  );
}

/** A button for what cannot be taken back: it asks first. */
export function Asked(props: {
  readonly does: string;
  readonly question: string;
  readonly write: GraphWrite;
}) {
  const { act } = usePortalPage();
  const [asks, setAsks] = useState(false);
  if (!asks)
    return (
      <button type="button" onClick={() => setAsks(true)}>
        {props.does}
      </button>
    );
  return (
    <div className="admin-asked" role="group" aria-label={props.does}>
      <p>{props.question}</p>
      <div className="admin-row">
        <button
          type="button"
          className="admin-hurts"
          onClick={({ currentTarget }) => {
            letGo(currentTarget);
            setAsks(false);
            act(props.does, props.write);
          }}
        >
          {words('delete')}
        </button>
        <button
          type="button"
          ref={focused}
          onClick={({ currentTarget }) => {
            letGo(currentTarget);
            setAsks(false);
          }}
        >
          {words('cancel')}
        </button>
      </div>
    </div>
  );
}

/** A button that may go with what it does leaves the focus to the page, which would be nowhere else. */
function letGo(button: HTMLElement): void {
  button.closest<HTMLElement>('.admin')?.focus({ preventScroll: true });
}

/** The key that had the focus is gone; of the two the harmless one has it. */
function focused(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.closest('.admin-asked')?.scrollIntoView({ block: 'nearest' });
}

/** A button that has nothing more to do once it was pressed. */
export function Once(props: { readonly does: string; readonly isDone: boolean; readonly write: GraphWrite }) {
  const { act } = usePortalPage();
  return (
    <button
      type="button"
      disabled={props.isDone}
      onClick={({ currentTarget }) => {
        letGo(currentTarget);
        act(props.does, props.write);
      }}
    >
      {props.does}
    </button>
  );
}

/** Names that each have a button which takes them away. */
export function Chips(props: {
  readonly label: string;
  readonly chips: readonly {
    readonly id: string;
    readonly name: string;
    readonly take: { readonly does: string; readonly write: GraphWrite } | null;
  }[];
}) {
  const { act } = usePortalPage();
  return (
    <ul className="admin-chips" aria-label={props.label}>
      {props.chips.map(({ id, name, take }) => (
        <li key={id}>
          {name}
          {take === null ? null : (
            <button
              type="button"
              aria-label={take.does}
              onClick={({ currentTarget }) => {
                letGo(currentTarget);
                act(take.does, take.write);
              }}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
