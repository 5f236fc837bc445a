/** Which scenario is rehearsed, and what can be kept of it. */
import { useState } from 'react';
import type { ConsoleApi } from '../../shared/bridge.ts';
import type { KnownTenants } from '../../shared/tenant/tenant-look.ts';
import { useDesk } from './context.tsx';
import { Section } from './section.tsx';
import { words } from './words.ts';
import type { ConsoleKey } from './words.ts';

export function Scenarios({ known }: { readonly known: KnownTenants }) {
  const { view, api, tell } = useDesk();
  const [chosen, setChosen] = useState(view.scenario.id);
  const [tenant, setTenant] = useState<'present' | 'own'>('present');
  const present = known.recent.find(({ id }) => id === known.present);
  const scenario = view.scenarios.find((candidate) => candidate.id === chosen);

  async function begin(): Promise<void> {
    try {
      const answer = await api.begin(chosen, tenant);
      tell(answer.accepted ? words('accepted') : words('refused', answer.reason));
    } catch {
      tell(words('failed'));
    }
  }

  return (
    <Section heading={words('scenarios.heading')}>
      <div className="row">
        <label className="field">
          {words('scenarios.choose')}
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {view.scenarios.map((candidate) => (
              <option key={candidate.id} value={candidate.id}>
                {candidate.title}
              </option>
            ))}
          </select>
        </label>
        {known.present === null ? null : (
          <label className="field">
            {words('scenarios.tenant')}
            <select
              value={tenant}
              onChange={({ currentTarget: { value } }) => setTenant(value === 'own' ? 'own' : 'present')}
            >
              <option value="present">{present?.name ?? words('tenant.present')}</option>
              <option value="own">{words('scenarios.tenant-own')}</option>
            </select>
          </label>
        )}
        <button type="button" onClick={() => void begin()}>
          {words('scenarios.begin')}
        </button>
      </div>
      {scenario === undefined ? null : <p>{scenario.description}</p>}
      <p className="hint">{words('scenarios.hint')}</p>
    </Section>
  );
}

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

export function About() {
  return (
    <Section heading={words('about.heading')}>
      <p>{words('about.text')}</p>
      <p>{words('about.affiliation')}</p>
      <ul>
        <li>{words('about.licence')}</li>
        <li>{words('about.font')}</li>
        <li>{words('about.art')}</li>
      </ul>
    </Section>
  );
}
