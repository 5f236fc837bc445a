/**
 * Compliance of a device (intune-facts 4.8, 5.6): looked at once a person has joined; before, nobody knows.
 * Without a policy a device is compliant; of several policies the strictest counts; what is not met counts as
 * met until the grace period of the policy's "block" action is over.
 */
import type { SimTime } from '../../world/time.ts';
import { hours, later } from '../../world/time.ts';
import { audienceOf, managedSubject } from '../graph/audience.ts';
import type { Directory } from '../graph/directory.ts';
import type { ManagedDevice } from '../graph/records.ts';
import { reaches } from '../graph/targeting.ts';
import { listOf, numberOf, textOf, type GraphObject } from '../tenant/graph-object.ts';
import { switchedRules, type SwitchedRule } from '../tenant/compliance-rules.ts';
import type { CompliancePolicy } from '../tenant/tenant.ts';
import { partOf, type Enrolment } from './enrolments.ts';

/** Nodes that the rules look at; the device is asked for them in each session. */
export const complianceUris = {
  secureBoot: './Device/Vendor/MSFT/DeviceStatus/SecureBootState',
  tpm: './Device/Vendor/MSFT/DeviceStatus/TPM/SpecificationVersion',
  encryption: './Device/Vendor/MSFT/BitLocker/Status/DeviceEncryptionStatus',
} as const;

type Readings = Enrolment['readings'];

/** Rules that are switched on by true. Others of a policy are not looked at and count as met. */
const rules: Readonly<Record<SwitchedRule, (readings: Readings) => boolean>> = {
  secureBootEnabled: (readings) => readings.get(complianceUris.secureBoot) === '1',
  tpmRequired: (readings) => readings.get(complianceUris.tpm) === '2.0',
  // 0: nothing is missing; other values are a mask of what is (BitLocker CSP).
  bitLockerEnabled: (readings) => readings.get(complianceUris.encryption) === '0',
  storageRequireEncryption: (readings) => readings.get(complianceUris.encryption) === '0',
};

/** Whether the device meets a policy, by what it has told. */
function meets(policy: GraphObject, readings: Readings, osVersion: string): boolean {
  const switched = switchedRules.every((rule) => policy[rule] !== true || rules[rule](readings));
  const minimum = textOf(policy, 'osMinimumVersion');
  const maximum = textOf(policy, 'osMaximumVersion');
  return (
    switched &&
    (minimum === '' || compareVersions(osVersion, minimum) >= 0) &&
    (maximum === '' || compareVersions(osVersion, maximum) <= 0)
  );
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 4; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

type State = ManagedDevice['complianceState'];
const strictness: readonly State[] = ['noncompliant', 'inGracePeriod', 'compliant'];

/** Brings the records of device and directory up to what the device has told. */
export function keepCompliance(directory: Directory, enrolment: Enrolment, now: SimTime): void {
  if (partOf(enrolment) === 'technician') return;
  const { entra, user, managed } = enrolment;
  const audience = audienceOf(directory, entra, user, managedSubject(entra));
  const states = [...directory.policies.values()].flatMap((policy): State[] => {
    if (policy.kind !== 'compliance') return [];
    const by = reaches(policy.assignments, audience);
    return by.device.length + by.user.length > 0 ? [stateOf(policy, enrolment, now)] : [];
  });
  managed.complianceState = strictness.find((state) => states.includes(state)) ?? 'compliant';
  entra.isCompliant = managed.complianceState !== 'noncompliant';
}

function stateOf(policy: CompliancePolicy, enrolment: Enrolment, now: SimTime): State {
  const { unmetSince, readings, managed } = enrolment;
  if (meets(policy.source, readings, managed.osVersion)) {
    unmetSince.delete(policy.id);
    return 'compliant';
  }
  const since = unmetSince.get(policy.id) ?? now;
  unmetSince.set(policy.id, since);
  return now < later(since, hours(graceHours(policy.source))) ? 'inGracePeriod' : 'noncompliant';
}

/** Of the action "mark device noncompliant"; 0, at once, where the policy has none. */
const graceHours = (policy: GraphObject): number =>
  listOf(policy, 'scheduledActionsForRule')
    .flatMap((rule) => listOf(rule, 'scheduledActionConfigurations'))
    .filter((action) => textOf(action, 'actionType') === 'block')
    .map((action) => numberOf(action, 'gracePeriodHours'))[0] ?? 0;
