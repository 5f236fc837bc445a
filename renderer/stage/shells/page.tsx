/**
 * The one form of every card and panel page: heading, content, links and buttons. The release's style sheet
 * lays it out: illustration left and content right on Windows 11, centred on the blue panel on Windows 10.
 */
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import type { Control } from '../../../shared/stage/input.ts';
import { drawingOf } from '../../../shared/stage/screens.ts';
import type { ScreenView } from '../../../shared/stage/view.ts';
import { drawings } from '../art/drawings.tsx';
import { BackIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import { LinkButton, PrimaryButton, SecondaryButton } from '../controls/button.tsx';
import type { Action } from '../controls/button.tsx';

export interface PageProps {
  /** Its row says heading and drawing. */
  readonly view: ScreenView;
  readonly subtitle?: ReactNode;
  /** The organisation's mark, before the heading. */
  readonly mark?: ReactNode;
  /** In the place of the row's drawing. */
  readonly art?: ReactNode;
  readonly canGoBack?: boolean;
  readonly links?: readonly Action[];
  /** A link that does something on the page itself, after the others. */
  readonly moreLinks?: ReactNode;
  /** Buttons before the filled ones. */
  readonly secondary?: readonly Action[];
  /** Filled buttons; the first is the one that Enter presses. */
  readonly buttons?: readonly Action[];
  /** What Enter presses where that is a button inside the content. */
  readonly enter?: Action | undefined;
  /** Nothing in the page is a list or field, so the first button has the focus. */
  readonly focusesButton?: boolean;
  readonly children?: ReactNode;
  /** For the style sheet: pages that deviate in their layout. */
  readonly kind?: string;
}

export function Page(props: PageProps) {
  const { words, press, title } = useStage();
  const drawing = drawingOf(props.view);
  const { links = [], secondary = [], buttons = [] } = props;
  const first = props.enter ?? buttons[0];

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (first === undefined || first.disabled === true) return;
    if (first.act === undefined) press(first.control, valuesOf(event.currentTarget));
    else first.act();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    const cancel = [...links, ...secondary, ...buttons].find(
      (action) => leaves(action.control) && action.disabled !== true,
    );
    if (cancel !== undefined) press(cancel.control);
    else if (props.canGoBack === true) press('back');
  }

  return (
    <form className="page" data-kind={props.kind} noValidate onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {props.canGoBack === true ? (
        <button
          type="button"
          className="back"
          aria-label={words('control.back')}
          onClick={() => press('back')}
        >
          <BackIcon />
        </button>
      ) : null}
      {drawing === undefined ? null : (
        <div className="page-art" aria-hidden="true">
          {props.art ?? drawings[drawing]}
        </div>
      )}
      <div className="page-content">
        <header className="page-head">
          {props.mark}
          <h1 tabIndex={-1}>{title(props.view)}</h1>
          {props.subtitle === undefined ? null : <div className="page-subtitle">{props.subtitle}</div>}
        </header>
        <div className="page-body">{props.children}</div>
        {links.length + secondary.length + buttons.length === 0 ? null : (
          <footer className="page-actions">
            <div className="page-links">
              {links.map((action) => (
                <LinkButton key={action.control} action={action} />
              ))}
              {props.moreLinks}
            </div>
            <div className="page-buttons">
              {secondary.map((action) => (
                <SecondaryButton key={action.control} action={action} />
              ))}
              {buttons.map((action) => (
                <PrimaryButton
                  key={action.control}
                  action={action}
                  submits={action === first}
                  initialFocus={action === first && props.focusesButton === true}
                />
              ))}
            </div>
          </footer>
        )}
      </div>
    </form>
  );
}

/** Escape means the link that leaves the page. */
function leaves(control: Control): boolean {
  return control === 'cancel' || control === 'exit' || control === 'close' || control === 'no';
}

/** The form's text fields by name; undefined where it has none. */
function valuesOf(form: HTMLFormElement): Readonly<Record<string, string>> | undefined {
  const values = Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return Object.keys(values).length === 0 ? undefined : values;
}
