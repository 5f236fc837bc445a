/**
 * Nodes that need a restart (facts/restarts): Windows lists their URIs in RebootRequiredURIs; each one
 * that is set while the ESP runs is noted, so that one restart at the end of device setup serves them all.
 */
import { trackedAppsUri } from '../../protocols/management-tree/first-sync-status.ts';
import type { Machine } from '../windows/machine.ts';
import { channels } from '../windows/event-log.ts';
import type { Registry } from '../windows/registry.ts';
import type { ManagementTree } from './csp/management-tree.ts';
import type { LocUri } from './csp/loc-uri.ts';
import { encodeLocUri } from './csp/loc-uri.ts';

const listKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\SyncML\\RebootRequiredURIs';
const pendingKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\SyncML\\PendingReboot';

/** Areas and policies known to ask for a restart (facts/restarts#the-list); '*' is every policy of the area. */
const knownUris: readonly string[] = [
  './Device/DevDetail/Ext/Microsoft/DNSComputerName',
  './Device/Vendor/MSFT/Accounts/Domain/ComputerName',
  './Device/Vendor/MSFT/AppLocker/ApplicationLaunchRestrictions/*',
  './Device/Vendor/MSFT/ApplicationControl/Policies/*',
  './Device/Vendor/MSFT/WindowsLicensing/UpgradeEditionWithProductKey',
  './Device/Vendor/MSFT/Policy/Config/DeviceGuard/*',
  './Device/Vendor/MSFT/Policy/Config/DmaGuard/*',
  './Device/Vendor/MSFT/Policy/Config/VirtualizationBasedTechnology/*',
  './Device/Vendor/MSFT/Policy/Config/ServiceControlManager/SvchostProcessMitigation',
  './Device/Vendor/MSFT/Policy/Config/LocalPoliciesSecurityOptions/UserAccountControl_*',
];

/** Writes Windows' own list; a fresh installation has it. */
export function listRebootUris(registry: Registry): void {
  if (registry.exists(listKey)) return;
  for (const uri of knownUris) registry.setNumber(listKey, uri, 1);
}

function isListed(registry: Registry, uri: LocUri): boolean {
  const text = uri.text.toLowerCase();
  return registry.values(listKey).some(({ name }) => {
    const listed = name.toLowerCase();
    return listed.endsWith('*') ? text.startsWith(listed.slice(0, -1)) : text === listed;
  });
}

/** Notes a node that was set, if it asks for a restart: event 2800 names it. */
export function noteRebootUri(machine: Machine, uri: LocUri): void {
  const { registry, eventLog } = machine;
  const name = encodeLocUri(uri);
  if (!isListed(registry, uri) || registry.number(pendingKey, name) !== undefined) return;
  registry.setNumber(pendingKey, name, 1);
  eventLog.write(
    channels.deviceManagement,
    2800,
    'Information',
    `The following URI has triggered a reboot: (${name}).`,
  );
}

/** URIs that wait for a restart. */
export const pendingRebootUris = (registry: Registry): readonly string[] =>
  registry.values(pendingKey).map(({ name }) => name);

/** A restart has served them. */
export const clearPendingReboot = (registry: Registry): void => registry.deleteKey(pendingKey);

const trackedApps = trackedAppsUri('./Device');
const notRequired = '1';

/**
 * URIs of the tracked apps that ask for a restart of this kind: '2' soft, '3' hard
 * (facts/status-page-nodes#enrollmentstatustracking).
 */
export function appReboots(tree: ManagementTree, kind: '2' | '3'): readonly string[] {
  return tree.children(trackedApps).flatMap((provider) =>
    tree
      .children(`${trackedApps}/${provider}`)
      .map((app) => `${trackedApps}/${provider}/${app}`)
      .filter((app) => tree.read(`${app}/RebootRequired`) === kind),
  );
}

/** A restart has served the apps too. */
export function clearAppReboots(tree: ManagementTree): void {
  for (const app of [...appReboots(tree, '2'), ...appReboots(tree, '3')])
    tree.write(`${app}/RebootRequired`, notRequired);
}
