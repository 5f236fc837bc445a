/**
 * Compliance of a device (intune-facts 4.8, 4.9, 5.6). Without a policy a device is compliant, unless the tenant
 * says otherwise; of several policies the strictest counts; what is not met counts as met until the grace period
 * of the policy's "block" action is over. A person's join resets it: it is looked at anew from there.
 */
import type { SimTime } from '../../world/time.ts';
import { days, hours, later } from '../../world/time.ts';
import { audienceOf } from '../graph/audience.ts';
import type { Directory } from '../graph/directory.ts';
import type { ComplianceRecord, ManagedDevice } from '../graph/records.ts';
import { reaches } from '../graph/targeting.ts';
import type { ComplianceDefaults } from '../tenant/enrolment-settings.ts';
import { listOf, numberOf, textOf, type GraphObject } from '../tenant/graph-object.ts';
import { switchedRules, type SwitchedRule } from '../tenant/compliance-rules.ts';
import type { CompliancePolicy } from '../tenant/policy.ts';
import { compareVersions } from '../versions.ts';
import { partOf, type Enrolment } from './enrolments.ts';

/** Nodes that the rules look at; the device is asked for them in each session. */
export const complianceUris = {
  secureBoot: './Device/Vendor/MSFT/DeviceStatus/SecureBootState',
  tpm: './Device/Vendor/MSFT/DeviceStatus/TPM/SpecificationVersion',
  encryption: './Device/Vendor/MSFT/BitLocker/Status/DeviceEncryptionStatus',
} as const;

type Readings = Enrolment['readings'];

/** Rules that are switched on by true, the node that tells, and the value that meets them. */
const rules: Readonly<Record<SwitchedRule, { readonly uri: string; readonly met: string }>> = {
  secureBootEnabled: { uri: complianceUris.secureBoot, met: '1' },
  tpmRequired: { uri: complianceUris.tpm, met: '2.0' },
  // 0: nothing is missing; other values are a mask of what is (BitLocker CSP).
  bitLockerEnabled: { uri: complianceUris.encryption, met: '0' },
  storageRequireEncryption: { uri: complianceUris.encryption, met: '0' },
};

/** The rules that are not met; undefined while the device has not told all that they ask for. */
function unmetRules(policy: GraphObject, readings: Readings, osVersion: string): string[] | undefined {
  const asked = switchedRules.filter((rule) => policy[rule] === true);
  if (asked.some((rule) => !readings.has(rules[rule].uri))) return undefined;
  const minimum = textOf(policy, 'osMinimumVersion');
  const maximum = textOf(policy, 'osMaximumVersion');
  return [
    ...asked.filter((rule) => readings.get(rules[rule].uri) !== rules[rule].met),
    ...(minimum !== '' && compareVersions(osVersion, minimum) < 0 ? ['osMinimumVersion'] : []),
    ...(maximum !== '' && compareVersions(osVersion, maximum) > 0 ? ['osMaximumVersion'] : []),
  ];
}

type State = ManagedDevice['complianceState'];
const strictness: readonly State[] = ['noncompliant', 'inGracePeriod', 'compliant'];

/** Brings the records of device and directory up to what the device has told. */
export function keepCompliance(
  directory: Directory,
  enrolment: Enrolment,
  now: SimTime,
  inTechnicianPhase: boolean,
): void {
  if (partOf(enrolment) === 'technician' && !inTechnicianPhase) return;
  const { entra, user, managed, readings } = enrolment;
  const audience = audienceOf(directory, entra, user, 'managed');
  const policies = [...directory.policies.values()].filter(
    (policy): policy is CompliancePolicy =>
      policy.kind === 'compliance' &&
      Object.values(reaches(policy.assignments, audience)).some((list) => list.length > 0),
  );
  const judged = policies.map((policy) => ({
    policy,
    unmet: unmetRules(policy.source, readings, managed.osVersion),
  }));
  if (judged.some(({ unmet }) => unmet === undefined)) return;
  const ends: SimTime[] = [];
  managed.compliancePolicies = judged.map(({ policy, unmet = [] }) => {
    const end = graceEnd(enrolment, policy, unmet, now);
    if (end !== undefined && end > now) ends.push(end);
    const state = end === undefined ? 'compliant' : now < end ? 'inGracePeriod' : 'noncompliant';
    return { id: policy.id, name: policy.displayName, state, unmet } satisfies ComplianceRecord;
  });
  const states = managed.compliancePolicies.map(({ state }) => state);
  const otherwise: State = directory.complianceDefaults.secureByDefault ? 'noncompliant' : 'compliant';
  managed.complianceState =
    states.length === 0
      ? otherwise
      : (strictness.find((state) => states.includes(state as never)) ?? otherwise);
  managed.complianceGracePeriodExpiration = ends.toSorted((a, b) => a - b)[0] ?? null;
  entra.isCompliant = managed.complianceState !== 'noncompliant';
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

/** The user flow begins: the device does not count as compliant until it has been looked at anew (4.9). */
export function resetCompliance({ managed, entra, unmetSince, readings }: Enrolment): void {
  unmetSince.clear();
  for (const uri of Object.values(complianceUris)) readings.delete(uri);
  managed.complianceState = 'unknown';
  managed.compliancePolicies = [];
  managed.complianceGracePeriodExpiration = null;
  if (entra.isCompliant !== null) entra.isCompliant = false;
}

/** The state at `now`: time ends a grace period, and a device that stays away is not compliant any more. */
export function complianceAt(managed: ManagedDevice, defaults: ComplianceDefaults, now: SimTime): State {
  const { complianceState, complianceGracePeriodExpiration: end, lastSyncDateTime } = managed;
  if (complianceState === 'unknown') return complianceState;
  if (now > later(lastSyncDateTime, days(defaults.checkinThresholdDays))) return 'noncompliant';
  return complianceState === 'inGracePeriod' && end !== null && now >= end ? 'noncompliant' : complianceState;
}
