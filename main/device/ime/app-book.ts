/** What is written down of each app as it goes its way: tracking node, record, log, report to the gateway. */
import type { Flow } from '../../../shared/session/flow.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import type { EspPhase, StatusReport, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Process } from '../../world/process.ts';
import type { Management } from '../mdm/management.ts';
import { appLines } from './agent-lines.ts';
import { appLog, logLine } from './agent-log.ts';
import type { AppOutcome } from './app-outcome.ts';
import type { AppRecord, AppState } from './app-records.ts';
import { lastRecordOf, saveRecord } from './app-records.ts';
import type { Gateway } from './gateway.ts';
import { InstallationState, RebootRequired, Tracking } from './tracking.ts';

const rebootKinds = {
  none: RebootRequired.NotRequired,
  soft: RebootRequired.SoftReboot,
  hard: RebootRequired.HardReboot,
} as const;

/** As Graph numbers a resultantAppState. */
const resultantStates = {
  installed: 1,
  failed: 2,
  uninstalled: 3,
  uninstallFailed: 4,
  notApplicable: -1,
} as const;

/** Of an AppQueue's order. */
export interface BookOrder {
  readonly phase: EspPhase;
  /** Asked whenever a record is written: an app may be taken up in one flow and end in the next. */
  readonly reportPhase: () => Flow;
  readonly tracked: boolean;
}

export class AppBook {
  readonly #management: Management;
  readonly #gateway: Gateway;
  readonly #order: BookOrder;
  readonly #tracking: Tracking;
  /** Records of apps that were taken up since, as they were before. */
  readonly #before = new Map<string, AppRecord | undefined>();
  /** Whether each was found when it was looked for last. */
  readonly #found = new Map<string, boolean>();

  constructor(management: Management, gateway: Gateway, order: BookOrder) {
    this.#management = management;
    this.#gateway = gateway;
    this.#order = order;
    this.#tracking = new Tracking(management, order.phase);
  }

  /** What the agent knew of an app before it was taken up here. */
  before(id: string): AppRecord | undefined {
    if (this.#before.has(id)) return this.#before.get(id);
    return lastRecordOf(this.#management.machine.registry, id);
  }

  /** Makes the nodes that the Enrollment Status Page waits for. */
  track(apps: readonly Win32AppPolicy[]): void {
    this.#tracking.create(apps);
  }

  /** Notes what was known of an app that is looked at now, and what is wanted of one that is new. */
  takeUp(app: Win32AppPolicy, intent: 'install' | 'uninstall'): void {
    const before = this.before(app.Id);
    this.#before.set(app.Id, before);
    if (!before) this.#tell(appLines.desiredState(app, intent));
  }

  /** Whether an app was found: told where that is another than before. */
  looked(app: Win32AppPolicy, found: boolean): void {
    const before = this.before(app.Id);
    const from = this.#found.get(app.Id) ?? (before && before.state === 'installed');
    this.#found.set(app.Id, found);
    if (from !== found) this.#tell(appLines.detectionState(app, from, found));
  }

  /** Whether an app that is new suits the PC. */
  judged(app: Win32AppPolicy, isApplicable: boolean): void {
    if (!this.before(app.Id)) this.#tell(appLines.applicabilityState(app, isApplicable));
  }

  pending(app: Win32AppPolicy): void {
    const script = this.before(app.Id)?.script;
    this.#record(app, 'pending', { exitCode: null, ...(script ? { script } : {}) });
  }

  installing(app: Win32AppPolicy): void {
    this.#record(app, 'installing', { exitCode: null });
    this.#tracking.set(app, InstallationState.InProgress);
  }

  /** `neededBy`: the apps that it is a dependency of, the nearest first. */
  *settle(app: Win32AppPolicy, outcome: AppOutcome, neededBy: readonly Win32AppPolicy[] = []): Process<void> {
    const { machine } = this.#management;
    const errorCode = outcome.state === 'failed' ? outcome.errorCode : 0;
    const { exitCode } = outcome;
    const script = outcome.state === 'installed' ? { script: outcome.script } : {};
    const isNews = this.#record(app, outcome.state, { exitCode, errorCode, ...script });
    if (exitCode !== null && isNews) this.#tell(appLines.executionState(app, outcome.state !== 'failed'));
    if (outcome.state === 'installed' || outcome.state === 'uninstalled')
      this.looked(app, outcome.state === 'installed');
    if (outcome.state === 'failed')
      appLog(machine, app)(`failed, hResult ${formatHResult(outcome.errorCode)}`, 'error');
    // An app that may fail is done with once it was tried (facts/enrollment-status-page#blocking-apps).
    const fails = outcome.state === 'failed' && app.Awaited !== true;
    const state = fails ? InstallationState.Error : InstallationState.Completed;
    // What was found as it was known has its nodes already, unless the page has just made them.
    if (isNews || this.#order.tracked) {
      if (outcome.state === 'installed') this.#tracking.reboot(app, rebootKinds[outcome.reboot], neededBy);
      this.#tracking.set(app, state, fails ? errorCode : 0);
    }
    const failedRemoval = outcome.state === 'failed' && outcome.uninstalling === true;
    const told = failedRemoval ? 'uninstallFailed' : outcome.state;
    if (isNews) this.#tell(appLines.portalReport(app, resultantStates[told]));
    const report: StatusReport = {
      AppId: app.Id,
      State: told,
      ErrorCode: errorCode,
      ...(exitCode === null ? {} : { ExitCode: exitCode }),
    };
    machine.happenings.emit({
      kind: 'app settled',
      program: app.Id,
      failed: outcome.state === 'failed',
    });
    yield* this.#gateway.reportState(report, this.#order.phase);
  }

  #tell(text: string): void {
    logLine(this.#management.machine, text, 'info', 'AppWorkload');
  }

  /** False where the registry says so already. */
  #record(
    app: Win32AppPolicy,
    state: AppState,
    more: Pick<AppRecord, 'exitCode' | 'script'> & { readonly errorCode?: number },
  ): boolean {
    const { user } = this.#management.state;
    const before = this.#before.get(app.Id);
    const record: AppRecord = {
      errorCode: 0,
      ...more,
      id: app.Id,
      name: app.Name,
      revision: app.Version,
      // An app that is found in place keeps the phase that installed it.
      phase: before?.state === 'installed' ? before.phase : this.#order.reportPhase(),
      state,
      ...(state === 'failed' ? { failedAt: this.#management.machine.deviceTime() } : {}),
    };
    const owner = this.#order.phase === 'AccountSetup' && user ? user.sid : undefined;
    return saveRecord(this.#management.machine.registry, record, owner);
  }
}
