/**
 * FirstSyncStatus: what the Enrollment Status Page shows and waits for
 * (facts/status-page-nodes#firstsyncstatus).
 */
import {
  BlockInStatusPage,
  expectedSeparator,
  trackedPolicy,
} from '../../../protocols/management-tree/first-sync-status.ts';
import { qualityUpdatesUri } from '../../../protocols/management-tree/nodes.ts';
import type { AppKind, EspConfiguration } from '../../tenant/tenant.ts';
import type { Phase, PlannedApp } from '../engine/app-plan.ts';
import type { PlannedPolicy } from '../engine/policy-plan.ts';
import { appStatusUri } from './app-jobs.ts';
import { dummyPolicyUri } from './bookkeeping-nodes.ts';
import { dmClientUri, replace, scopeOf, type PlannedCommand, type Scope } from './command.ts';
import { pfxThumbprintUri, scepUri, vpnProfileUri, wlanXmlUri } from './connection-nodes.ts';

const node = (scope: Scope, name: string): string => dmClientUri(scope, `FirstSyncStatus/${name}`);

/** The page's settings; a device has them once. */
export function statusPageCommands(esp: EspConfiguration, phase: Phase): PlannedCommand[] {
  const set = (
    name: string,
    format: 'int' | 'bool' | 'chr',
    value: string | number | boolean,
  ): PlannedCommand => replace(node('./Device', name), format, String(value));
  return [
    set('SkipDeviceStatusPage', 'bool', !esp.showInstallationProgress),
    set('SkipUserStatusPage', 'bool', !esp.showInstallationProgress),
    set('TimeOutUntilSyncFailure', 'int', esp.installProgressTimeoutInMinutes),
    set('BlockInStatusPage', 'int', esp.blockDeviceUse ? remedies(esp) : 0),
    set('AllowCollectLogsButton', 'bool', esp.allowLogCollectionOnInstallFailure),
    set('CustomErrorText', 'chr', esp.customErrorMessage),
    ...(esp.installQualityUpdates && phase === 'user-device' ? [replace(qualityUpdatesUri, 'int', '1')] : []),
  ];
}

const remedies = (esp: EspConfiguration): number =>
  BlockInStatusPage.tryAgain |
  (esp.allowDeviceResetOnInstallFailure ? BlockInStatusPage.reset : 0) |
  (esp.allowDeviceUseOnInstallFailure ? BlockInStatusPage.continueAnyway : 0);

/**
 * The lists of what the page counts in one scope. Win32 and WinGet apps are the agent's to track. `hasOlder`: the
 * device has lists of an earlier part, so that an empty one has to be sent too.
 */
export function expectedCommands(
  scope: Scope,
  planned: readonly PlannedPolicy[],
  apps: readonly PlannedApp[],
  hasOlder = false,
): PlannedCommand[] {
  const policies = planned.map(({ policy }) => policy);
  const expectedApps = (...kinds: readonly AppKind[]): string[] =>
    apps
      .filter(({ app, blocking }) => blocking && kinds.includes(app.kind))
      .map(({ app }) => `${appStatusUri(scope, app)};1`);
  const lists: Readonly<Record<string, readonly string[]>> = {
    ExpectedPolicies: [dummyPolicyUri(scope), ...trackedPolicies(scope, planned)],
    ExpectedSCEPCerts: policies.flatMap((policy) => (policy.kind === 'scep' ? [scepUri(scope, policy)] : [])),
    // The article names SCEP alone; DMClient has a list for these, and the page counts both
    // (facts/enrollment-status-page#what-is-tracked).
    ExpectedPFXCerts: policies.flatMap((policy) =>
      policy.kind === 'pkcs' ? [pfxThumbprintUri(scope, policy)] : [],
    ),
    ExpectedNetworkProfiles: policies.flatMap((policy) => {
      if (policy.kind === 'wifi') return [wlanXmlUri(scope, policy)];
      return policy.kind === 'vpn' ? [vpnProfileUri(scope, policy)] : [];
    }),
    ExpectedMSIAppPackages: expectedApps('msi', 'office'),
    ExpectedModernAppPackages: expectedApps('appx'),
  };
  return Object.entries(lists)
    .filter(([, entries]) => entries.length > 0 || hasOlder)
    .map(([name, entries]) => replace(node(scope, name), 'chr', entries.join(expectedSeparator)));
}

const trackedPolicies = (scope: Scope, planned: readonly PlannedPolicy[]): string[] =>
  planned
    .filter(({ policy }) => policy.kind === 'settings')
    .flatMap(({ nodes }) => nodes.map(({ uri }) => uri))
    .filter((uri) => scopeOf(uri) === scope && trackedPolicy.test(uri));

export const finishedCommand = (scope: Scope): PlannedCommand =>
  replace(node(scope, 'ServerHasFinishedProvisioning'), 'bool', 'true');

/** Where the device says how a scope's first sync ended: 0 failed, 1 succeeded, 2 in progress. */
export const resultUri = (scope: Scope): string => node(scope, 'WasDeviceSuccessfullyProvisioned');
