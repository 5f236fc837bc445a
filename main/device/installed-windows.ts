/** One installation of Windows on the PC, with the parts that live and die with it. A reset makes a new one. */
import type { Machine } from './windows/machine.ts';
import type { Group } from '../world/process.ts';
import { createDeployment } from './deployment/deployment.ts';
import type { NetworkAdapters } from './hardware/network-adapters.ts';
import type { OobeContext } from './oobe/oobe.events.ts';
import type { SetUpWindows } from './oobe/set-up-pc.ts';
import { PackageInstaller } from './oobe/provisioning-package.ts';
import { turnSecurityQuestionsOff } from './oobe/settings.ts';
import { WindowsUpdate } from './oobe/windows-update.ts';
import type { PcParts } from './pc.types.ts';
import { CompanyPortal } from './shell/company-portal.ts';
import { diagnosticsPage } from './shell/diagnostics.ts';
import { exportLogs } from './shell/log-export.ts';
import { SideWindows } from './shell/side-windows.ts';
import type { Happenings } from './windows/happening.ts';
import type { RealTimeClock } from './windows/install.ts';
import { installWindows } from './windows/install.ts';

export interface InstalledWindows extends SetUpWindows {
  readonly sideWindows: SideWindows;
  readonly companyPortal: CompanyPortal;
}

/** What the installation needs of the PC around it. */
export interface Around {
  readonly parts: PcParts;
  readonly network: NetworkAdapters;
  readonly group: Group;
  readonly clock: RealTimeClock;
  readonly happenings: Happenings;
  /** What the set-up remembers; undefined while it does not run. */
  setUp(): OobeContext | undefined;
  power(order: 'restart' | 'shut down'): void;
  /** The screen may show something else. */
  changed(): void;
}

export function switchOff({ services }: Machine, name: string): void {
  services.configure(name, 'disabled');
  services.stop(name);
}

/** The maker's image, with what the scenario says of it. */
export function installOn({
  parts,
  network,
  group,
  clock,
  happenings,
  setUp,
  power,
  changed,
}: Around): InstalledWindows {
  const machine = installWindows({ ...parts, network, group, clock, happenings });
  for (const { name, from } of parts.image.disabledServices) if (!from) switchOff(machine, name);
  if (!parts.image.securityQuestions) turnSecurityQuestionsOff(machine.registry);
  const deployment = createDeployment(machine, parts.ekPublic, parts.statusPageWords, changed);
  deployment.flows.technicianBegins.listen(() => {
    for (const { name, from } of parts.image.disabledServices) if (from) switchOff(machine, name);
  });
  const updates = new WindowsUpdate(machine, parts.updates);
  updates.changes.listen(changed);
  const installer = new PackageInstaller(machine, deployment.tree);
  installer.changes.listen(changed);
  const sideWindows = new SideWindows(
    () => ({
      machine,
      userSignedIn: deployment.userSignedIn,
      power,
      ekPublic: parts.ekPublic,
      reset: () => deployment.wipes.emit(),
      diagnostics: (step) => {
        const context = setUp();
        const { technician, user } = deployment.flows;
        return diagnosticsPage(step, {
          machine,
          profile: context?.profile ?? null,
          failure: context?.failure ?? null,
          esp: deployment.runningEsp() ?? user.esp ?? technician.esp,
        });
      },
      exportLogs: (name) => exportLogs(machine, parts.ekPublic, name),
    }),
    changed,
  );
  const companyPortal = new CompanyPortal(machine, changed);
  return { machine, deployment, updates, installer, sideWindows, companyPortal };
}
