/**
 * Compliance of a device (facts/compliance#states, facts/compliance#in-the-two-flows,
 * facts/compliance#entras-value). Without a policy a device is compliant, unless the tenant says otherwise; of
 * several policies the strictest counts; what is not met counts as met until the grace period of the policy's
 * "block" action is over. A person's join resets it: it is looked at anew from there.
 */
import type { SimTime } from '../../../world/time.ts';
import { days, hours, later } from '../../../world/time.ts';
import { audienceOf } from '../../directory/audience.ts';
import type { Directory } from '../../directory/directory.ts';
import type { ComplianceRecord, ComplianceSetting, ManagedDevice } from '../../directory/records.ts';
import { reaches, type Audience } from '../../directory/targeting.ts';
import { rememberedBy } from '../../../world/remember.ts';
import type { ComplianceDefaults } from '../../tenant/enrolment-settings.ts';
import { listOf, numberOf, textOf, type GraphObject } from '../../tenant/graph-object.ts';
import type { CompliancePolicy } from '../../tenant/policy.ts';
import { complianceObject, flowOf, type Enrolment } from '../enrolments.ts';
import type { PlannedCommand } from '../nodes/command.ts';
import { complianceQueries, complianceUris, settingStates } from './compliance-settings.ts';

type State = ManagedDevice['complianceState'];
const strictness: readonly State[] = ['noncompliant', 'inGracePeriod', 'compliant'];

/** Compliance policies that reach the device or its user. */
function policiesOf(directory: Directory, { entra, user }: Enrolment): CompliancePolicy[] {
  const audience = audienceOf(directory, entra, user, 'managed');
  return reaching(audience).of('', [directory.revision], () =>
    [...directory.policies.values()].filter(
      (policy): policy is CompliancePolicy =>
        policy.kind === 'compliance' &&
        Object.values(reaches(policy.assignments, audience)).some((list) => list.length > 0),
    ),
  );
}

const asTold = rememberedBy<Enrolment, ComplianceSetting[] | undefined>();
const reaching = rememberedBy<Audience, CompliancePolicy[]>();

/** What a session asks the device for, so that its policies can be judged. */
export const complianceQuestions = (directory: Directory, enrolment: Enrolment): PlannedCommand[] =>
  complianceQueries(policiesOf(directory, enrolment).map(({ source }) => source));

/** Brings the records of device and directory up to what the device has told. */
export function keepCompliance(
  directory: Directory,
  enrolment: Enrolment,
  now: SimTime,
  inTechnicianPhase: boolean,
): void {
  if (flowOf(enrolment) === 'technician' && !inTechnicianPhase) return;
  if (enrolment.complianceIsHeld) return;
  const { managed } = enrolment;
  const policies = policiesOf(directory, enrolment);
  const end = managed.complianceGracePeriodExpiration;
  const from = [
    policies,
    directory.complianceDefaults,
    enrolment.revision,
    managed.osVersion,
    complianceObject(enrolment),
    complianceObject(enrolment).isCompliant,
    managed.complianceState,
    end,
    end !== null && end <= now,
  ];
  judgements(enrolment).of('', from, () => judge(directory, enrolment, policies, now));
}

/** A device is judged with each of its messages, and hardly anything has changed in between. */
const judgements = rememberedBy<Enrolment, void>();

function judge(
  directory: Directory,
  enrolment: Enrolment,
  policies: readonly CompliancePolicy[],
  now: SimTime,
): void {
  const { managed, readings } = enrolment;
  const judged = policies.map((policy) => ({
    policy,
    settings: asTold(enrolment).of(policy.id, [policy, enrolment.revision, managed.osVersion], () =>
      settingStates(policy.source, readings, managed.osVersion),
    ),
  }));
  if (judged.some(({ settings }) => settings === undefined)) return;
  const ends: SimTime[] = [];
  managed.compliancePolicies = judged.map(({ policy, settings = [] }) => {
    const unmet = settings.filter(({ state }) => state === 'noncompliant').map(({ setting }) => setting);
    const end = graceEnd(enrolment, policy, unmet, now);
    if (end !== undefined && end > now) ends.push(end);
    const state = end === undefined ? 'compliant' : now < end ? 'inGracePeriod' : 'noncompliant';
    return { id: policy.id, name: policy.displayName, state, unmet, settings } satisfies ComplianceRecord;
  });
  const states = managed.compliancePolicies.map(({ state }) => state);
  const otherwise: State = directory.complianceDefaults.secureByDefault ? 'noncompliant' : 'compliant';
  managed.complianceState =
    states.length === 0
      ? otherwise
      : (strictness.find((state) => states.includes(state as never)) ?? otherwise);
  managed.complianceGracePeriodExpiration = ends.toSorted((a, b) => a - b)[0] ?? null;
  complianceObject(enrolment).isCompliant = managed.complianceState !== 'noncompliant';
  noteChange(enrolment, now);
}

/** Keeps what compliance was, each time that it becomes another. */
function noteChange(enrolment: Enrolment, at: SimTime): void {
  const { complianceChanges, complianceState: state } = enrolment.managed;
  const { isCompliant } = complianceObject(enrolment);
  const last = complianceChanges.at(-1);
  if (last?.state !== state || last.isCompliant !== isCompliant)
    complianceChanges.push({ at, state, isCompliant });
}

/** When what is not met stops counting as met; undefined for a policy that is met. */
function graceEnd(
  { unmetSince }: Enrolment,
  policy: CompliancePolicy,
  unmet: readonly string[],
  now: SimTime,
): SimTime | undefined {
  if (unmet.length === 0) {
    unmetSince.delete(policy.id);
    return undefined;
  }
  const since = unmetSince.get(policy.id) ?? now;
  unmetSince.set(policy.id, since);
  return later(since, hours(graceHours(policy.source)));
}

/** Of the action "mark device noncompliant"; 0, at once, where the policy has none. */
const graceHours = (policy: GraphObject): number =>
  listOf(policy, 'scheduledActionsForRule')
    .flatMap((rule) => listOf(rule, 'scheduledActionConfigurations'))
    .filter((action) => textOf(action, 'actionType') === 'block')
    .map((action) => numberOf(action, 'gracePeriodHours'))[0] ?? 0;

/** When compliance is reset, and whether it stays so until the user's flow has been over for a while. */
export interface Reset {
  readonly now: SimTime;
  readonly isHeld: boolean;
}

/**
 * The user flow begins: the device does not count as compliant until it has been looked at anew, a while after that flow
 * (facts/compliance#in-the-two-flows).
 */
export function resetCompliance(enrolment: Enrolment, { now, isHeld }: Reset): void {
  const { managed, unmetSince, readings } = enrolment;
  unmetSince.clear();
  for (const uri of complianceUris) readings.delete(uri);
  enrolment.revision++;
  managed.complianceState = 'unknown';
  managed.compliancePolicies = [];
  managed.complianceGracePeriodExpiration = null;
  const object = complianceObject(enrolment);
  if (object.isCompliant !== null) object.isCompliant = false;
  enrolment.complianceIsHeld = isHeld;
  noteChange(enrolment, now);
}

/** The state at `now`: time ends a grace period, and a device that stays away is not compliant any more. */
export function complianceAt(managed: ManagedDevice, defaults: ComplianceDefaults, now: SimTime): State {
  const { complianceState, complianceGracePeriodExpiration: end, lastSyncDateTime } = managed;
  if (complianceState === 'unknown') return complianceState;
  if (now > later(lastSyncDateTime, days(defaults.checkinThresholdDays))) return 'noncompliant';
  return complianceState === 'inGracePeriod' && end !== null && now >= end ? 'noncompliant' : complianceState;
}
