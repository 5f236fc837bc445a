/**
 * The Intune Management Extension: a Windows service that fetches the apps of the device, and of its user,
 * and installs them (facts/management-extension#from-installation-to-the-first-app). What it has to do it sees
 * in the EnrollmentStatusTracking nodes; afterwards it checks in each hour, and looks at everything again each
 * day.
 */
import type { Flow } from '../../../shared/session/flow.ts';
import type { EspPhase, GatewayRequest } from '../../protocols/ime/ime.messages.ts';
import { cspRoots } from '../../protocols/management-tree/csp-roots.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { rememberedBy } from '../../world/remember.ts';
import { Signal } from '../../world/signal.ts';
import { between, hours, instant, milliseconds, minutes } from '../../world/time.ts';
import { awaitsUser, isUserDriven } from '../autopilot/flow.ts';
import { agentService } from '../mdm/csp/msi-job.ts';
import type { Machine } from '../windows/machine.ts';
import type { Management } from '../mdm/management.ts';
import { keepAgentCertificate, renewAgentCertificate } from './agent-certificate.ts';
import { logLine } from './agent-log.ts';
import { agentLines, appLines, decisionLines } from './agent-lines.ts';
import { AppQueue } from './app-queue.ts';
import type { AppRecord } from './app-records.ts';
import { readRecords } from './app-records.ts';
import { isUrgent, queueOf } from './app-relations.ts';
import type { PhasePolicies } from './gateway.ts';
import { describeFailure, Gateway, isGatewayFailure } from './gateway.ts';
import { isInRetrySchedule, retryRules } from './retry-schedule.ts';
import { dueScripts, runScripts } from './scripts.ts';
import {
  awaitsAppRestart,
  completedUri,
  providerStateUri,
  ProviderState,
  trackingPoliciesUri,
} from './tracking.ts';

/** Between two calls when the gateway cannot be reached. */
const callAgain = minutes(1);
const checkInInterval = hours(1);
/** Required apps are looked at again about once a day (facts/apps#life-of-a-win32-app). */
const evaluationInterval = hours(24);
/** In the key of every node of the page's tracking. */
const tracking = `/${cspRoots.EnrollmentStatusTracking.toLowerCase()}/`;
const agentImage = 'Microsoft.Management.Services.IntuneWindowsAgent.exe';
const agentVersion = '1.91.112.0';
/** In this order, whichever of them is wanted first: the device's apps before its user's. */
const phases: readonly EspPhase[] = ['DeviceSetup', 'AccountSetup'];

/**
 * Runs the agent whenever its service runs. `reportPhase` says which flow the PC is in, for the records.
 * Call once for each PC; the answer tells what it remembers, for the state digest.
 */
export function hostAgent(management: Management, reportPhase: () => Flow): () => unknown {
  const { machine } = management;
  let running: Agent | undefined;
  machine.services.shutdowns.listen(() => {
    if (machine.services.query(agentService)?.running) stopAgent(machine, agentLines.shutdownSignal);
  });
  machine.services.changes.listen((service) => {
    if (service.name !== agentService) return;
    if (!service.running && programOf(machine)) stopAgent(machine, agentLines.stopSignal);
    if (!service.running || running) return;
    const agent = new Agent(management, reportPhase);
    running = agent;
    management.background(
      (function* () {
        try {
          const end = yield* machine.programs.run(agentImage, agent.run());
          // Nobody has told it to stop: its service is found dead.
          if (end === 'ended') machine.services.stop(agentService);
        } finally {
          running = undefined;
        }
      })(),
      'Intune Management Extension',
    );
  });
  return () => running?.state() ?? null;
}

const programOf = ({ programs }: Machine) => programs.list().find(({ image }) => image === agentImage);

/** Nothing of it may run any more: Reseal has put it to rest. */
function stopAgent(machine: Machine, signal: string): void {
  logLine(machine, signal);
  logLine(machine, agentLines.stopped);
  const program = programOf(machine);
  if (program) machine.programs.end(program.id);
}

/**
 * Both phases are parts of one loop: each checks in once, and the loop alone says whose app is next. Neither
 * part wakes or interrupts the other.
 */
class Agent {
  readonly #management: Management;
  readonly #reportPhase: () => Flow;
  readonly #gateway: Gateway;
  /** What has come of the last check-in of a phase, since the service started. */
  readonly #queues = new Map<EspPhase, AppQueue>();
  /** A check-in that came to nothing is not tried again before. */
  readonly #pausedUntil = new Map<EspPhase, number>();
  /** Apps whose stay in the retry schedule has been told of. */
  readonly #scheduled = new Set<string>();
  /** Pages whose end has been met. */
  readonly #pagesOver: Set<EspPhase>;
  /** SIDs of users whose part has been looked at since the service started. */
  readonly #usersServed = new Set<string>();
  /** A node of the page's tracking changes, somebody signs in, the user's flow begins, the network is another. */
  readonly #news = new Signal<void>();
  #hadLink = true;
  #checkInAt: number;
  #evaluatedAt: number;

  constructor(management: Management, reportPhase: () => Flow) {
    this.#management = management;
    this.#reportPhase = reportPhase;
    this.#gateway = new Gateway(management.machine);
    this.#checkInAt = management.machine.world.clock.now + checkInInterval;
    this.#evaluatedAt = management.machine.world.clock.now;
    this.#pagesOver = new Set(phases.filter((phase) => this.#isOver(phase)));
  }

  state(): unknown {
    return {
      queues: new Map([...this.#queues].map(([phase, queue]) => [phase, queue.state()])),
      pausedUntil: this.#pausedUntil,
      usersServed: this.#usersServed,
      scheduled: this.#scheduled,
      pagesOver: this.#pagesOver,
      hadLink: this.#hadLink,
      checkInAt: this.#checkInAt,
      evaluatedAt: this.#evaluatedAt,
      told: this.#gateway.state(),
    };
  }

  *run(): Process<never> {
    const { machine, tree, state } = this.#management;
    const tell = (): void => this.#news.emit();
    const stops = [
      tree.changes.listen(({ key }) => {
        if (key.includes(tracking)) tell();
      }),
      ...[state.userChanges, state.userFlowBegun, machine.network.changes].map((signal) =>
        signal.listen(tell),
      ),
    ];
    try {
      return yield* this.#work();
    } finally {
      for (const stop of stops) stop();
    }
  }

  *#work(): Process<never> {
    const { machine, tree } = this.#management;
    const { clock } = machine.world;
    logLine(machine, agentLines.started);
    logLine(machine, agentLines.version(agentVersion));
    keepAgentCertificate(machine);
    yield* sleep(machine.timing.agentStart);
    logLine(machine, agentLines.firstCheckIn);
    for (;;) {
      if (this.#providerState() === ProviderState.NotInstalled) {
        tree.write(providerStateUri, String(ProviderState.Completed));
        logLine(machine, 'reported itself as installed to the Enrollment Status Page');
      }
      // Whose work it would be is settled when the user's flow begins: until then a resealed PC is left alone.
      const rests = awaitsUser(machine.registry);
      const phase = rests ? undefined : phases.find((one) => this.#isDue(one) && !this.#isPaused(one));
      const queue = rests ? undefined : this.#nextQueue();
      if (phase !== undefined) yield* this.#checkIn([phase], 'ESP');
      else if (queue) yield* queue.step();
      else {
        const left = milliseconds(Math.max(0, between(clock.now, instant(this.#wakesAt()))));
        this.#hadLink = machine.network.linkUp;
        yield* this.#news.nextWithin(left);
        this.#meetEvents();
        if (clock.now >= this.#checkInAt) yield* this.#checkInBySchedule();
      }
    }
  }

  #providerState(): number {
    return Number(this.#management.tree.read(providerStateUri) ?? 0);
  }

  /** A phase whose apps are not tracked yet, or that a restart has cut short. */
  #isDue(phase: EspPhase): boolean {
    const { tree, state } = this.#management;
    const untracked = tree.read(trackingPoliciesUri(phase)) !== 'true';
    if (phase === 'DeviceSetup') return untracked ? this.#providerState() > 0 : !this.#queues.has(phase);
    if (!state.user) return false;
    return untracked || (!this.#usersServed.has(state.user.sid) && !this.#isOver(phase));
  }

  #isPaused(phase: EspPhase): boolean {
    return this.#management.machine.world.clock.now < (this.#pausedUntil.get(phase) ?? 0);
  }

  /** The next time at which something is due by itself. */
  #wakesAt(): number {
    const paused = phases.flatMap((phase) =>
      this.#isPaused(phase) && this.#isDue(phase) ? [this.#pausedUntil.get(phase) ?? 0] : [],
    );
    return Math.min(this.#checkInAt, ...paused);
  }

  /** Whose app comes next: what pages wait for goes first, and in either kind the device's before its user's. */
  #nextQueue(): AppQueue | undefined {
    if (awaitsAppRestart(this.#management.tree)) return undefined;
    const { user } = this.#management.state;
    const open = phases.flatMap((phase) => {
      const queue = this.#queues.get(phase);
      return queue?.next && (phase === 'DeviceSetup' || user) ? [queue] : [];
    });
    const urgent = open.find(({ next }) => next && isUrgent(next));
    return urgent ?? (this.#restWaits() ? undefined : open[0]);
  }

  /**
   * A user who sets the PC up alone gets what the page does not wait for after it
   * (facts/assignment#what-installs-when).
   */
  #restWaits(): boolean {
    return isUserDriven(this.#management.machine.registry) && !this.#isOver('AccountSetup');
  }

  /** The page of a phase has come to its end. */
  #isOver(phase: EspPhase): boolean {
    return this.#management.tree.read(completedUri(phase)) === 'true';
  }

  /** One request, whether for one phase or for both. */
  *#checkIn(asked: readonly EspPhase[], reason: GatewayRequest['CheckinReason']): Process<void> {
    const { machine, state } = this.#management;
    const { clock } = machine.world;
    const [first] = asked;
    const name = asked.length === 1 && first ? first : 'NotInEsp';
    logLine(machine, `checking in, EspPhase: ${name}, reason: ${reason}`);
    const { user } = state;
    if (reason === 'ESP') this.#tellOfSession(asked);
    const policies = yield* this.#gateway.policies(name, reason);
    if (isGatewayFailure(policies)) {
      logLine(machine, `check-in failed: ${describeFailure(policies)}`, 'error');
      for (const phase of asked)
        this.#pausedUntil.set(phase, clock.now + (this.#isOver(phase) ? checkInInterval : callAgain));
      return;
    }
    this.#checkInAt = clock.now + checkInInterval;
    renewAgentCertificate(machine);
    let targeted = 0;
    for (const phase of asked) {
      if (phase === 'AccountSetup' && user) this.#usersServed.add(user.sid);
      const work = policies[phase];
      if (!work) continue;
      yield* this.#runScripts(phase, work);
      const taken = this.#take(phase, work, reason === 'ESP');
      targeted += taken;
      if (phase === 'AccountSetup' && user && taken === 0) {
        logLine(machine, appLines.noApps, 'info', 'AppWorkload');
        logLine(machine, appLines.sessionOver(user), 'info', 'AppWorkload');
      }
    }
    logLine(machine, appLines.phase(name, targeted), 'info', 'AppWorkload');
  }

  /** Whom the check-in of a page's phase is for: the device, or the user who has signed in. */
  #tellOfSession(asked: readonly EspPhase[]): void {
    const { machine, state } = this.#management;
    const user = asked.includes('AccountSetup') ? state.user : null;
    if (!user) {
      logLine(machine, agentLines.userless);
      return logLine(machine, agentLines.noToken, 'warning');
    }
    logLine(machine, agentLines.sessionChange);
    logLine(machine, agentLines.user(user.userPrincipalName));
    logLine(machine, agentLines.token);
  }

  /** Takes up the apps that a check-in has brought for a phase; how many those are. */
  #take(phase: EspPhase, policies: PhasePolicies, tracked: boolean): number {
    const apps = tracked ? policies.apps : this.#newOf(policies);
    const before = this.#queues.get(phase);
    const isIdle = !tracked && before?.next === undefined;
    if (isIdle && queueOf(apps, this.#management.state.user !== null).length === 0) return 0;
    const reportPhase = this.#reportPhase;
    const queue = new AppQueue(this.#management, this.#gateway, { apps, phase, reportPhase, tracked });
    this.#queues.set(phase, queue);
    return queue.length;
  }

  /** What newer agents do not wait an hour for: the end of a page, and a network that is there again. */
  #meetEvents(): void {
    const { machine } = this.#management;
    const { checksInAtOnce } = retryRules(machine);
    for (const phase of phases) {
      if (!this.#isOver(phase)) this.#pagesOver.delete(phase);
      else if (!this.#pagesOver.has(phase)) {
        this.#pagesOver.add(phase);
        if (!checksInAtOnce) continue;
        logLine(machine, appLines.pageOver, 'info', 'AppWorkload');
        this.#checkInAt = machine.world.clock.now;
      }
    }
    if (checksInAtOnce && machine.network.linkUp && !this.#hadLink) this.#pausedUntil.clear();
  }

  /** The hourly check-in: apps that are new, and once a day all of them. While a page is shown each phase asks. */
  *#checkInBySchedule(): Process<void> {
    const { state, machine } = this.#management;
    const { clock } = machine.world;
    this.#checkInAt = clock.now + checkInInterval;
    if (awaitsUser(machine.registry)) return;
    if (state.user && !state.pageSyncs) yield* this.#checkIn(phases, 'Scheduled');
    else
      for (const phase of phases)
        if (phase === 'DeviceSetup' || state.user) yield* this.#checkIn([phase], 'Scheduled');
    if (clock.now - this.#evaluatedAt >= evaluationInterval) this.#evaluatedAt = clock.now;
  }

  /** Apps of a scheduled check-in: those that are new or due again, once a day all; none in the retry schedule. */
  #newOf({ apps }: PhasePolicies): PhasePolicies['apps'] {
    const { machine } = this.#management;
    const records = readRecords(machine.registry);
    const resting = new Set(
      failed(records)
        .filter((one) => isInRetrySchedule(machine, one))
        .map(nameOf),
    );
    for (const name of this.#scheduled) if (!resting.has(name)) this.#scheduled.delete(name);
    for (const name of resting) this.#tellOfSchedule(name);
    const all = machine.world.clock.now - this.#evaluatedAt >= evaluationInterval;
    const kept = Array.from(resting).join();
    return fresh(apps).of(`${all} ${kept}`, [records], () => newAmong(apps, all ? [] : records, resting));
  }

  /** Once for each stay in the schedule. */
  #tellOfSchedule(name: string): void {
    if (this.#scheduled.has(name)) return;
    this.#scheduled.add(name);
    const [id = ''] = name.split('_', 1);
    logLine(this.#management.machine, decisionLines.inSchedule(id), 'info', 'AppActionProcessor');
  }

  /**
   * Scripts run before the apps of their phase, one after another: until they are through, the page knows of no app
   * (facts/management-extension#scripts).
   */
  *#runScripts(phase: EspPhase, { scripts }: PhasePolicies): Process<void> {
    const { machine, state } = this.#management;
    const owner = phase === 'AccountSetup' ? state.user?.sid : undefined;
    const userScripts = phase === 'AccountSetup' && this.#isOver(phase);
    const due = dueScripts(machine, scripts, userScripts, owner);
    if (due.length > 0) yield* runScripts(this.#management, this.#gateway, phase, due, owner);
  }
}

const failures = rememberedBy<readonly AppRecord[], readonly AppRecord[]>();
const failed = (records: readonly AppRecord[]): readonly AppRecord[] =>
  failures(records).of('', [], () => records.filter(({ state }) => state === 'failed'));

const fresh = rememberedBy<PhasePolicies['apps'], PhasePolicies['apps']>();

const nameOf = ({ id, revision }: AppRecord): string => `${id}_${revision}`;

/** What a restart has cut short is as good as new, and so is what failed and has waited its time. */
const isDue = ({ state }: AppRecord): boolean =>
  state === 'pending' || state === 'installing' || state === 'failed';

/** The apps, with those that are settled, or in the retry schedule, as mere dependencies of the others. */
function newAmong(
  apps: PhasePolicies['apps'],
  records: readonly AppRecord[],
  resting: ReadonlySet<string>,
): PhasePolicies['apps'] {
  const known = new Set([...resting, ...records.filter((one) => !isDue(one)).map(nameOf)]);
  return apps.map((app) => (known.has(`${app.Id}_${app.Version}`) ? { ...app, TargetType: 0 } : app));
}
