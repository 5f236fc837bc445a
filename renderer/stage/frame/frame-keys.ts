/** Keys that mean something to the stage and nothing to the PC: F6 goes between the screen and the case, and back. */
import { useEffect } from 'react';
import type { RefObject } from 'react';

/** F6 and F11 never reach the virtual PC. */
export const ownKeys: ReadonlySet<string> = new Set(['F6', 'F11']);

export function useFrameKeys(
  screen: RefObject<HTMLElement | null>,
  power: RefObject<HTMLButtonElement | null>,
): void {
  useEffect(() => {
    let left: Element | null = null;
    const down = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const active = document.activeElement;
      if (active === power.current) {
        const back = left?.isConnected === true ? left : screen.current?.querySelector('h1');
        if (back instanceof HTMLElement) back.focus();
      } else {
        left = active;
        power.current?.focus();
      }
    };
    window.addEventListener('keydown', down, true);
    return () => window.removeEventListener('keydown', down, true);
  }, [screen, power]);
}
