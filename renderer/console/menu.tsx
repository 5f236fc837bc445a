/** A button with what it opens below it: light-dismissed, with Escape and by a click elsewhere, as the platform does it. */
import { useId, useRef } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { MoreIcon } from './icons.tsx';
import './menu.css';

/** `closes`: a press of one of its buttons is all that it is opened for, but for those with `data-stays`. */
export function Menu(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly closes?: true;
}) {
  const { label, children, closes } = props;
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);

  function onClick({ target }: MouseEvent): void {
    if (closes !== true || !(target instanceof HTMLButtonElement)) return;
    if (target.dataset['stays'] === undefined) panel.current?.hidePopover();
  }

  return (
    <>
      <button type="button" className="opens" popoverTarget={id}>
        {label}
        <MoreIcon />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="group"
        aria-label={label}
        className="menu"
        onClick={onClick}
      >
        {children}
      </div>
    </>
  );
}
