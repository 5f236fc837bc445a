/** Everything that a preflight tells of one kind: what is planned for it, and what its rehearsal came to. */
import type {
  AppVerdict,
  FaultResult,
  FlowResult,
  KindVerdict,
  ObjectFate,
  PolicyVerdict,
  PreflightKind,
  StatusPageResult,
} from '../../../shared/preflight/preflight-report.ts';
import type { Kind } from '../../cloud/kinds/kind.ts';
import type { KindPlan, PartPlan } from '../../cloud/kinds/kind-plan.ts';
import { appVerdict, policyVerdict } from '../../cloud/kinds/verdicts.ts';
import type { Risk } from '../../cloud/tenant/risks/risk.ts';
import { risksOf } from '../../cloud/tenant/risks/risks-of.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import type { RehearsedKind, States } from './rehearse-kind.ts';
import { plainCauses } from './plain-cause.ts';
import { riskSubject } from './risk-subject.ts';

/** Of one kind; verdicts in the order of the tenant's apps and policies. Plain data. */
export interface KindOutcome {
  readonly kind: PreflightKind;
  readonly apps: readonly JudgedObject<AppVerdict>[];
  readonly policies: readonly JudgedObject<PolicyVerdict>[];
  readonly risks: readonly Risk[];
}

/** `fate` is null where it came in neither flow. */
export interface JudgedObject<V> {
  readonly verdict: V;
  readonly fate: ObjectFate | null;
}

export interface KindFacts {
  readonly kind: Kind;
  readonly tenant: Tenant;
  readonly plan: KindPlan;
  readonly rehearsed: RehearsedKind;
  /** Id of the kind that was played. */
  readonly rehearsedAs: string;
  readonly settings: readonly string[];
  readonly faults: readonly FaultResult[];
  readonly megabitsPerSecond: number;
  /** Of the tenant, whatever the kind. */
  readonly risks: readonly Risk[];
}

export function outcomeOfKind(facts: KindFacts): KindOutcome {
  const { kind, tenant, plan, rehearsed, megabitsPerSecond } = facts;
  const names = new Map(
    [...tenant.groups, ...tenant.filters].map(({ id, displayName }) => [id, displayName]),
  );
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    kind: describe(facts, nameOf),
    apps: tenant.apps.map((app) => ({
      verdict: appVerdict(app, plan, nameOf, tenant.cutOff.has(app.id)),
      fate: fateOf(rehearsed.apps, app.id),
    })),
    policies: tenant.policies.map((policy) => ({
      verdict: policyVerdict(policy, plan, nameOf, tenant.cutOff.has(policy.id)),
      fate: fateOf(rehearsed.policies, policy.id),
    })),
    risks: [
      ...risksOf(
        riskSubject(plan, kind.join === 'hybrid', megabitsPerSecond),
        plan.parts['user-device'].policies.map(({ policy }) => policy),
      ),
      ...facts.risks,
    ],
  };
}

function fateOf(states: States, id: string): ObjectFate | null {
  const state = states.get(id);
  return state ? { technician: state.technician ?? null, user: state.user ?? null } : null;
}

function describe(
  { kind, tenant, plan, rehearsed, rehearsedAs, settings, faults }: KindFacts,
  nameOf: (id: string) => string,
): PreflightKind {
  const { id, name, device, user, join, profile, covers, stands, traits } = kind;
  const plain = plainCauses(tenant);
  const inWords = ({ error, ...flow }: RehearsedKind['technician']) => ({
    ...flow,
    error: error && { ...error, cause: plain(error.cause) },
  });
  const technician: FlowResult = {
    ...inWords(rehearsed.technician),
    page: pageOf([plan.parts.technician]),
  };
  const userFlow: FlowResult = {
    ...inWords(rehearsed.userFlow),
    page: pageOf([plan.parts['user-device'], plan.parts['user-account']]),
  };
  return {
    id,
    name,
    device: { ...device, memberOf: device.memberOf.map(nameOf) },
    user: { ...user, memberOf: user.memberOf.map(nameOf) },
    join,
    profile: profile?.displayName ?? null,
    covers,
    stands: stands.map((stand) => ({ ...stand, memberOf: stand.memberOf.map(nameOf) })),
    traits,
    ...judged(kind, tenant, technician, userFlow),
    rehearsedAs,
    technician,
    userFlow,
    settings,
    faults,
  };
}

/** The account's part tells its name: the device's part of the user's flow has the same or none. */
function pageOf(parts: readonly PartPlan[]): StatusPageResult | null {
  const page = parts.at(-1)?.page;
  return page
    ? {
        name: page.displayName || 'none',
        shown: page.showInstallationProgress,
        timeoutMinutes: page.showInstallationProgress ? page.installProgressTimeoutInMinutes : null,
        blocking: parts.reduce(
          (sum, { apps }) =>
            sum + apps.filter(({ blocking, action }) => blocking && action === 'install').length,
          0,
        ),
      }
    : null;
}

function judged(
  { profile, preprovisioningAllowed, user }: Kind,
  { profiles, cutOff }: Tenant,
  technician: FlowResult,
  userFlow: FlowResult,
): { readonly verdict: KindVerdict; readonly why: string } {
  const unknown = profiles.filter(({ id }) => cutOff.has(id)).map(({ displayName }) => `"${displayName}"`);
  if (profile === null && unknown.length > 0)
    return {
      verdict: 'stops',
      why: `Not known: the export cuts off whom the profile ${unknown.join(', ')} is assigned to, and no other one reaches it.`,
    };
  if (profile === null)
    return { verdict: 'limited', why: 'No deployment profile reaches it: it cannot be pre-provisioned.' };
  if (!preprovisioningAllowed)
    return {
      verdict: 'limited',
      why: `The profile "${profile.displayName}" does not allow pre-provisioned deployment.`,
    };
  if (technician.outcome !== 'reached')
    return { verdict: 'stops', why: `It does not reach Reseal${because(technician)}.` };
  if (userFlow.outcome === 'reached') return { verdict: 'ready', why: 'It reaches Reseal and the desktop.' };
  if (!user.licensed)
    return {
      verdict: 'limited',
      why: `It reaches Reseal; the user, who has no Intune licence, does not come to the desktop${because(userFlow)}.`,
    };
  return { verdict: 'stops', why: `It reaches Reseal, and not the desktop${because(userFlow)}.` };
}

/** A page that nobody answers: the kind is to be looked at with `reseal start`. */
export const stuckWords = (shows: string | undefined): string =>
  shows ? `: the PC shows "${shows}", and nobody answers that` : ': nobody answers what the PC shows';

const because = ({ error, outcome, shows }: FlowResult): string =>
  error ? `: ${error.code}, ${error.cause.replace(/\.$/, '')}` : outcome === 'stuck' ? stuckWords(shows) : '';
