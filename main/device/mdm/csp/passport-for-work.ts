/** PassportForWork CSP: Windows Hello for Business. The set-up reads whether it is wanted, its PIN and its sensors. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import type { Csp } from './csp.ts';
import { kept } from './rule-makers.ts';

export const passportForWork: Csp = {
  name: 'PassportForWork',
  root: cspRoots.PassportForWork,
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [
    kept('{TenantId}/Policies/{Policy}', 'any'),
    kept('{TenantId}/Policies/{Group}/{Policy}', 'any'),
    kept('UseBiometrics', 'any'),
    kept('Biometrics/{Policy}', 'any'),
    kept('DeviceUnlock/{Policy}', 'any'),
    kept('DynamicLock/{Policy}', 'any'),
    kept('SecurityKey/{Policy}', 'any'),
  ],
};
