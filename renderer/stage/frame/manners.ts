/** What a web page does and Windows' set-up does not: a menu of the browser's under the right button, things dragged away. */
import { useEffect } from 'react';

const webHabits = ['contextmenu', 'dragstart', 'drop', 'dragover'] as const;

export function useManners(): void {
  useEffect(() => {
    const refuse = (event: Event) => event.preventDefault();
    for (const habit of webHabits) window.addEventListener(habit, refuse, true);
    return () => {
      for (const habit of webHabits) window.removeEventListener(habit, refuse, true);
    };
  }, []);
}
