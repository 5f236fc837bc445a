/**
 * Which policy applies in which phase (facts/assignment#what-installs-when): aimed at the device first, at the
 * user after sign-in.
 */
import { effectsOfNode } from '../../../../shared/policies/effects-of.ts';
import type { Audience, Via } from '../../directory/targeting.ts';
import { reaches } from '../../directory/targeting.ts';
import type { CspNode, Policy, ScriptPolicy } from '../../tenant/policy.ts';
import type { Phase } from './app-plan.ts';
import { resolveConflicts } from './policy-conflicts.ts';

/** Whether a setting waits until the user's part begins (facts/rules-of-operation#what-waits-for-the-user). */
export const waitsForTheUser = (uri: string, phase: Phase): boolean =>
  phase === 'technician' && effectsOfNode(uri).some(({ id }) => id === 'waits-for-the-user');

export interface PlannedPolicy {
  readonly policy: Policy;
  readonly via: Via;
  /** Settings that are sent, after conflicts with other policies (facts/policies#conflicts). */
  readonly nodes: readonly CspNode[];
  /** URIs whose value two policies give differently: their value on the device is not touched. */
  readonly conflicts: readonly string[];
}

/**
 * Policies of a phase. One aimed at a user waits for the sign-in, whoever is assigned to the device. One aimed
 * at the device comes along in the account phase for its './User' nodes, which need somebody signed in.
 */
export function planPolicies(policies: Iterable<Policy>, audience: Audience, phase: Phase): PlannedPolicy[] {
  const reached = [...policies].flatMap((policy): { policy: Policy; via: Via }[] => {
    if (policy.assignments.length === 0) return [];
    const by = reaches(policy.assignments, audience);
    if (by.device.length > 0) return [{ policy, via: 'device' }];
    return phase === 'user-account' && by.user.length > 0 ? [{ policy, via: 'user' }] : [];
  });
  const resolved = resolveConflicts(reached.map(({ policy }) => policy));
  return reached.map(({ policy, via }, index) => ({
    policy,
    via,
    nodes: resolved[index]?.nodes ?? [],
    conflicts: resolved[index]?.conflicts ?? [],
  }));
}

/** Scripts of a phase: those of the system with the device's part, those of the user after the sign-in. */
export const planScripts = (planned: readonly PlannedPolicy[], phase: Phase): ScriptPolicy[] =>
  planned.flatMap(({ policy, via }) => {
    if (policy.kind !== 'script') return [];
    const afterSignIn = policy.context === 'user' || via === 'user';
    return afterSignIn === (phase === 'user-account') ? [policy] : [];
  });
