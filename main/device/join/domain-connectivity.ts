/**
 * The domain step before a hybrid device's user comes (facts/hybrid-join#domain-step): a domain controller must
 * be in reach, unless the profile skips the check. Pre-provisioning does not ask for one.
 */
import { Win32 } from '../../protocols/hresult/win32.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { seconds } from '../../world/time.ts';
import { cachedProfile } from '../autopilot/profile-cache.ts';
import type { Machine } from '../windows/machine.ts';
import { StepFailure } from '../windows/step-failure.ts';
import { findController } from './domain-controller.messenger.ts';
import { domainMembershipOf } from './domain-membership.ts';

/** Limit of the domain step. */
export const domainStepLimit = seconds(1_500);
/** How often Windows looks for a controller; the sources do not tell. */
const pingInterval = seconds(30);

/** Throws StepFailure 0x80070774 where no controller is found in time. */
export function* reachDomain(machine: Machine): Process<void> {
  const membership = domainMembershipOf(machine.registry);
  if (!membership || cachedProfile(machine)?.HybridJoinSkipDCConnectivityCheck === 1) return;
  let cause = '';
  const search = function* (): Process<void> {
    for (;;) {
      const found = yield* findController(machine, membership);
      if (!('cause' in found)) return;
      ({ cause } = found);
      yield* sleep(pingInterval);
    }
  };
  if ((yield* within(domainStepLimit, search())) !== 'late') return;
  throw new StepFailure({
    step: 'domain-join',
    code: fromWin32(Win32.ERROR_DOMAIN_CONTROLLER_NOT_FOUND),
    item: null,
    cause: `no domain controller of ${membership.domain} was reached: ${cause}`,
  });
}
