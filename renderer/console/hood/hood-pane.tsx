/** What is hidden at first: the TPM, the stores of the PC, what goes over the wire. To look at, not to edit. */
import { useState } from 'react';
import type { HoodPage } from '../../../shared/session/hood.ts';
import { hoodPages } from '../../../shared/session/hood.ts';
import { words } from '../words.ts';
import { HostSwitch } from './host-switch.tsx';
import { HoodTable } from './table.tsx';

type Page = Exclude<HoodPage, 'log'>;

const pages = hoodPages.filter((page): page is Page => page !== 'log');

export function HoodPane() {
  const [page, choose] = useState<Page>('tpm');
  return (
    <>
      <div className="group hood-pages" role="group" aria-label={words('panes.hood')}>
        {pages.map((one) => (
          <button key={one} type="button" aria-pressed={one === page} onClick={() => choose(one)}>
            {words(`hood.${one}`)}
          </button>
        ))}
      </div>
      <HoodTable
        key={page}
        page={page}
        {...(page === 'hosts' ? { act: ({ id }) => <HostSwitch host={id} /> } : {})}
      />
    </>
  );
}
