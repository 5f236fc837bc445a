/** Which policy applies in which phase (intune-facts 4.7): aimed at the device first, at the user after sign-in. */
import type { Audience, Via } from '../../graph/targeting.ts';
import { reaches } from '../../graph/targeting.ts';
import type { Policy } from '../../tenant/tenant.ts';
import type { Phase } from './app-plan.ts';

export interface PlannedPolicy {
  readonly policy: Policy;
  readonly via: Via;
}

/**
 * Policies of a phase. One aimed at a user waits for the sign-in, whoever is assigned to the device. One aimed
 * at the device comes along in the account phase for its './User' nodes, which need somebody signed in.
 */
export function planPolicies(policies: Iterable<Policy>, audience: Audience, phase: Phase): PlannedPolicy[] {
  return [...policies].flatMap((policy): PlannedPolicy[] => {
    const by = reaches(policy.assignments, audience);
    if (by.device.length > 0) return [{ policy, via: 'device' }];
    return phase === 'user-account' && by.user.length > 0 ? [{ policy, via: 'user' }] : [];
  });
}
