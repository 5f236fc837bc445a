/**
 * The agent's hand on the EnrollmentStatusTracking nodes: provider 'Sidecar'
 * (facts/status-page-nodes#enrollmentstatustracking,
 * facts/management-extension#from-installation-to-the-first-app).
 */
import { provisioningCompletedUri } from '../../protocols/management-tree/first-sync-status.ts';
import { policyProvidersUri, setupTrackingUri } from '../../protocols/management-tree/nodes.ts';
import type { EspPhase, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import type { Management } from '../mdm/management.ts';
import { appReboots } from '../mdm/reboot-required.ts';
import { appLines, trackedStates } from './agent-lines.ts';
import { logLine } from './agent-log.ts';
import { trackingName } from './app-records.ts';

export const InstallationState = { NotInstalled: 1, InProgress: 2, Completed: 3, Error: 4 } as const;
const stateName = (state: number): string => trackedStates[state - 1] ?? 'null';
export const ProviderState = { NotInstalled: 1, NotRequired: 2, Completed: 3, Error: 4 } as const;
export const RebootRequired = { NotRequired: 1, SoftReboot: 2, HardReboot: 3 } as const;

const inBoth = (node: string): Readonly<Record<EspPhase, string>> => ({
  DeviceSetup: `${setupTrackingUri('./Device')}/${node}`,
  AccountSetup: `${setupTrackingUri('./User')}/${node}`,
});
const trackingPolicies = inBoth('Apps/PolicyProviders/Sidecar/TrackingPoliciesCreated');
const provisioningCompleted: Readonly<Record<EspPhase, string>> = {
  DeviceSetup: provisioningCompletedUri('./Device'),
  AccountSetup: provisioningCompletedUri('./User'),
};
const trackedApps = inBoth('Apps/Tracking/Sidecar');

export const providerUri = `${policyProvidersUri}/Sidecar`;
export const providerStateUri = `${providerUri}/InstallationState`;
export const trackingPoliciesUri = (phase: EspPhase): string => trackingPolicies[phase];
export const completedUri = (phase: EspPhase): string => provisioningCompleted[phase];
export const trackedAppsUri = (phase: EspPhase): string => trackedApps[phase];

/** After a hard reboot in device setup nothing more is begun until its page has restarted the PC. */
export const awaitsAppRestart = (tree: ManagementTree): boolean =>
  tree.read(completedUri('DeviceSetup')) !== 'true' && appReboots(tree, '3').length > 0;

export class Tracking {
  readonly #management: Management;
  readonly #phase: EspPhase;

  constructor(management: Management, phase: EspPhase) {
    this.#management = management;
    this.#phase = phase;
  }

  /** Writes a node for each app that the ESP waits for, then says that all are there. */
  create(apps: readonly Win32AppPolicy[]): void {
    const { tree } = this.#management;
    for (const app of apps) {
      const node = this.#nodeOf(app);
      if (tree.has(node)) continue;
      tree.write(`${node}/InstallationState`, String(InstallationState.NotInstalled));
      tree.write(`${node}/RebootRequired`, String(RebootRequired.NotRequired));
      this.#tell(appLines.registered(app, this.#phase));
      this.#tell(appLines.tracked(app, 'null', stateName(InstallationState.NotInstalled)));
    }
    tree.write(trackingPoliciesUri(this.#phase), 'true');
  }

  /** State of an app, if the ESP waits for it. `errorCode` goes to the provider's LastError. */
  set(app: Win32AppPolicy, state: number, errorCode = 0): void {
    const { tree } = this.#management;
    const node = this.#nodeOf(app);
    if (!tree.has(node)) return;
    if (errorCode !== 0) tree.write(`${providerUri}/LastError`, String(errorCode | 0));
    const from = Number(tree.read(`${node}/InstallationState`));
    if (from !== state) this.#tell(appLines.tracked(app, stateName(from), stateName(state)));
    tree.update(`${node}/InstallationState`, String(state));
  }

  /**
   * The restart that an app asks for; of one without a node (a dependency that nobody assigned) it is noted with the
   * nearest app that needs it. What the node says already is not taken back: that app may install well behind it.
   */
  reboot(app: Win32AppPolicy, kind: number, neededBy: readonly Win32AppPolicy[] = []): void {
    const { tree } = this.#management;
    const node = [app, ...neededBy].map((one) => this.#nodeOf(one)).find((one) => tree.has(one));
    if (node === undefined || Number(tree.read(`${node}/RebootRequired`) ?? 0) >= kind) return;
    tree.update(`${node}/RebootRequired`, String(kind));
  }

  #tell(text: string): void {
    logLine(this.#management.machine, text, 'info', 'AppWorkload');
  }

  #nodeOf(app: Win32AppPolicy): string {
    return `${trackedAppsUri(this.#phase)}/${trackingName(app)}`;
  }
}
