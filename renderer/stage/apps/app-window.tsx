/** A window in the manner of Windows 11's own programs. */
import { useCallback, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Window } from '../window/window.tsx';
import type { Standing } from '../window/window.tsx';
import './app-window.css';

export function AppWindow(
  props: Standing & {
    readonly title: string;
    readonly icon: ReactNode;
    /** Beside the one of all programs. */
    readonly className: string;
    readonly onKeyDown?: (event: KeyboardEvent) => void;
    readonly children: ReactNode;
  },
) {
  const { className, onKeyDown, children, ...rest } = props;
  const content = useRef<HTMLDivElement>(null);
  // Where the focus is in it already, it stays: a row that was clicked has it.
  const focusContent = useCallback(() => {
    const box = content.current;
    if (box === null || (box !== document.activeElement && box.contains(document.activeElement))) return;
    (box.querySelector<HTMLElement>('[data-first]') ?? box).focus();
  }, []);
  return (
    <Window {...rest} className={`app-window ${className}`} focusContent={focusContent}>
      <div ref={content} className="app-content" tabIndex={-1} onKeyDown={onKeyDown}>
        {children}
      </div>
    </Window>
  );
}
