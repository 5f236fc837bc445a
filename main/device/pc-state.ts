/** Everything that the PC is, for the state digest. */
import type { NetworkAdapters } from './hardware/network-adapters.ts';
import type { InstalledWindows } from './installed-windows.ts';
import type { RemovableMedia } from './oobe/removable-media.ts';
import type { ResetProgress } from './oobe/reset-progress.ts';
import type { RunningSetUp } from './oobe/running-set-up.ts';
import type { PcParts } from './pc.types.ts';
import type { PowerSupply } from './power-supply.ts';
import type { RealTimeClock } from './windows/install.ts';

export interface StateParts {
  readonly parts: Pick<PcParts, 'tpm'>;
  readonly power: PowerSupply;
  readonly setUp: RunningSetUp | undefined;
  readonly input: { state(): unknown };
  readonly windows: InstalledWindows;
  readonly network: NetworkAdapters;
  readonly media: RemovableMedia;
  readonly clock: RealTimeClock;
  readonly reset: ResetProgress;
}

export function pcState(pc: StateParts): unknown {
  const { machine, deployment, updates, installer, sideWindows, companyPortal } = pc.windows;
  const { power, setUp } = pc;
  return {
    power: { state: power.state, phase: power.phase },
    tpm: pc.parts.tpm.digest(),
    setUp: setUp ? { state: setUp.state, since: setUp.since, context: setUp.context } : null,
    keys: pc.input.state(),
    registry: machine.registry.state(),
    events: machine.eventLog.state(),
    files: machine.files.state(),
    folders: machine.files.madeFolders(),
    services: machine.services.state(),
    programs: machine.programs.state(),
    certificates: machine.certificates.state(),
    deployment: deployment.state(),
    updates: updates.state(),
    packages: installer.state(),
    sideWindows: sideWindows.state(),
    companyPortal: companyPortal.state(),
    network: pc.network.state(),
    mediaInserted: pc.media.inserted,
    clock: pc.clock,
    resetFrom: pc.reset.from,
  };
}
