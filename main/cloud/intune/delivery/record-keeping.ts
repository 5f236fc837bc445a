/** What Intune keeps of a deployment: states of apps and policies, the device record, the Autopilot event. */
import { HResults } from '../../../protocols/hresult/codes.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { SimTime } from '../../../world/time.ts';
import type { Directory } from '../../directory/directory.ts';
import type { AppRecord, InstallState, PolicyRecord, SettingRecord } from '../../directory/records.ts';
import { rememberedBy } from '../../../world/remember.ts';
import type { App } from '../../tenant/tenant.ts';
import type { PlannedApp } from '../engine/app-plan.ts';
import { waitsForTheUser, type PlannedPolicy } from '../engine/policy-plan.ts';
import { flowOf, type Enrolment } from '../enrolments.ts';
import { appRemovalCommands, appStatusUri, isChannelApp } from '../nodes/app-jobs.ts';
import type { PlannedCommand } from '../nodes/command.ts';
import { scepUri } from '../nodes/connection-nodes.ts';
import { policyScope } from '../nodes/policy-nodes.ts';
import { isAccepted, type Delivery, type JobState } from './delivery.ts';
import { noteReseal } from '../hybrid-device.ts';
import type { DeliveryPlan } from './plan.ts';

/** The record of an app in the present part; made where there is none. Without a plan it is a dependency. */
export function appRecord(
  enrolment: Enrolment,
  app: App,
  planned?: Pick<PlannedApp, 'intent' | 'blocking'>,
): AppRecord {
  const { managed } = enrolment;
  const phase = flowOf(enrolment);
  const known = managed.apps.find((record) => record.id === app.id && record.phase === phase);
  if (known) return known;
  const installed = managed.apps.find(({ id, state }) => id === app.id && state === 'installed');
  const record: AppRecord = {
    id: app.id,
    name: app.displayName,
    phase,
    intent: planned?.intent ?? 'dependency',
    tracked: planned?.blocking ?? false,
    // What the part before has installed is there, until the device says otherwise.
    state: installed?.state ?? 'pendingInstall',
    errorCode: 0,
    exitCode: installed?.exitCode ?? null,
    lastReported: managed.lastSyncDateTime,
  };
  managed.apps.push(record);
  enrolment.revision++;
  return record;
}

const installStates: Readonly<Record<JobState, InstallState>> = {
  pending: 'pendingInstall',
  done: 'installed',
  failed: 'failed',
};

/**
 * Brings the records of phases up to what the device has answered. Of a policy that is in two of them the later
 * one tells that carries any of its settings: the account's sessions have nothing to say of the device's.
 */
export function keepRecords(delivery: Delivery, plans: readonly DeliveryPlan[], now: SimTime): void {
  for (const plan of plans) keepApps(delivery, plan, now);
  const told = new Map<string, { readonly plan: DeliveryPlan } & DeliveryPlan['policies'][number]>();
  for (const plan of plans)
    for (const one of toldPolicies(plan)) {
      const { id } = one.planned.policy;
      if (!told.has(id) || !isOfOtherScope(one)) told.set(id, { plan, ...one });
    }
  const { enrolment, revision } = delivery;
  for (const { plan, planned, commands } of told.values()) {
    if (isOfOtherScope({ planned, commands }) && isKnown(enrolment, planned)) continue;
    const facts = factsOf(delivery).of(
      `${plan.phase} ${planned.policy.id}`,
      [revision, planned, enrolment.hybrid?.joined, ...commands],
      () => policyFacts(delivery, plan, planned, commands),
    );
    setPolicy(enrolment, planned, facts, now);
  }
}

function keepApps(delivery: Delivery, plan: DeliveryPlan, now: SimTime): void {
  const { enrolment } = delivery;
  for (const planned of plan.apps) {
    const { app, action } = planned;
    const record = appRecord(enrolment, app, planned);
    if (action === 'conflict') setApp(enrolment, record, 'failed', now, HResults.supersedenceConflict);
    if (action === 'install' && isChannelApp(app)) {
      const uri = appStatusUri(plan.scope, app);
      setApp(enrolment, record, installStates[delivery.job(uri)], now);
      setExitCode(enrolment, record, channelExitCode(app, delivery, uri, record.errorCode));
    }
    if (action === 'uninstall') keepRemoval(delivery, plan, planned, record, now);
  }
}

/** A device that polls, polls with each message for what is known. */
const factsOf = rememberedBy<Delivery, PolicyFacts>();

/**
 * The MDM channel tells an exit code by LastError, HRESULT_FROM_WIN32 of it, which stays 0 where the installer
 * succeeded. A download that failed has run none, and a packaged app has none: its LastError is that of Windows.
 */
function channelExitCode(app: App, delivery: Delivery, uri: string, errorCode: number): number | null {
  const state = delivery.job(uri);
  if (state === 'done') return 0;
  const hasRun = state === 'failed' && app.kind !== 'appx' && !delivery.downloadFailed(uri);
  return hasRun && errorCode >>> 16 === 0x8007 ? errorCode & 0xffff : null;
}

/** What is aimed at the device is told of in the device's part. */
/** None of its settings goes to the scope of these sessions. */
const isOfOtherScope = ({
  planned,
  commands,
}: Pick<DeliveryPlan['policies'][number], 'planned' | 'commands'>): boolean =>
  planned.policy.kind === 'settings' && planned.nodes.length > 0 && commands.length === 0;

const isKnown = (enrolment: Enrolment, { policy }: PlannedPolicy): boolean =>
  enrolment.managed.policies.some(({ id, phase }) => id === policy.id && phase === flowOf(enrolment));

const toldPolicies = ({ policies, scope }: DeliveryPlan): DeliveryPlan['policies'] =>
  policies.filter(
    ({ planned }) =>
      planned.policy.kind !== 'compliance' &&
      planned.policy.kind !== 'script' &&
      (planned.policy.kind !== 'pkcs' || policyScope(planned) === scope),
  );

/** What is not there has been taken away as well. */
function keepRemoval(
  delivery: Delivery,
  { phase, scope }: DeliveryPlan,
  { app }: PlannedApp,
  record: AppRecord,
  now: SimTime,
): void {
  const [command] = appRemovalCommands(scope, app);
  const status = command && delivery.status(phase, command);
  if (status === undefined) return;
  const isGone = isAccepted(status) || status === SyncMlStatus.NotFound;
  setApp(delivery.enrolment, record, isGone ? 'notInstalled' : 'uninstallFailed', now, isGone ? 0 : status);
}

export function setApp(
  enrolment: Enrolment,
  record: AppRecord,
  state: InstallState,
  now: SimTime,
  errorCode = record.errorCode,
): void {
  if (record.state === state && record.errorCode === errorCode) return;
  if (record.state !== state) record.lastReported = now;
  record.state = state;
  record.errorCode = errorCode;
  enrolment.revision++;
}

export function setExitCode(enrolment: Enrolment, record: AppRecord, exitCode: AppRecord['exitCode']): void {
  if (record.exitCode === exitCode) return;
  record.exitCode = exitCode;
  enrolment.revision++;
}

type PolicyFacts = Pick<PolicyRecord, 'state' | 'errorCode' | 'settings'>;

function policyFacts(
  delivery: Delivery,
  plan: DeliveryPlan,
  planned: PlannedPolicy,
  commands: readonly PlannedCommand[],
): PolicyFacts {
  const { policy } = planned;
  // A profile that no certificate connector answers for waits.
  if (policy.kind === 'pkcs' && commands.length === 0)
    return { state: 'pending', errorCode: 0, settings: [] };
  // A domain profile has no meaning for an Entra join.
  if (policy.kind === 'domain-join') {
    const { hybrid } = delivery.enrolment;
    const state = !hybrid ? 'notApplicable' : hybrid.joined ? 'compliant' : 'pending';
    return { state, errorCode: 0, settings: [] };
  }
  const settings = commands.map((command): SettingRecord => {
    const status = delivery.status(plan.phase, command);
    const setting = command.item.target ?? '';
    if (status === undefined) return { setting, state: 'pending', errorCode: 0 };
    const errorCode = isAccepted(status) ? delivery.failureOf(setting) : status;
    return { setting, state: errorCode === 0 ? 'compliant' : 'error', errorCode };
  });
  const held = planned.nodes
    .filter(({ uri }) => waitsForTheUser(uri, plan.phase))
    .map(({ uri }): SettingRecord => ({ setting: uri, state: 'pending', errorCode: 0 }));
  settings.push(...held);
  const job: JobState =
    policy.kind === 'scep' ? delivery.job(`${scepUri(policyScope(planned), policy)}/Status`) : 'done';
  const refused = settings.find(({ state }) => state === 'error');
  const pending = job === 'pending' || settings.some(({ state }) => state === 'pending');
  const conflicts = planned.conflicts.map(
    (setting): SettingRecord => ({ setting, state: 'conflict', errorCode: 0 }),
  );
  const state =
    refused || job === 'failed'
      ? 'error'
      : conflicts.length > 0
        ? 'conflict'
        : pending
          ? 'pending'
          : 'compliant';
  return {
    state,
    errorCode: refused?.errorCode ?? 0,
    settings: policy.kind === 'settings' ? [...settings, ...conflicts] : [],
  };
}

function setPolicy(enrolment: Enrolment, { policy }: PlannedPolicy, facts: PolicyFacts, now: SimTime): void {
  const { policies } = enrolment.managed;
  const phase = flowOf(enrolment);
  const known = policies.find((record) => record.id === policy.id && record.phase === phase);
  if (known && isAsBefore(known, facts)) return;
  enrolment.revision++;
  if (!known) policies.push({ id: policy.id, name: policy.displayName, phase, ...facts, lastReported: now });
  else Object.assign(known, facts, known.state === facts.state ? {} : { lastReported: now });
}

const isAsBefore = (known: PolicyFacts, { state, errorCode, settings }: PolicyFacts): boolean =>
  known.state === state &&
  known.errorCode === errorCode &&
  known.settings.length === settings.length &&
  settings.every((setting, at) => {
    const before = known.settings[at];
    return (
      setting.setting === before?.setting &&
      setting.state === before.state &&
      setting.errorCode === before.errorCode
    );
  });

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
  noteReseal(enrolment, uri, value);
  if (enrolment.readings.get(uri) !== value) enrolment.revision++;
  enrolment.readings.set(uri, value);
  if (/\/SwV$/i.test(uri) && value !== '') managed.osVersion = value;
  if (/\/EncryptionCompliance$/i.test(uri)) managed.isEncrypted = value === '1';
  if (!/\/DeviceName$/i.test(uri) || value === '') return;
  managed.deviceName = value;
  event.managedDeviceName = value;
  if (entra.displayName !== value) {
    entra.displayName = value;
    directory.changed.emit();
  }
}
