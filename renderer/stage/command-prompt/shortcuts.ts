/** Shift+F10 and Ctrl+Shift+D anywhere on the stage (facts/set-up-pages#keys). The device decides what comes. */
import { useEffect } from 'react';
import type { StageInput } from '../../../shared/stage/input.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** The input that a key press stands for, if it is one of the two. */
export function shortcutOf(pressed: Pressed): StageInput | undefined {
  if (!pressed.shiftKey || pressed.altKey || pressed.metaKey) return undefined;
  if (pressed.key === 'F10' && !pressed.ctrlKey) return { type: 'shortcut', shortcut: 'command-prompt' };
  // The place of the key, for another layout may have another letter there while Ctrl is down.
  if (pressed.ctrlKey && (pressed.code === 'KeyD' || pressed.key.toLowerCase() === 'd'))
    return { type: 'shortcut', shortcut: 'diagnostics' };
  return undefined;
}

export function useShortcuts(send: (input: StageInput) => unknown): void {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const input = shortcutOf(event);
      if (input === undefined) return;
      // Else the browser opens its own menu or asks for a bookmark.
      event.preventDefault();
      if (!event.repeat) send(input);
    };
    window.addEventListener('keydown', down, true);
    return () => window.removeEventListener('keydown', down, true);
  }, [send]);
}
