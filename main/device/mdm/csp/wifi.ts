/** WiFi and VPNv2: network profiles (intune-facts 2.3, 4.7). */
import type { Csp, NodeCall } from './csp.ts';

const profilesKey = 'HKLM\\SOFTWARE\\Microsoft\\WlanSvc\\Profiles';

/** Windows keeps a profile by its name; whether it can connect is the adapter's affair. */
function saveProfile({ context, names }: NodeCall, data: string | undefined): void {
  const { SSID = '' } = names;
  if (data === undefined) context.machine.registry.delete(profilesKey, SSID);
  else context.machine.registry.setText(profilesKey, SSID, data);
}

export const wifi: Csp = {
  name: 'WiFi',
  root: 'Vendor/MSFT/WiFi',
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [
    { path: 'Profile/{SSID}', format: 'node', access: 'ADG' },
    { path: 'Profile/{SSID}/WlanXml', format: 'chr', access: 'ADGR', changed: saveProfile },
    { path: 'Profile/{SSID}/Proxy', format: 'chr', access: 'ADGR' },
    { path: 'Profile/{SSID}/WiFiCost', format: 'int', access: 'ADGR', initial: '1' },
  ],
};

export const vpnV2: Csp = {
  name: 'VPNv2',
  root: 'Vendor/MSFT/VPNv2',
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [
    { path: '{ProfileName}', format: 'node', access: 'ADG' },
    { path: '{ProfileName}/ProfileXML', format: 'chr', access: 'ADGR' },
    { path: '{ProfileName}/AlwaysOn', format: 'bool', access: 'ADGR' },
    { path: '{ProfileName}/RememberCredentials', format: 'bool', access: 'ADGR' },
    { path: '{ProfileName}/NativeProfile/Servers', format: 'chr', access: 'ADGR' },
  ],
};
