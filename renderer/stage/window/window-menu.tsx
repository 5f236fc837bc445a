/** The menu of a window's title: by its icon, the right button, or Alt+Space. */
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useStage } from '../context.tsx';

const commands = ['restore', 'move', 'size', 'minimise', 'maximise', 'close'] as const;
export type WindowCommand = (typeof commands)[number];

export function WindowMenu(props: {
  readonly isOpen: boolean;
  readonly canDo: (command: WindowCommand) => boolean;
  readonly choose: (command: WindowCommand) => void;
  /** Nothing was chosen. */
  readonly leave: () => void;
}) {
  const { words } = useStage();
  const { isOpen, leave } = props;
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
  useEffect(() => {
    if (!isOpen) return;
    items()[0]?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) leave();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, [isOpen, leave]);

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') leave();
    else if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all.at(at <= 0 ? -1 : at - 1)?.focus();
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={menu}
      className="window-menu"
      role="menu"
      aria-label={words('window.menu')}
      hidden={!isOpen}
      onKeyDown={onKeyDown}
    >
      {commands.map((command) => (
        <button
          key={command}
          type="button"
          role="menuitem"
          tabIndex={-1}
          disabled={!props.canDo(command)}
          onClick={() => props.choose(command)}
        >
          {words(command === 'close' ? 'control.close' : `window.${command}`)}
        </button>
      ))}
    </div>
  );
}
