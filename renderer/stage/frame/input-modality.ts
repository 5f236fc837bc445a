/** Windows shows focus rectangles only once the keyboard is used; the root element carries that. */
import { useEffect } from 'react';

export function useInputModality(): void {
  useEffect(() => {
    const root = document.documentElement;
    const keys = (event: KeyboardEvent) => {
      if (!['Meta', 'F5', 'F11', 'Shift', 'Control', 'Alt'].includes(event.key)) root.dataset.keys = '';
    };
    const pointer = () => delete root.dataset.keys;
    window.addEventListener('keydown', keys, true);
    window.addEventListener('pointerdown', pointer, true);
    return () => {
      window.removeEventListener('keydown', keys, true);
      window.removeEventListener('pointerdown', pointer, true);
    };
  }, []);
}
