/** What can be kept of this rehearsal. */
import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import type { ConsoleKey } from '../words.ts';
import type { Kept } from './kept.ts';
import { keep } from './kept.ts';
import { SaveExercise } from './save-exercise.tsx';

const kinds: readonly (readonly [Kept, ConsoleKey])[] = [
  ['report', 'save.report'],
  ['har', 'save.har'],
  ['journal', 'save.journal'],
];

export function Save() {
  const desk = useDesk();
  return (
    <Section heading={words('save.heading')}>
      <div className="row">
        {kinds.map(([what, key]) => (
          <button key={what} type="button" onClick={() => void keep(desk, what)}>
            {words(key)}
          </button>
        ))}
        <SaveExercise />
      </div>
      <p className="hint">
        {desk.view.journal === null ? words('save.not-kept') : words('save.kept-at', desk.view.journal)}
      </p>
    </Section>
  );
}
