/** WiFi CSP: network profiles (facts/policies#networks-and-certificates). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import type { Csp, NodeCall } from './csp.ts';
import { interior, kept } from './rule-makers.ts';
import { ownHive } from '../../windows/registry.ts';

const profilesKey = `${ownHive}\\WiFi`;

/** Windows keeps a profile by its name; whether it can connect is the adapter's affair. */
function saveProfile({ context, names }: NodeCall, data: string | undefined): void {
  const { SSID = '' } = names;
  if (data === undefined) context.machine.registry.delete(profilesKey, SSID);
  else context.machine.registry.setText(profilesKey, SSID, data);
}

export const wifi: Csp = {
  name: 'WiFi',
  root: cspRoots.WiFi,
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [
    interior('Profile/{SSID}'),
    { ...kept('Profile/{SSID}/WlanXml'), changed: saveProfile },
    kept('Profile/{SSID}/Proxy'),
    kept('Profile/{SSID}/ProxyPacUrl'),
    kept('Profile/{SSID}/ProxyWPAD', 'bool'),
    kept('Profile/{SSID}/WiFiCost', 'int', '1'),
  ],
};
