/** The agent's queue: one app after another, dependencies first, with nodes, records and reports kept up. */
import type { StatusReport, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import type { Management } from '../mdm/management.ts';
import { logLine } from './agent-log.ts';
import type { AppOutcome } from './app-installer.ts';
import { AgentError, AppInstaller } from './app-installer.ts';
import type { AppPhase, AppRecord, AppState } from './app-records.ts';
import { readRecords, saveRecord } from './app-records.ts';
import type { EspPhase, Gateway } from './gateway.ts';
import { InstallationState, RebootRequired, Tracking } from './tracking.ts';

export type QueueEnd = 'done' | 'interrupted' | 'hard-reboot';

const required = 3;
const userContext = 0;

/** The apps that are to be installed in this phase: what the ESP waits for comes first. */
function queueOf(apps: readonly Win32AppPolicy[], userSignedIn: boolean): readonly Win32AppPolicy[] {
  const wanted = apps.filter(
    ({ Intent, TargetType, RunAs }) =>
      Intent === required && TargetType !== 0 && (RunAs !== userContext || userSignedIn),
  );
  return [...wanted.filter(({ Blocking }) => Blocking), ...wanted.filter(({ Blocking }) => !Blocking)];
}

export class AppQueue {
  readonly #management: Management;
  readonly #gateway: Gateway;
  readonly #phase: EspPhase;
  readonly #reportPhase: AppPhase;
  readonly #tracking: Tracking;
  readonly #installer: AppInstaller;
  readonly #apps: readonly Win32AppPolicy[];
  readonly #outcomes = new Map<string, AppOutcome>();
  /** What the agent knew of each app when the queue began. */
  readonly #before: ReadonlyMap<string, AppRecord>;

  constructor(
    management: Management,
    gateway: Gateway,
    apps: readonly Win32AppPolicy[],
    phase: EspPhase,
    reportPhase: AppPhase,
  ) {
    this.#management = management;
    this.#gateway = gateway;
    this.#apps = apps;
    this.#phase = phase;
    this.#reportPhase = reportPhase;
    this.#before = new Map(readRecords(management.machine.registry).map((record) => [record.id, record]));
    this.#tracking = new Tracking(management, phase);
    this.#installer = new AppInstaller(
      management,
      gateway,
      phase,
      ({ Id }) => this.#before.get(Id)?.state === 'installed',
    );
  }

  /**
   * Works the queue off. After a hard reboot nothing more is begun until the PC has restarted; apps that the
   * ESP does not wait for give way when `interrupted` says that something else is due.
   */
  *run(interrupted: () => boolean): Process<QueueEnd> {
    const { machine, state } = this.#management;
    const queue = queueOf(this.#apps, state.user !== null);
    this.#tracking.create(queue.filter(({ Blocking }) => Blocking));
    logLine(machine, `[Win32App] EspPhase: ${this.#phase}, targeted apps: ${queue.length}`);
    for (const app of queue) {
      if (!app.Blocking && interrupted()) return 'interrupted';
      const outcome = yield* this.#process(app, []);
      const restart = outcome.state === 'installed' && outcome.reboot === 'hard';
      // Only device setup restarts the PC, and only for an app that its page sees.
      if (restart && app.Blocking && this.#phase === 'DeviceSetup') return 'hard-reboot';
    }
    return 'done';
  }

  *#process(app: Win32AppPolicy, parents: readonly string[]): Process<AppOutcome> {
    const known = this.#outcomes.get(app.Id);
    if (known) return known;
    const { machine } = this.#management;
    logLine(machine, `[Win32App] processing targeted app (name = ${app.Name}, id = ${app.Id})`);
    this.#record(app, 'pending', null);
    const outcome = yield* this.#way(app, [...parents, app.Id]);
    this.#outcomes.set(app.Id, outcome);
    yield* this.#settle(app, outcome);
    return outcome;
  }

  *#way(app: Win32AppPolicy, parents: readonly string[]): Process<AppOutcome> {
    if (this.#installer.detected(app)) {
      const exitCode = this.#before.get(app.Id)?.exitCode ?? null;
      return { state: 'installed', exitCode, reboot: 'none' };
    }
    if (!this.#installer.applicable(app)) return { state: 'notApplicable', exitCode: null };
    this.#record(app, 'installing', null);
    this.#tracking.set(app, InstallationState.InProgress);
    for (const id of app.FlatDependencies) {
      const dependency = this.#apps.find(({ Id }) => Id === id);
      // A circle of dependencies is cut where it closes.
      if (parents.includes(id)) continue;
      const outcome = dependency && (yield* this.#process(dependency, parents));
      if (outcome?.state !== 'installed') {
        logLine(this.#management.machine, `[Win32App] ${app.Name}: dependency ${id} is not there`, 'error');
        return { state: 'failed', exitCode: null, errorCode: AgentError.DependencyFailed };
      }
    }
    return yield* this.#installer.install(app);
  }

  *#settle(app: Win32AppPolicy, outcome: AppOutcome): Process<void> {
    const errorCode = outcome.state === 'failed' ? outcome.errorCode : 0;
    this.#record(app, outcome.state, outcome.exitCode, errorCode);
    if (outcome.state === 'failed')
      logLine(
        this.#management.machine,
        `[Win32App] ${app.Name}: failed, hResult ${formatHResult(outcome.errorCode)}`,
        'error',
      );
    if (outcome.state === 'installed') {
      const kinds = {
        none: RebootRequired.NotRequired,
        soft: RebootRequired.SoftReboot,
        hard: RebootRequired.HardReboot,
      };
      this.#tracking.reboot(app, kinds[outcome.reboot]);
    }
    const state = outcome.state === 'failed' ? InstallationState.Error : InstallationState.Completed;
    this.#tracking.set(app, state, errorCode);
    logLine(this.#management.machine, `[Win32App] tracked install status of ${app.Name} changed to ${state}`);
    const report: StatusReport = { AppId: app.Id, State: outcome.state, ErrorCode: errorCode };
    yield* this.#gateway.report(report, this.#phase);
  }

  #record(app: Win32AppPolicy, state: AppState, exitCode: number | null, errorCode = 0): void {
    const { user } = this.#management.state;
    const before = this.#before.get(app.Id);
    const record: AppRecord = {
      id: app.Id,
      name: app.Name,
      revision: app.Version,
      // An app that is found in place keeps the phase that installed it.
      phase: before?.state === 'installed' ? before.phase : this.#reportPhase,
      state,
      exitCode,
      errorCode,
    };
    const owner = this.#phase === 'AccountSetup' && user ? user.sid : undefined;
    saveRecord(this.#management.machine.registry, record, owner);
  }
}
