/** The end of an exercise or a rehearsal: its debrief as a page that prints; the world stands still then. */
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';
import { keep } from './kept.ts';

export function End() {
  const desk = useDesk();
  const { view, send } = desk;

  async function end(): Promise<void> {
    await keep(desk, 'debrief');
    if (!view.paused) send({ type: 'pause' });
  }

  return (
    <button type="button" onClick={() => void end()}>
      {words('head.end')}
    </button>
  );
}
