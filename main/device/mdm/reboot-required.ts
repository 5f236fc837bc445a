/**
 * Restarts that policies ask for (facts/restarts): Windows lists the addresses in RebootRequiredURIs, and a provider may
 * ask for one itself. What was applied while device setup runs is served by one restart at its end. Apps have their own
 * way to ask.
 */
import { rebootRequiredUris } from '../../../shared/policies/reboot-required-uris.ts';
import { trackedAppsUri } from '../../protocols/management-tree/first-sync-status.ts';
import { deviceManagementEvents } from '../windows/events/device-management.catalogue.ts';
import type { Machine } from '../windows/machine.ts';
import type { Registry } from '../windows/registry.ts';
import type { CspContext } from './csp/csp.ts';
import type { LocUri } from './csp/loc-uri.ts';
import { encodeLocUri, parseLocUri } from './csp/loc-uri.ts';
import type { ManagementTree } from './csp/management-tree.ts';

const listKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\SyncML\\RebootRequiredURIs';
const syncKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\OMADM\\SyncML';
const flagName = 'RebootRequired';

/** Writes Windows' own list; a fresh installation has it. */
export function listRebootUris(registry: Registry): void {
  if (registry.exists(listKey)) return;
  for (const uri of rebootRequiredUris) registry.setNumber(listKey, uri, 1);
}

const listed = (registry: Registry): readonly LocUri[] =>
  registry.values(listKey).map(({ name }) => parseLocUri(name));

/** A node was set: if it is on the list, whatever its value, device setup ends with a restart. */
export function noteRebootUri(context: CspContext, uri: LocUri): void {
  const { registry } = context.machine;
  if (listed(registry).some(({ key }) => key === uri.key)) noteRestart(context, uri);
}

/** A provider asks for a restart itself (AppLocker; facts/restarts#not-on-the-list). */
export function noteRestart({ machine, state }: CspContext, uri: LocUri): void {
  if (!state.deviceSetupRuns) return;
  state.rebootUris.add(encodeLocUri(uri));
  machine.registry.setNumber(syncKey, flagName, 1);
}

/** Every session that syncs policies names each address that is set, in one burst (facts/restarts#event-2800). */
export function tellRebootUris({ registry, eventLog }: Machine, tree: ManagementTree): void {
  for (const uri of listed(registry))
    if (tree.has(uri)) eventLog.write(deviceManagementEvents.rebootUri, { Message1: encodeLocUri(uri) });
}

/** The PC has started: a restart has served them. */
export function clearPendingReboot({ machine, state }: CspContext): void {
  state.rebootUris.clear();
  machine.registry.delete(syncKey, flagName);
}

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
