/**
 * "Preparing your device for mobile management": waits for the policy providers
 * (facts/status-page-nodes#enrollmentstatustracking,
 * facts/management-extension#from-installation-to-the-first-app).
 */
import { policyProvidersUri } from '../../protocols/management-tree/nodes.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import { fromWin32, hresult } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { within } from '../../world/process.ts';
import { until } from '../../world/signal.ts';
import type { SimDuration } from '../../world/time.ts';
import { between, instant, milliseconds, minutes } from '../../world/time.ts';
import { ProviderState } from '../ime/tracking.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { forgetStart, rememberStart, startOf } from './esp-store.ts';
import { serverHasFinished } from './tracker.ts';

const item = 'EspProviderInstallationSubcategory';
/** Limit for a provider that does not name its own (facts/set-up-order#limits). */
const usualTimeout = 15;
const stateOf = (tree: ManagementTree, name: string): number =>
  Number(tree.read(`${policyProvidersUri}/${name}/InstallationState`) ?? ProviderState.NotInstalled);

/** Every provider is installed or not required, or one has failed; without any, the server must have finished. */
function settled(tree: ManagementTree): boolean {
  const names = tree.children(policyProvidersUri);
  if (names.length === 0) return serverHasFinished(tree, 'Device');
  const states = names.map((name) => stateOf(tree, name));
  return states.includes(ProviderState.Error) || states.every((state) => state > ProviderState.NotInstalled);
}

/** Over restarts: whoever restarts the PC again and again does not win more time. */
function limitOf({ registry, world: { clock } }: Machine, tree: ManagementTree): SimDuration {
  const named = tree
    .children(policyProvidersUri)
    .map((name) => Number(tree.read(`${policyProvidersUri}/${name}/Timeout`) ?? 0));
  const limit = minutes(Math.max(0, ...named) || usualTimeout);
  const since = startOf(registry, item);
  if (since === undefined) rememberStart(registry, item, clock.now);
  return milliseconds(Math.max(0, limit - between(instant(since ?? clock.now), clock.now)));
}

/** Throws StepFailure with step 'provider'. */
export function* waitForProviders(machine: Machine, tree: ManagementTree): Process<void> {
  const ended = yield* within(
    limitOf(machine, tree),
    until(tree.changes, () => settled(tree)),
  );
  forgetStart(machine.registry, item);
  if (ended === 'late') {
    const missing = tree
      .children(policyProvidersUri)
      .filter((name) => stateOf(tree, name) === ProviderState.NotInstalled);
    const cause =
      missing.length === 0
        ? 'the MDM server named no policy provider in time'
        : `the policy provider ${missing.join(', ')} was not installed in time`;
    throw new StepFailure({ step: 'provider', code: fromWin32(Win32.ERROR_TIMEOUT), item, cause });
  }
  const failed = tree
    .children(policyProvidersUri)
    .find((name) => stateOf(tree, name) === ProviderState.Error);
  if (failed === undefined) return;
  const code = hresult(Number(tree.read(`${policyProvidersUri}/${failed}/LastError`) ?? 0));
  throw new StepFailure({
    step: 'provider',
    code,
    item,
    cause: `the policy provider ${failed} failed to install`,
  });
}
