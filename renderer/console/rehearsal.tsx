/** The window of a rehearsal: nothing of it scrolls as a page, its panes scroll inside. */
import { useState } from 'react';
import { useDesk } from './context.tsx';
import { Encyclopaedia } from './encyclopaedia/encyclopaedia.tsx';
import { FaultsPane } from './faults/faults-pane.tsx';
import { useKeyUses } from './keys/use-keys.tsx';
import { Live } from './live/live.tsx';
import { HoodPane } from './hood/hood-pane.tsx';
import { LogPane } from './log-pane.tsx';
import { MomentProvider } from './moment.tsx';
import type { Pane } from './panes/panes.tsx';
import { Panes } from './panes/panes.tsx';
import { TenantPane } from './tenant-pane/tenant-pane.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { TraineePane } from './trainee/trainee-pane.tsx';
import { Transport } from './transport/transport.tsx';
import { VerdictLine } from './verdict/verdict-line.tsx';

type PaneId = 'faults' | 'tenant' | 'trainee' | 'log' | 'errors' | 'hood';

const panes: readonly Pane<PaneId>[] = [
  { id: 'faults', draw: () => <FaultsPane /> },
  { id: 'tenant', draw: () => <TenantPane /> },
  { id: 'trainee', draw: () => <TraineePane /> },
  { id: 'log', draw: () => <LogPane /> },
  { id: 'errors', draw: () => <Encyclopaedia /> },
  { id: 'hood', draw: () => <HoodPane /> },
];

/** The pane of the faults with the cursor in its search. */
function seek(choose: (pane: PaneId) => void): void {
  choose('faults');
  // The pane is drawn first.
  setTimeout(() => document.getElementById('fault-search')?.focus());
}

export function RehearsalDesk() {
  const [pane, choose] = useState<PaneId>('faults');
  const { view, send } = useDesk();
  const { journal, exercise } = view;
  // Without an exercise there is no trainee to speak of.
  const shown = exercise === null ? panes.filter(({ id }) => id !== 'trainee') : panes;
  useKeyUses([
    { key: 'Control+k', does: 'keys.faults', act: () => seek(choose) },
    ...(exercise === null
      ? []
      : [{ key: 'h', does: 'keys.hint', act: () => send({ type: 'trainee', says: 'hint' }) } as const]),
  ]);
  return (
    // Another rehearsal has other moments.
    <MomentProvider key={journal}>
      <VerdictLine />
      <main className="rehearsal">
        <Live />
        <Panes panes={shown} chosen={shown.some(({ id }) => id === pane) ? pane : 'faults'} choose={choose} />
      </main>
      <Transport />
      <Timeline />
    </MomentProvider>
  );
}
