/** Providers of a few nodes. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import type { Csp } from './csp.ts';
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

export const appLocker: Csp = {
  name: 'AppLocker',
  root: cspRoots.AppLocker,
  scopes: ['Device'],
  takesTime: true,
  rules: [
    kept('ApplicationLaunchRestrictions/{Grouping}/{Kind}/Policy'),
    kept('ApplicationLaunchRestrictions/{Grouping}/{Kind}/EnforcementMode'),
    kept('ApplicationLaunchRestrictions/{Grouping}/{Kind}/NonInteractiveProcessEnforcement'),
  ],
};
