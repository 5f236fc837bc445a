/** Keys that mean something to the stage and nothing to the PC: F6 goes from the screen to the case, and back. */
import { useEffect } from 'react';
import type { RefObject } from 'react';

/** They never reach the virtual PC; PageDown lets a show play on. */
export const ownKeys: ReadonlySet<string> = new Set(['F6', 'F11', 'PageDown']);

/** From the screen to one stop after the other, as far as they are in sight, and back to where the focus was. */
export function useFrameKeys(
  screen: RefObject<HTMLElement | null>,
  ...[drawer, power]: readonly [drawer: RefObject<HTMLElement | null>, power: RefObject<HTMLElement | null>]
): void {
  useEffect(() => {
    let left: Element | null = null;
    const down = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const active = document.activeElement;
      const stops = [drawer.current, power.current].filter(
        (stop) => stop !== null && stop.getClientRects().length > 0,
      );
      const at = stops.findIndex((stop) => stop?.contains(active));
      if (at === -1) left = active;
      const next = stops[at + 1] ?? (left?.isConnected === true ? left : screen.current?.querySelector('h1'));
      if (next instanceof HTMLElement) next.focus();
    };
    window.addEventListener('keydown', down, true);
    return () => window.removeEventListener('keydown', down, true);
  }, [screen, drawer, power]);
}
