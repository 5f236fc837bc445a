/**
 * Presses of the Windows key, real or substituted. Windows counts key-ups of the left key
 * (facts/pre-provisioning-pages#five-presses); counting is the device's, this only says which key came up.
 */
import { useEffect } from 'react';
import type { StageInput } from '../../../shared/stage/input.ts';
import { ownKeys } from './frame-keys.ts';

/** The part of a keyboard event that matters. */
export interface KeyUp {
  readonly key: string;
  readonly code: string;
}

/** True for the left Windows key and its substitute F5. The metaKey flag says nothing on a key-up. */
function isWindowsKey({ key, code }: KeyUp): boolean {
  return (key === 'Meta' && code === 'MetaLeft') || key === 'F5';
}

export interface WindowsKeys {
  /** A key went down: one that does so while the Windows key is held makes a shortcut of both. */
  keyDown(event: KeyUp): void;
  /** A key came up. */
  keyUp(event: KeyUp): void;
  /** The on-screen key was clicked. */
  click(): void;
}

/** Of the page's window: the Windows key was pressed, and no other with it. A desktop opens Start with it. */
export const windowsKeyEvent = 'windows-key';

/** Sends 'windows-key' for each press, and one 'other-key' for the next other key after it; tells of presses alone. */
export function windowsKeys(send: (input: StageInput) => void, alone: () => void): WindowsKeys {
  let counting = false;
  let isShortcut = false;
  const pressed = () => {
    counting = true;
    send({ type: 'windows-key' });
  };
  return {
    click() {
      alone();
      pressed();
    },
    keyDown(event) {
      isShortcut = !isWindowsKey(event);
    },
    keyUp(event) {
      if (isWindowsKey(event)) {
        if (!isShortcut) alone();
        pressed();
      } else if (counting && !ownKeys.has(event.key)) {
        counting = false;
        send({ type: 'other-key' });
      }
    },
  };
}

/** Marks the frame's own keys: their Enter and Space are no keys of the virtual PC. */
export const frameKey = 'data-frame-key';

export function useWindowsKeys(keys: WindowsKeys): void {
  useEffect(() => {
    const up = (event: KeyboardEvent) => {
      const onFrame = event.target instanceof Element && event.target.closest(`[${frameKey}]`) !== null;
      if (!onFrame || isWindowsKey(event)) keys.keyUp(event);
    };
    const down = (event: KeyboardEvent) => {
      // F5 would load the page again.
      if (event.key === 'F5') event.preventDefault();
      keys.keyDown(event);
    };
    window.addEventListener('keyup', up, true);
    window.addEventListener('keydown', down, true);
    return () => {
      window.removeEventListener('keyup', up, true);
      window.removeEventListener('keydown', down, true);
    };
  }, [keys]);
}
