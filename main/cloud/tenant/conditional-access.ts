/** Conditional Access policies, as far as a sign-in during set-up is judged by them (facts/conditional-access). */

/** Apps whose tokens a PC needs to enrol; policies name them by these ids. */
export const enrolmentApps: readonly string[] = [
  'd4ebce55-015a-49b5-a083-c84d1797ae8c', // Microsoft Intune Enrollment
  '0000000a-0000-0000-c000-000000000000', // Microsoft Intune
];

/** Who or what a condition names: ids, or one of Entra's words for all or none. */
export interface Selection {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** The controls of a policy. 'domainJoinedDevice' is Entra's word for a hybrid joined one. */
export interface GrantControls {
  readonly operator: 'AND' | 'OR';
  readonly controls: readonly string[];
  /** Combinations of methods that an authentication strength takes; null: none is asked for. */
  readonly strength: readonly string[] | null;
}

/** A condition that a rehearsal does not decide, and how a policy is taken because of it. */
export interface UndecidedCondition {
  readonly what: string;
  /** The policy is left out; else it is taken as if the condition were not there. */
  readonly leavesOut: boolean;
}

export interface ConditionalAccessPolicy {
  readonly id: string;
  readonly displayName: string;
  readonly state: 'enabled' | 'disabled' | 'report-only';
  readonly users: Selection;
  readonly groups: Selection;
  readonly apps: Selection;
  readonly userActions: readonly string[];
  /** null: every platform. */
  readonly platforms: Selection | null;
  readonly clientAppTypes: readonly string[];
  /** Rule about devices, and whether what it matches is taken in or left out. */
  readonly deviceFilter: { readonly rule: string; readonly mode: 'include' | 'exclude' } | null;
  readonly grant: GrantControls;
  readonly undecided: readonly UndecidedCondition[];
}

/**
 * Whether a policy's control "compliant device" leaves enrolment alone
 * (facts/conditional-access#where-sources-disagree). `setting`: for every policy or for none; null: by its form.
 */
export function sparesEnrolment(policy: ConditionalAccessPolicy, setting: boolean | null): boolean {
  const { controls } = policy.grant;
  if (!controls.includes('compliantDevice') || controls.includes('domainJoinedDevice')) return false;
  return setting ?? isAsDocumented(policy);
}

/** All resources, none left out, and nothing that narrows it to some devices. */
const isAsDocumented = ({ apps, platforms, deviceFilter }: ConditionalAccessPolicy): boolean =>
  apps.include.some((one) => one.toLowerCase() === 'all') &&
  apps.exclude.length === 0 &&
  platforms === null &&
  deviceFilter === null;
