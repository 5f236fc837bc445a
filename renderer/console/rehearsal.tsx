/** The window of a rehearsal: nothing of it scrolls as a page, its panes scroll inside. */
import { useState } from 'react';
import { useDesk } from './context.tsx';
import { Encyclopaedia } from './encyclopaedia/encyclopaedia.tsx';
import { FaultsPane } from './faults/faults-pane.tsx';
import { Live } from './live/live.tsx';
import { Network } from './live/network.tsx';
import { HoodPane } from './hood/hood-pane.tsx';
import { LogPane } from './log-pane.tsx';
import { MomentProvider } from './moment.tsx';
import type { Pane } from './panes/panes.tsx';
import { Panes } from './panes/panes.tsx';
import { TenantPane } from './tenant-pane/tenant-pane.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { Transport } from './transport/transport.tsx';
import { VerdictLine } from './verdict/verdict-line.tsx';

type PaneId = 'faults' | 'tenant' | 'log' | 'errors' | 'hood';

const panes: readonly Pane<PaneId>[] = [
  { id: 'faults', draw: () => <Broken /> },
  { id: 'tenant', draw: () => <TenantPane /> },
  { id: 'log', draw: () => <LogPane /> },
  { id: 'errors', draw: () => <Encyclopaedia /> },
  { id: 'hood', draw: () => <HoodPane /> },
];

/** What is set by the catalogue, and the network's own switches below it. */
const Broken = () => (
  <div className="sections">
    <FaultsPane />
    <Network />
  </div>
);

export function RehearsalDesk() {
  const [pane, choose] = useState<PaneId>('faults');
  const { journal } = useDesk().view;
  return (
    // Another rehearsal has other moments.
    <MomentProvider key={journal}>
      <VerdictLine />
      <main className="rehearsal">
        <Live />
        <Panes panes={panes} chosen={pane} choose={choose} />
      </main>
      <Timeline />
      <Transport />
    </MomentProvider>
  );
}
