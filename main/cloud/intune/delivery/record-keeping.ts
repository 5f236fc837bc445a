/** What Intune keeps of a deployment: states of apps and policies, the device record, the Autopilot event. */
import type { SimTime } from '../../../world/time.ts';
import type { Directory } from '../../graph/directory.ts';
import type { AppRecord, InstallState, ManagedDevice } from '../../graph/records.ts';
import type { App } from '../../tenant/tenant.ts';
import { partOf, type Enrolment } from '../enrolments.ts';
import { appStatusUri } from '../nodes/app-jobs.ts';
import { scepUri } from '../nodes/connection-nodes.ts';
import { policyScope } from '../nodes/policy-nodes.ts';
import { isAccepted, type Delivery, type JobState } from './delivery.ts';
import type { DeliveryPlan } from './plan.ts';

/** The record of an app in the present part; made where there is none. */
export function appRecord(enrolment: Enrolment, app: App, tracked = false): AppRecord {
  const { apps } = enrolment.managed;
  const phase = partOf(enrolment);
  const known = apps.find((record) => record.id === app.id && record.phase === phase);
  if (known) return known;
  const record: AppRecord = {
    id: app.id,
    name: app.displayName,
    phase,
    tracked,
    state: 'pendingInstall',
    errorCode: 0,
  };
  apps.push(record);
  return record;
}

const installStates: Readonly<Record<JobState, InstallState>> = {
  pending: 'pendingInstall',
  done: 'installed',
  failed: 'failed',
};

/** Brings the records of a phase up to what the device has answered. */
export function keepRecords(delivery: Delivery, plan: DeliveryPlan): void {
  const { enrolment } = delivery;
  for (const { app, blocking } of plan.apps) {
    const record = appRecord(enrolment, app, blocking);
    if (app.kind === 'msi' || app.kind === 'office')
      record.state = installStates[delivery.job(appStatusUri(plan.scope, app))];
  }
  for (const { planned, commands } of plan.policies) {
    if (planned.policy.kind === 'compliance') continue;
    const statuses = commands.map((command) => delivery.status(plan.phase, command));
    const refused = statuses.find((status) => status !== undefined && !isAccepted(status));
    const { policy } = planned;
    const job: JobState =
      policy.kind === 'scep' ? delivery.job(`${scepUri(policyScope(planned), policy)}/Status`) : 'done';
    const pending = job === 'pending' || statuses.includes(undefined);
    const state = refused !== undefined || job === 'failed' ? 'error' : pending ? 'pending' : 'compliant';
    setPolicy(enrolment.managed, policy.id, policy.displayName, partOf(enrolment), state, refused ?? 0);
  }
}

function setPolicy(
  { policies }: ManagedDevice,
  id: string,
  name: string,
  phase: 'technician' | 'user',
  state: 'error' | 'pending' | 'compliant',
  errorCode: number,
): void {
  const known = policies.find((record) => record.id === id && record.phase === phase);
  if (known) Object.assign(known, { state, errorCode });
  else policies.push({ id, name, phase, state, errorCode });
}

/** How a scope's first sync ended, by WasDeviceSuccessfullyProvisioned: 0 failed, 1 succeeded, 2 in progress. */
export function keepResult(
  enrolment: Enrolment,
  scope: './Device' | './User',
  value: string,
  at: SimTime,
): void {
  const part = scope === './Device' ? enrolment.event.deviceSetup : enrolment.event.accountSetup;
  if (value === '2' && part.state === 'notAttempted') Object.assign(part, { state: 'inProgress', start: at });
  if ((value === '0' || value === '1') && part.end === null)
    Object.assign(part, { state: value === '1' ? 'success' : 'failure', end: at });
}

/** Values that the device reads out at the begin of a session. */
export function keepReading(directory: Directory, enrolment: Enrolment, uri: string, value: string): void {
  const { managed, entra, event } = enrolment;
  enrolment.readings.set(uri, value);
  if (/\/SwV$/i.test(uri)) managed.osVersion = value;
  if (!/\/DeviceName$/i.test(uri) || value === '') return;
  managed.deviceName = value;
  event.managedDeviceName = value;
  if (entra.displayName !== value) {
    entra.displayName = value;
    directory.changed.emit();
  }
}
