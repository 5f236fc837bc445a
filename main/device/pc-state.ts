/** Everything that the PC is, as JSON, for the state digest. */
import type { NetworkAdapters } from './hardware/network-adapters.ts';
import type { InstalledWindows } from './installed-windows.ts';
import type { RemovableMedia } from './oobe/removable-media.ts';
import type { RunningSetUp } from './oobe/running-set-up.ts';
import type { RealTimeClock } from './windows/install.ts';

export interface StateParts {
  readonly power: string;
  readonly setUp: RunningSetUp | undefined;
  readonly windows: InstalledWindows;
  readonly network: NetworkAdapters;
  readonly media: RemovableMedia;
  readonly clock: RealTimeClock;
}

export function pcState({ power, setUp, windows, network, media, clock }: StateParts): unknown {
  const { machine, deployment, sideWindows } = windows;
  return {
    power,
    setUp: setUp ? { state: setUp.state, context: setUp.context } : null,
    registry: machine.registry.state(),
    events: machine.eventLog.state(),
    files: machine.files.state(),
    services: machine.services.state(),
    certificates: machine.certificates.state(),
    management: deployment.tree.entries(),
    sideWindows: sideWindows.state(),
    network: network.state(),
    mediaInserted: media.inserted,
    clock,
  };
}
