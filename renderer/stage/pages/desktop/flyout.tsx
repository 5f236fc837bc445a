/** What comes up over the taskbar: Start, the quick settings, the notifications. Escape or a click beside it closes it. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import './flyout.css';

/** Marks what opens one: a second press of it closes, which a click beside must not do first. */
export const opensFlyout = { 'data-opens': '' } as const;

export function Flyout(props: {
  readonly name: string;
  readonly className: string;
  readonly leave: () => void;
  readonly children: ReactNode;
}) {
  const { leave } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const flyout = box.current;
    const before = document.activeElement;
    (flyout?.querySelector<HTMLElement>('[data-first]') ?? flyout)?.focus();
    const outside = (event: PointerEvent) => {
      const onIt =
        event.target instanceof Element &&
        (flyout?.contains(event.target) === true ||
          event.target.closest('[data-opens], [data-frame-key]') !== null);
      if (!onIt) leave();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => {
      window.removeEventListener('pointerdown', outside, true);
      // Whoever pressed somewhere else meanwhile has the focus there.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [leave]);
  return (
    <div
      ref={box}
      className={`flyout ${props.className}`}
      role="dialog"
      aria-label={props.name}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave();
      }}
    >
      {props.children}
    </div>
  );
}
