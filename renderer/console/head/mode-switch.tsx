/** How the rehearsal is held: as a show, to try, or as a test; changed in mid-run, what changes is told. */
import { exerciseModes } from '../../../shared/exercises/modes.ts';
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';

export function ModeSwitch() {
  const { view, send, tell } = useDesk();
  return (
    <div className="group" role="group" aria-label={words('head.mode')}>
      {exerciseModes.map((mode) => (
        <button
          key={mode}
          type="button"
          title={words(`exercises.mode-hint.${mode}`)}
          aria-pressed={view.mode === mode}
          onClick={() => {
            if (view.mode === mode) return;
            send({ type: 'mode', mode });
            tell(words(`exercises.held.${mode}`));
          }}
        >
          {words(`exercises.mode.${mode}`)}
        </button>
      ))}
    </div>
  );
}
