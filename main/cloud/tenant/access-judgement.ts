/**
 * What a tenant's Conditional Access means for a set-up, before anybody signs in: what stops a person's enrolment, and
 * what a rehearsal does not decide (facts/conditional-access).
 */
import { enrolmentApps, sparesEnrolment, type ConditionalAccessPolicy } from './conditional-access.ts';

export interface AccessRemark {
  readonly policy: string;
  readonly weight: 'stops' | 'undecided';
  readonly does: string;
  readonly remedy: string;
}

const leaveOut =
  'Leave out Microsoft Intune Enrollment (d4ebce55-015a-49b5-a083-c84d1797ae8c) and Microsoft Intune (0000000a-0000-0000-c000-000000000000)';

const covers = ({ apps }: ConditionalAccessPolicy): boolean =>
  enrolmentApps.some(
    (app) =>
      apps.include.some((one) => one === 'All' || one.toLowerCase() === app) &&
      !apps.exclude.some((one) => one.toLowerCase() === app),
  );

const onWindows = ({ platforms }: ConditionalAccessPolicy): boolean =>
  platforms === null ||
  (platforms.include.some((one) => ['all', 'windows'].includes(one.toLowerCase())) &&
    !platforms.exclude.some((one) => one.toLowerCase() === 'windows'));

/** One remark for each policy that is switched on, that can meet a person's set-up of Windows, and that matters there. */
export const accessRemarks = (
  policies: readonly ConditionalAccessPolicy[],
  deviceControlsSpareEnrolment: boolean | null = null,
): readonly AccessRemark[] =>
  policies
    .filter(({ state }) => state === 'enabled')
    .flatMap((policy) => [...undecided(policy), ...decided(policy, deviceControlsSpareEnrolment)]);

const undecided = ({ displayName: policy, undecided: conditions }: ConditionalAccessPolicy): AccessRemark[] =>
  conditions.map(({ what, leavesOut }) => ({
    policy,
    weight: 'undecided',
    does: leavesOut
      ? `${what} is not decided in a rehearsal, which leaves the policy out`
      : `${what} is not decided in a rehearsal, which takes the policy as if it were not there`,
    remedy: 'Try the sign-in with a real device',
  }));

function decided(policy: ConditionalAccessPolicy, setting: boolean | null): AccessRemark[] {
  const { displayName, grant, undecided: conditions } = policy;
  if (!covers(policy) || !onWindows(policy) || conditions.some(({ leavesOut }) => leavesOut)) return [];
  const { controls, operator } = grant;
  const remark = (weight: AccessRemark['weight'], does: string, remedy: string): AccessRemark[] => [
    { policy: displayName, weight, does, remedy },
  ];
  if (controls.includes('block'))
    return remark('stops', 'blocks enrolment for the people it is for (AADSTS53003)', leaveOut);
  const ofDevices = controls.filter((control) => control.endsWith('Device'));
  const others = controls.length + (grant.strength === null ? 0 : 1) - ofDevices.length;
  if (ofDevices.length === 0 || (operator === 'OR' && others > 0)) return [];
  if (sparesEnrolment(policy, setting))
    return operator === 'AND' && others > 0
      ? []
      : remark(
          'undecided',
          'asks for a compliant device, which by Microsoft’s documentation leaves enrolment alone; reports from the field tell of sign-ins that end with AADSTS53000',
          `To be sure: ${leaveOut.charAt(0).toLowerCase()}${leaveOut.slice(1)}. --set services.deviceControlsSpareEnrolment=false rehearses the refusal`,
        );
  return remark(
    'stops',
    'asks for a device of a state that a new PC does not have: the sign-in of the user flow ends with AADSTS53000 or 53001',
    `${leaveOut}${controls.includes('domainJoinedDevice') ? '' : '. Microsoft documents that enrolment is spared: --set services.deviceControlsSpareEnrolment=true takes that for true'}`,
  );
}
