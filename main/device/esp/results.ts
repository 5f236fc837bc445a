/** What the page leaves in the nodes: its result, and a clean sheet for the next run. */
import { provisioningCompletedUri } from '../../protocols/management-tree/first-sync-status.ts';
import { setupTrackingUri } from '../../protocols/management-tree/nodes.ts';
import type { Process } from '../../world/process.ts';
import { providerUri } from '../ime/tracking.ts';
import type { Scope } from '../mdm/csp/loc-uri.ts';
import type { Management } from '../mdm/management.ts';
import { clearProgress } from './esp-store.ts';
import { rememberReseal, wasResealed } from '../autopilot/flow.ts';
import { firstSyncUri } from './tracker.ts';

const scopes: readonly Scope[] = ['Device', 'User'];

/** Writes the result and tells the server (SendResultsToMdmServer). A session that fails changes nothing. */
export function* tellResult(management: Management, scope: Scope, succeeded: boolean): Process<void> {
  const { tree, dmClient } = management;
  tree.write(firstSyncUri(scope, 'WasDeviceSuccessfullyProvisioned'), succeeded ? '1' : '0');
  if (succeeded) {
    tree.write(firstSyncUri(scope, 'IsSyncDone'), 'true');
    endTracking(management, scope);
  }
  yield* dmClient.session();
}

/** "Try again", or a second run after a failure: errors are forgotten, failed jobs and apps are tried again. */
export function beginAnew(management: Management): void {
  const { tree } = management;
  for (const scope of scopes) {
    tree.remove(setupTrackingUri(`./${scope}`));
    tree.remove(firstSyncUri(scope, 'WasDeviceSuccessfullyProvisioned'));
  }
  if (tree.has(providerUri)) tree.write(`${providerUri}/LastError`, '0');
  management.retryFailedJobs();
}

/**
 * "Continue anyway": the page is over although not everything is done
 * (facts/status-page-nodes#enrollmentstatustracking).
 */
export function continueAnyway(management: Management, scope: Scope): void {
  management.tree.write(firstSyncUri(scope, 'IsSyncDone'), 'true');
  endTracking(management, scope);
}

/** The page of a scope has ended, by success, by its limit or by somebody's wish. */
export const endTracking = ({ tree }: Management, scope: Scope): void =>
  tree.write(provisioningCompletedUri(`./${scope}`), 'true');

/** What was tracked on the device is forgotten: the policy providers find out anew what is assigned. */
export const forgetTracking = ({ tree }: Management): void => tree.remove(setupTrackingUri('./Device'));

/**
 * Reseal (facts/pre-provisioning-pages#buttons): the marks of a finished sync and everything tracked are
 * deleted, so that device setup shows again for the user. Device preparation stays done.
 */
export function resealCleanup(management: Management): void {
  const { machine, tree } = management;
  management.halt();
  for (const node of ['IsSyncDone', 'ServerHasFinishedProvisioning', 'WasDeviceSuccessfullyProvisioned'])
    tree.remove(firstSyncUri('Device', node));
  forgetTracking(management);
  clearProgress(machine.registry, ['DeviceSetupCategory', 'AccountSetupCategory']);
  rememberReseal(machine.registry);
}

/** The PC was resealed: what happens from then on belongs to the user's flow. */
export const isResealed = ({ machine }: Management): boolean => wasResealed(machine.registry);
