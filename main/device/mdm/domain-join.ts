/**
 * Hybrid join on the PC's side: waiting for the blob of the offline domain join
 * (facts/hybrid-join#offline-domain-join).
 */
import { isHybrid } from '../../protocols/autopilot/profile.ts';
import { Win32 } from '../../protocols/hresult/win32.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { within } from '../../world/process.ts';
import { until } from '../../world/signal.ts';
import { cachedProfile } from '../autopilot/profile-cache.ts';
import { domainStepLimit } from '../join/domain-connectivity.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { noteOdjState, odjBlobOf, OdjState } from './csp/offline-domain-join.ts';

/** A hybrid join whose blob has not come. */
export const waitsForDomainJoin = (machine: Machine): boolean =>
  isHybrid(cachedProfile(machine)) && odjBlobOf(machine.registry) === undefined;

/** Waits until the server has brought the blob. Throws StepFailure 0x80070774 where it does not come. */
export function* waitForDomainJoin(machine: Machine): Process<void> {
  if (!waitsForDomainJoin(machine)) return;
  noteOdjState(machine, OdjState.Waiting);
  const came = yield* within(
    domainStepLimit,
    until(machine.registry.changes, () => odjBlobOf(machine.registry) !== undefined),
  );
  if (came !== 'late') return;
  noteOdjState(machine, OdjState.TimedOut);
  throw new StepFailure({
    step: 'domain-join',
    code: fromWin32(Win32.ERROR_DOMAIN_CONTROLLER_NOT_FOUND),
    item: 'AadjSubcategory',
    cause: 'the blob of the offline domain join was not received in time',
  });
}
