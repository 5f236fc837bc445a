/** Providers of a few nodes. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { noteRestart } from '../reboot-required.ts';
import type { Csp, NodeRule } from './csp.ts';
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

/** Setting it and taking it away asks for a restart. */
const restarting = (path: string): NodeRule => ({
  ...kept(path),
  changed: ({ context, uri }) => noteRestart(context, uri),
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
