/**
 * Full screen with the Windows keys locked, where the page was opened with `?fullscreen`. Browsers want a
 * click first and may refuse; the on-screen key and F5 remain.
 */
import { useEffect } from 'react';

export function useFullScreen(): void {
  useEffect(() => {
    if (!new URLSearchParams(location.search).has('fullscreen')) return;
    const enter = () => {
      document.documentElement
        .requestFullscreen()
        .then(() => navigator.keyboard?.lock(['MetaLeft', 'MetaRight']))
        .catch(() => {});
    };
    window.addEventListener('click', enter, { once: true });
    return () => window.removeEventListener('click', enter);
  }, []);
}
