/** The agent's queue of a phase: one app after another, dependencies first, with nodes, records and reports kept up. */
import type { Flow } from '../../../shared/session/flow.ts';
import type { EspPhase, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Process } from '../../world/process.ts';
import { until } from '../../world/signal.ts';
import { sleep } from '../../world/process.ts';
import type { Management } from '../mdm/management.ts';
import { appLog, logLine } from './agent-log.ts';
import { appLines, decisionLines } from './agent-lines.ts';
import { AppBook } from './app-book.ts';
import { AppInstaller } from './app-installer.ts';
import type { AppOutcome } from './app-outcome.ts';
import { AgentError, failedWith, usualScriptAnswer } from './app-outcome.ts';
import type { Queued } from './app-relations.ts';
import { conflicting, queueOf } from './app-relations.ts';
import type { Gateway } from './gateway.ts';
import { isWorthAnotherTry, pageRetryPause, retryRules } from './retry-schedule.ts';
import { awaitsAppRestart } from './tracking.ts';

/** The Enrollment Status Page has a node for it. */
const isTracked = ({ Blocking, Awaited }: Win32AppPolicy): boolean => Blocking || Awaited === true;

export interface QueueOrder {
  readonly apps: readonly Win32AppPolicy[];
  readonly phase: EspPhase;
  /** Which flow the PC is in when a record is written. */
  readonly reportPhase: () => Flow;
  /** The Enrollment Status Page is shown: it sees the apps that it waits for. */
  readonly tracked: boolean;
}

export class AppQueue {
  readonly #management: Management;
  readonly #order: QueueOrder;
  readonly #book: AppBook;
  readonly #installer: AppInstaller;
  readonly #outcomes = new Map<string, AppOutcome>();
  readonly #waiting: Queued[];
  /** The one that is being worked on. */
  #subgraph: readonly string[] = [];

  /** Makes the nodes of what the Enrollment Status Page waits for, where it does. */
  constructor(management: Management, gateway: Gateway, order: QueueOrder) {
    this.#management = management;
    this.#order = order;
    this.#book = new AppBook(management, gateway, order);
    this.#installer = new AppInstaller(management, gateway, order.phase, ({ Id }) => {
      const before = this.#book.before(Id);
      return before?.state === 'installed' ? (before.script ?? usualScriptAnswer) : undefined;
    });
    const { apps, tracked } = order;
    this.#waiting = [...queueOf(apps, management.state.user !== null)];
    const shown = this.#waiting.filter(({ app, intent }) => isTracked(app) && intent === 'install');
    if (!tracked) return;
    this.#tell(appLines.policies(apps));
    this.#tell(
      appLines.listed(
        shown.map(({ app }) => app),
        order.phase,
      ),
    );
    this.#book.track(shown.map(({ app }) => app));
  }

  /** How many apps are still to be taken up. */
  get length(): number {
    return this.#waiting.length;
  }

  /** What is taken up next; undefined once the queue is worked off. */
  get next(): Queued | undefined {
    return this.#waiting[0];
  }

  /** For the state digest. */
  state(): unknown {
    const waiting = this.#waiting.map(({ app, intent }) => [app.Id, app.Version, intent]);
    return { waiting, outcomes: this.#outcomes, subgraph: this.#subgraph };
  }

  /** Works one app off. */
  *step(): Process<void> {
    const next = this.#waiting.shift();
    if (!next) return;
    if (next.subgraph !== this.#subgraph) this.#tell(appLines.subgraph(next.subgraph));
    this.#subgraph = next.subgraph;
    yield* this.#process(next.app, next.intent, []);
    if (this.#waiting.length > 0) return;
    if (this.#order.tracked) this.#tell(appLines.allCompleted(this.#order.phase));
    const { user } = this.#management.state;
    if (this.#order.phase === 'AccountSetup' && user) this.#tell(appLines.sessionOver(user));
  }

  /** What an app asks for holds the others of its subgraph back, too. */
  *#untilRestarted(): Process<void> {
    const { tree } = this.#management;
    if (!awaitsAppRestart(tree)) return;
    this.#tell(appLines.restartNeeded);
    yield* until(tree.changes, () => !awaitsAppRestart(tree));
  }

  *#process(app: Win32AppPolicy, intent: Queued['intent'], parents: readonly string[]): Process<AppOutcome> {
    const known = this.#outcomes.get(app.Id);
    if (known) return known;
    appLog(this.#management.machine, app)('is taken up');
    this.#book.takeUp(app, intent);
    const outcome = yield* this.#tried(app, intent, parents);
    this.#outcomes.set(app.Id, outcome);
    const neededBy = parents.toReversed().flatMap((id) => this.#find(id) ?? []);
    yield* this.#book.settle(app, outcome, neededBy);
    yield* this.#untilRestarted();
    return outcome;
  }

  /** While a page waits for the app, one that fails may be tried again. */
  *#tried(app: Win32AppPolicy, intent: Queued['intent'], parents: readonly string[]): Process<AppOutcome> {
    const { machine } = this.#management;
    for (let again = 0; ; again++) {
      const way = intent === 'install' ? this.#install(app, [...parents, app.Id]) : this.#remove(app);
      const outcome = yield* way;
      const waitedFor = this.#order.tracked && app.Blocking;
      const most = waitedFor ? retryRules(machine).triesDuringPage : 0;
      if (outcome.state !== 'failed' || again >= most || !isWorthAnotherTry(outcome.errorCode))
        return outcome;
      this.#log(`${app.Name}: failed, try ${again + 1} of ${most} more in 5 minutes`);
      yield* sleep(pageRetryPause);
    }
  }

  *#install(app: Win32AppPolicy, parents: readonly string[]): Process<AppOutcome> {
    const found = this.#installer.detected(app);
    if (found === 'unknown') return failedWith(AgentError.CertificateExpired);
    this.#book.looked(app, found);
    if (found) {
      const before = this.#book.before(app.Id);
      const script = before?.script ?? usualScriptAnswer;
      if (this.#order.tracked) this.#decide(decisionLines.nothingToDo(app));
      return { state: 'installed', exitCode: before?.exitCode ?? null, reboot: 'none', script };
    }
    this.#book.pending(app);
    const isApplicable = this.#installer.applicable(app);
    this.#book.judged(app, isApplicable);
    if (!isApplicable) return { state: 'notApplicable', exitCode: null };
    this.#decide(decisionLines.enforced(app, 'install'));
    this.#book.installing(app);
    return (yield* this.#prepare(app, parents)) ?? (yield* this.#installer.install(app));
  }

  *#remove(app: Win32AppPolicy): Process<AppOutcome> {
    const found = this.#installer.detected(app);
    if (found === 'unknown') return failedWith(AgentError.CertificateExpired);
    this.#book.looked(app, found);
    if (!found) return { state: 'uninstalled', exitCode: this.#book.before(app.Id)?.exitCode ?? null };
    this.#book.pending(app);
    this.#decide(decisionLines.enforced(app, 'uninstall'));
    return yield* this.#installer.uninstall(app);
  }

  /** What must be there first, and what must be gone; the answer is why the app cannot be installed. */
  *#prepare(app: Win32AppPolicy, parents: readonly string[]): Process<AppOutcome | undefined> {
    const conflict = conflicting(app, this.#order.apps);
    if (conflict) {
      this.#log(`${app.Name}: ${conflict.Name} supersedes what it depends on`);
      return failedWith(AgentError.SupersedenceConflict);
    }
    for (const id of app.FlatDependencies) {
      // A circle of dependencies is cut where it closes.
      if (parents.includes(id) || (yield* this.#hasDependency(app, id, parents))) continue;
      this.#log(`${app.Name}: dependency ${id} is not there`);
      return failedWith(AgentError.DependencyFailed);
    }
    for (const { Id, Type } of app.Supersedes ?? []) {
      const old = this.#find(Id);
      if (!old || Type === 'update' || this.#installer.detected(old) !== true) continue;
      const outcome = yield* this.#process(old, 'uninstall', parents);
      if (outcome.state === 'uninstalled') continue;
      this.#log(`${app.Name}: ${old.Name}, which it replaces, could not be removed`);
      return failedWith(AgentError.SupersedenceConflict);
    }
    return undefined;
  }

  *#hasDependency(app: Win32AppPolicy, id: string, parents: readonly string[]): Process<boolean> {
    const dependency = this.#find(id);
    if (!dependency) return false;
    if (app.DetectOnly?.includes(id)) return this.#installer.detected(dependency) === true;
    return (yield* this.#process(dependency, 'install', parents)).state === 'installed';
  }

  #find(id: string): Win32AppPolicy | undefined {
    return this.#order.apps.find(({ Id }) => Id === id);
  }

  #decide(text: string): void {
    logLine(this.#management.machine, text, 'info', 'AppActionProcessor');
  }

  #tell(text: string): void {
    logLine(this.#management.machine, text, 'info', 'AppWorkload');
  }

  #log(text: string): void {
    logLine(this.#management.machine, `[Win32App] ${text}`, 'error', 'AppWorkload');
  }
}
