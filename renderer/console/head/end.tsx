/**
 * The end of an exercise or a rehearsal: its debrief opens as a page that prints, and is saved with the recording beside it;
 * the world stands still then.
 */
import { useDesk } from '../context.tsx';
import { useKeyUses } from '../keys/use-keys.tsx';
import { words } from '../words.ts';
import { keep } from './kept.ts';

export function End() {
  const desk = useDesk();
  const { view, send } = desk;

  async function end(): Promise<void> {
    // At once, while the press counts as one: a window that comes later is held back.
    window.open('./debrief', 'reseal-debrief');
    await keep(desk, 'debrief');
    if (!view.paused) send({ type: 'pause' });
  }

  useKeyUses([{ key: 'd', does: 'keys.debrief', act: () => void end() }]);
  return (
    <button type="button" aria-keyshortcuts="D" onClick={() => void end()}>
      {words('head.end')}
    </button>
  );
}
