/** What devices have reported of one policy: a line for each, and how many of each kind. */
import type { ManagedDevice } from '../../directory/records.ts';
import { ownOf } from '../../../../shared/own.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import type { Navigation } from './entity-set.ts';
import { userOf } from './managed-device-shape.ts';
import { dateOf, momentOf, type ReadContext } from './shape.ts';

/** A state of a policy in Graph's words, whichever service reports it. */
const states: Readonly<Record<string, string>> = {
  unknown: 'unknown',
  compliant: 'compliant',
  error: 'error',
  conflict: 'conflict',
  pending: 'unknown',
  notApplicable: 'notApplicable',
  noncompliant: 'nonCompliant',
  inGracePeriod: 'nonCompliant',
};
export const stateInGraph = (state: string): string => ownOf(states, state) ?? 'unknown';

interface Reported {
  readonly device: ManagedDevice;
  readonly state: string;
}

const reportsOf = (policyId: string, { directory }: ReadContext): readonly Reported[] =>
  [...directory.managedDevices.values()].flatMap((device) =>
    [...device.policies, ...device.compliancePolicies]
      .filter(({ id }) => id === policyId)
      .map(({ state }) => ({ device, state: stateInGraph(state) })),
  );

const deviceStatuses: Navigation<{ readonly id: string }> = {
  many: true,
  of: ({ id }, context) =>
    reportsOf(id, context).map(
      ({ device, state }): GraphObject => ({
        id: `${id}_${device.id}`,
        deviceDisplayName: device.deviceName,
        deviceModel: device.model,
        userName: userOf(device, context)?.displayName ?? '',
        userPrincipalName: device.userPrincipalName,
        status: state,
        lastReportedDateTime: dateOf(device.lastSyncDateTime),
        complianceGracePeriodExpirationDateTime: momentOf(device.complianceGracePeriodExpiration),
      }),
    ),
};

const deviceStatusOverview: Navigation<{ readonly id: string }> = {
  many: false,
  of({ id }, context) {
    const reports = reportsOf(id, context);
    const count = (...wanted: readonly string[]): number =>
      reports.filter(({ state }) => wanted.includes(state)).length;
    const latest = reports.map(({ device }) => device.lastSyncDateTime).toSorted((a, b) => b - a)[0] ?? null;
    return {
      id,
      pendingCount: count('unknown'),
      notApplicableCount: count('notApplicable'),
      successCount: count('compliant'),
      errorCount: count('error', 'conflict'),
      failedCount: count('nonCompliant'),
      lastUpdateDateTime: momentOf(latest),
      configurationVersion: 1,
    };
  },
};

export const statusNavigations = { deviceStatuses, deviceStatusOverview };
