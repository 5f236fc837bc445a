/** How far the rehearsal is on a way that takes a while, and for a jump what ends it where it is. */
import type { Progress } from '../../../shared/session/progress.ts';
import { worldDate } from '../../../shared/session/progress.ts';
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';

export function Way({ progress }: { progress: Progress }) {
  const { send } = useDesk();
  const { doing, to, percent } = progress;
  const label = words(`clock.way.${doing}`, worldDate(to), percent);
  return (
    <div className="way">
      <p>{label}</p>
      <div className="row">
        <progress value={percent} max={100} aria-label={label} />
        {doing === 'jump' && (
          <button type="button" onClick={() => send({ type: 'pause' })}>
            {words('clock.way.stop')}
          </button>
        )}
      </div>
    </div>
  );
}
