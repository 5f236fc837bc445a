/**
 * What the tenant's Conditional Access makes of a person's sign-in while a PC is set up: nobody is signed in on it yet,
 * so it is no compliant device and no hybrid joined one (facts/conditional-access#what-is-judged).
 */
import { holds } from '../rules/rule.ts';
import { parseRule } from '../rules/parse-rule.ts';
import type { Directory } from '../directory/directory.ts';
import {
  enrolmentApps,
  sparesEnrolment,
  type ConditionalAccessPolicy,
  type Selection,
} from '../tenant/conditional-access.ts';
import type { User } from '../tenant/tenant.ts';

const registerDevice = 'urn:user:registerdevice';

/** How a person has signed in, in the words of authentication strengths. */
export type Proof =
  | 'password'
  | 'password,microsoftAuthenticatorPush'
  | 'temporaryAccessPassOneTime'
  | 'temporaryAccessPassMultiUse'
  | 'fido2'
  | 'federatedSingleFactor';

export interface SignIn {
  readonly user: User;
  readonly proof: Proof;
}

export interface AccessSettings {
  /** Policies that ask for a compliant device leave enrolment alone; null: where they are as documented. */
  readonly deviceControlsSpareEnrolment: boolean | null;
}

export type AccessVerdict =
  | { readonly kind: 'granted' }
  /** A second factor is asked for. */
  | { readonly kind: 'second-factor'; readonly policy: string }
  /** A stronger method than the person has. */
  | { readonly kind: 'stronger-method'; readonly policy: string }
  | { readonly kind: 'blocked'; readonly policy: string }
  | { readonly kind: 'not-compliant'; readonly policy: string }
  | { readonly kind: 'not-domain-joined'; readonly policy: string };

type Obstacle = Exclude<AccessVerdict, { readonly kind: 'granted' }>;

/** The worst first: what no second factor would mend is told before one is asked for. */
const order: readonly Obstacle['kind'][] = [
  'blocked',
  'not-compliant',
  'not-domain-joined',
  'stronger-method',
  'second-factor',
];

export function judgeAccess(directory: Directory, signIn: SignIn, settings: AccessSettings): AccessVerdict {
  const obstacles = [...directory.conditionalAccess.values()]
    .filter((policy) => concerns(policy, directory, signIn))
    .flatMap((policy) => obstacleOf(policy, signIn, settings) ?? []);
  if (directory.joinPolicy.requiresMfa && signIn.proof === 'password')
    obstacles.push({ kind: 'second-factor', policy: 'device settings of Entra ID' });
  const [worst] = obstacles.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  return worst ?? { kind: 'granted' };
}

function concerns(policy: ConditionalAccessPolicy, directory: Directory, { user }: SignIn): boolean {
  if (policy.state !== 'enabled' || policy.undecided.some(({ leavesOut }) => leavesOut)) return false;
  return (
    isFor(policy, directory, user) &&
    isAbout(policy, directory) &&
    (policy.platforms === null || picks(policy.platforms, ['all', 'windows'], ['windows'])) &&
    isOfTheClient(policy.clientAppTypes) &&
    takesUnknownDevices(policy)
  );
}

const lower = (texts: readonly string[]): readonly string[] => texts.map((text) => text.toLowerCase());

/** Whether a selection takes in one of `wanted` and leaves none of `own` out. */
function picks({ include, exclude }: Selection, wanted: readonly string[], own: readonly string[]): boolean {
  const left = new Set(lower(exclude));
  return lower(include).some((one) => wanted.includes(one)) && !own.some((one) => left.has(one));
}

/** People and groups count by id; some exports name them instead. */
function isFor(policy: ConditionalAccessPolicy, directory: Directory, user: User): boolean {
  const names = lower([user.id, user.userPrincipalName]);
  const groups = [...directory.memberships.groupsOf(user.id)];
  const groupNames = lower([...groups, ...groups.map((id) => directory.groups.get(id)?.displayName ?? id)]);
  const { users, groups: chosen } = policy;
  const included =
    lower(users.include).some((one) => one === 'all' || names.includes(one)) ||
    lower(chosen.include).some((one) => groupNames.includes(one)) ||
    policy.undecided.some(({ what }) => what === 'conditions.users.includeRoles');
  const excluded =
    lower(users.exclude).some((one) => names.includes(one)) ||
    lower(chosen.exclude).some((one) => groupNames.includes(one));
  return included && !excluded;
}

/** The action of the join, or one of the apps that enrolment needs. */
function isAbout({ userActions, apps }: ConditionalAccessPolicy, { joinPolicy }: Directory): boolean {
  // A policy on the action has an effect where the device settings of Entra ID do not ask themselves.
  if (userActions.includes(registerDevice)) return !joinPolicy.requiresMfa;
  return enrolmentApps.some((app) => picks(apps, ['all', app], [app]));
}

/** The set-up signs in as an app of the desktop. */
const isOfTheClient = (types: readonly string[]): boolean =>
  types.length === 0 || types.some((type) => type === 'all' || type === 'mobileAppsAndDesktopClients');

/** A PC that Entra ID does not know yet has no properties: only rules that deny something match it. */
function takesUnknownDevices({ deviceFilter }: ConditionalAccessPolicy): boolean {
  if (deviceFilter === null) return true;
  const rule = parseRule(deviceFilter.rule);
  const matches = typeof rule !== 'string' && holds(rule, {});
  return deviceFilter.mode === 'include' ? matches : !matches;
}

function obstacleOf(
  rule: ConditionalAccessPolicy,
  { proof }: SignIn,
  settings: AccessSettings,
): Obstacle | undefined {
  const { displayName: policy } = rule;
  const { controls, strength, operator } = rule.grant;
  if (controls.includes('block')) return { kind: 'blocked', policy };
  const spared = sparesEnrolment(rule, settings.deviceControlsSpareEnrolment);
  const asked = [...controls, ...(strength === null ? [] : ['strength'])].filter(
    (control) => !(spared && control === 'compliantDevice'),
  );
  const unmet = asked.flatMap((control): Obstacle[] => {
    switch (control) {
      case 'mfa':
        return proof === 'password' || proof === 'federatedSingleFactor'
          ? [{ kind: 'second-factor', policy }]
          : [];
      case 'strength':
        return strengthObstacle(strength ?? [], proof, policy);
      case 'compliantDevice':
        return [{ kind: 'not-compliant', policy }];
      case 'domainJoinedDevice':
        return [{ kind: 'not-domain-joined', policy }];
      default:
        return [];
    }
  });
  if (operator === 'OR' && unmet.length < asked.length) return undefined;
  // Of several that would do, the one that the person can meet is asked for.
  const mendable = unmet.find(({ kind }) => kind === 'second-factor');
  if (operator === 'OR' && mendable) return mendable;
  return operator === 'OR' && spared ? undefined : worstOf(unmet);
}

const worstOf = (obstacles: readonly Obstacle[]): Obstacle | undefined =>
  obstacles.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))[0];

const withPhone: Proof = 'password,microsoftAuthenticatorPush';

function strengthObstacle(combinations: readonly string[], proof: Proof, policy: string): Obstacle[] {
  if (combinations.includes(proof)) return [];
  const mendable = proof === 'password' && combinations.includes(withPhone);
  return [{ kind: mendable ? 'second-factor' : 'stronger-method', policy }];
}
