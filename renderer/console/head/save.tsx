/** What can be kept of this rehearsal. */
import type { ConsoleApi } from '../../../shared/bridge.ts';
import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { words } from '../words.ts';
import type { ConsoleKey } from '../words.ts';

type Kept = Parameters<ConsoleApi['save']>[0];
const kinds: readonly (readonly [Kept, ConsoleKey])[] = [
  ['report', 'save.report'],
  ['har', 'save.har'],
  ['journal', 'save.journal'],
];

export function Save() {
  const { view, api, tell } = useDesk();

  async function save(what: Kept): Promise<void> {
    try {
      const place = await api.save(what);
      tell(place === null ? words('save.cancelled') : words('save.saved', place));
    } catch {
      tell(words('failed'));
    }
  }

  return (
    <Section heading={words('save.heading')}>
      <div className="row">
        {kinds.map(([what, key]) => (
          <button key={what} type="button" onClick={() => void save(what)}>
            {words(key)}
          </button>
        ))}
      </div>
      <p className="hint">
        {view.journal === null ? words('save.not-kept') : words('save.kept-at', view.journal)}
      </p>
    </Section>
  );
}
