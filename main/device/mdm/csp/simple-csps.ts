/** Providers of a few nodes. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import { restartByProgram } from '../packages/program-time.ts';
import { noteRestart } from '../reboot-required.ts';
import type { Csp, CspContext, NodeRule } from './csp.ts';
import { kept, told } from './rule-makers.ts';

export const deviceManageability: Csp = {
  name: 'DeviceManageability',
  root: cspRoots.DeviceManageability,
  scopes: ['Device'],
  rules: [
    told('Capabilities/CSPVersions', 'xml', '<DeviceManageability Version="1.0"/>'),
    kept('Provider/{ProviderID}/ConfigInfo'),
    kept('Provider/{ProviderID}/EnrollmentInfo'),
  ],
};

/** From the warning to the restart where no status page serves it. */
const warning = minutes(10);

/** Outside of device setup nobody serves the restart: AppLocker restarts the PC itself, and cannot be put off. */
function* restartByItself({ machine, state }: CspContext): Process<void> {
  if (state.deviceSetupRuns) return;
  yield* sleep(warning);
  yield* restartByProgram(machine, state, { id: 'AppLocker', name: 'AppLocker' });
}

/** Setting it to another value and taking it away asks for a restart. */
const restarting = (path: string): NodeRule => ({
  ...kept(path),
  accepts: ({ context, uri }, data) => {
    if (context.tree.read(uri) !== data) context.background(restartByItself(context));
    return SyncMlStatus.OK;
  },
  changed: ({ context, uri }, data) => {
    noteRestart(context, uri);
    if (data === undefined) context.background(restartByItself(context));
  },
});

export const appLocker: Csp = {
  name: 'AppLocker',
  root: cspRoots.AppLocker,
  scopes: ['Device'],
  takesTime: true,
  rules: [
    restarting('ApplicationLaunchRestrictions/{Grouping}/{Kind}/Policy'),
    restarting('ApplicationLaunchRestrictions/{Grouping}/{Kind}/EnforcementMode'),
    restarting('ApplicationLaunchRestrictions/{Grouping}/{Kind}/NonInteractiveProcessEnforcement'),
  ],
};
