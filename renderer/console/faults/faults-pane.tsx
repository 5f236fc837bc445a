/** What can be broken in the world of the rehearsal: found by words or a tab, set with one press, lifted with another. */
import { useState } from 'react';
import { faultCategories } from '../../../shared/faults/fault-entry.ts';
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';
import { FaultItem } from './fault-item.tsx';
import type { FaultTab } from './faults-found.ts';
import { faultsFound, stands } from './faults-found.ts';
import './faults.css';

const tabs: readonly FaultTab[] = ['all', 'set', ...faultCategories];

export function FaultsPane() {
  const { faults } = useDesk().view.faults;
  const [sought, setSought] = useState('');
  const [tab, setTab] = useState<FaultTab>('all');
  const [open, setOpen] = useState<string | null>(null);
  const rows = faultsFound(faults, tab, sought);
  const count = faults.filter(stands).length;
  return (
    <div className="faults">
      <div className="faults-head">
        <div className="field">
          <input
            type="search"
            id="fault-search"
            aria-label={words('faults.find')}
            value={sought}
            placeholder={words('faults.find')}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setSought(currentTarget.value)}
          />
        </div>
        <div className="fault-tabs" role="group" aria-label={words('faults.tabs')}>
          {tabs.map((one) => (
            <button key={one} type="button" aria-pressed={tab === one} onClick={() => setTab(one)}>
              {one === 'set' ? words('faults.tab.set', count) : words(`faults.tab.${one}`)}
            </button>
          ))}
        </div>
      </div>
      <p className="hint" role="status">
        {rows.length > 0
          ? null
          : tab === 'set' && sought === ''
            ? words('faults.none-set')
            : words('faults.none', sought)}
      </p>
      <ul className="fault-list" aria-label={words('faults.heading')}>
        {rows.map((row) => (
          <FaultItem
            key={row.entry.id}
            row={row}
            isOpen={open === row.entry.id}
            toggle={() => setOpen(open === row.entry.id ? null : row.entry.id)}
          />
        ))}
      </ul>
    </div>
  );
}
