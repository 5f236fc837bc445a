/**
 * The screen alone, for a projector: F11 takes the case away and the whole display where that is allowed, and brings
 * both back. `?fullscreen` begins so. Browsers want a click before they give the display; the Windows keys are then held,
 * and the on-screen key's substitute F5 remains where they are not.
 */
import { useEffect, useState } from 'react';

const isAsked = () =>
  typeof location !== 'undefined' && new URLSearchParams(location.search).has('fullscreen');

function takeDisplay(): void {
  document.documentElement
    .requestFullscreen()
    .then(() => navigator.keyboard?.lock(['MetaLeft', 'MetaRight']))
    .catch(() => {});
}

/** Whether the PC's case is out of sight. */
export function useBareScreen(): boolean {
  const [isBare, setBare] = useState(isAsked);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key !== 'F11') return;
      event.preventDefault();
      if (event.repeat) return;
      setBare((now) => !now);
    };
    // A browser's own full screen, from its menu, is one too; whoever leaves it wants the case back.
    const display = matchMedia('(display-mode: fullscreen)');
    const changed = () => setBare(display.matches || document.fullscreenElement !== null);
    window.addEventListener('keydown', down, true);
    display.addEventListener('change', changed);
    document.addEventListener('fullscreenchange', changed);
    return () => {
      window.removeEventListener('keydown', down, true);
      display.removeEventListener('change', changed);
      document.removeEventListener('fullscreenchange', changed);
    };
  }, []);
  useEffect(() => {
    if (!isBare) {
      if (document.fullscreenElement !== null) void document.exitFullscreen().catch(() => {});
      return;
    }
    if (document.fullscreenElement !== null) return;
    takeDisplay();
    window.addEventListener('click', takeDisplay, { once: true });
    return () => window.removeEventListener('click', takeDisplay);
  }, [isBare]);
  return isBare;
}
