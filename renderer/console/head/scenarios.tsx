/** Which scenario is rehearsed next, and in which tenant. */
import { useState } from 'react';
import type { KnownTenants } from '../../../shared/tenant/tenant-look.ts';
import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { Twice } from '../twice.tsx';
import { words } from '../words.ts';
import { begun } from './begin.ts';

export function Scenarios({ known }: { readonly known: KnownTenants }) {
  const { view, api, tell } = useDesk();
  const [chosen, setChosen] = useState(view.scenario.id);
  const [tenant, setTenant] = useState<'present' | 'own'>('present');
  const present = known.recent.find(({ id }) => id === known.present);
  const scenario = view.scenarios.find((candidate) => candidate.id === chosen);

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
        <Twice
          label={words('scenarios.begin')}
          again={words('scenarios.begin-again')}
          isHarmless={view.last === null}
          act={() => void begun(api.begin(chosen, tenant), tell)}
        />
      </div>
      {scenario === undefined ? null : <p>{scenario.description}</p>}
      <p className="hint">{words('scenarios.hint')}</p>
    </Section>
  );
}
