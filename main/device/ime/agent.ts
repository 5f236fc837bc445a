/**
 * The Intune Management Extension: a Windows service that fetches the apps of the device, and of its user,
 * and installs them (intune-facts 2.9). What it has to do it sees in the EnrollmentStatusTracking nodes;
 * afterwards it checks in each hour, and looks at everything again each day.
 */
import type { GatewayRequest } from '../../protocols/ime/ime.messages.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import { between, hours, instant, milliseconds, minutes } from '../../world/time.ts';
import { isUserDriven } from '../esp/flow.ts';
import { agentService } from '../mdm/csp/msi-job.ts';
import type { Management } from '../mdm/management.ts';
import { keepAgentCertificate } from './agent-certificate.ts';
import { logLine } from './agent-log.ts';
import type { QueueEnd } from './app-queue.ts';
import { AppQueue } from './app-queue.ts';
import type { AppPhase } from './app-records.ts';
import { readRecords } from './app-records.ts';
import type { EspPhase, PhasePolicies } from './gateway.ts';
import { describeFailure, Gateway, isGatewayFailure } from './gateway.ts';
import { dueScripts, runScripts } from './scripts.ts';
import { provisioningCompletedUri, ProviderState, providerUri, trackingPoliciesUri } from './tracking.ts';

/** Between two calls when the gateway cannot be reached. */
const callAgain = minutes(1);
const checkInInterval = hours(1);
/** Required apps are looked at again about once a day (intune-facts 4.5). */
const evaluationInterval = hours(24);
const agentVersion = '1.91.112.0';

/**
 * Runs the agent whenever its service runs. `reportPhase` says which flow the PC is in, for the records.
 * Call once for each PC.
 */
export function hostAgent(management: Management, reportPhase: () => AppPhase): void {
  const { machine } = management;
  let running = false;
  machine.services.changes.listen((service) => {
    if (service.name !== agentService || !service.running || running) return;
    running = true;
    management.background(
      (function* () {
        try {
          yield* new Agent(management, reportPhase).run();
        } finally {
          running = false;
        }
      })(),
    );
  });
}

class Agent {
  readonly #management: Management;
  readonly #reportPhase: () => AppPhase;
  readonly #gateway: Gateway;
  /** Phases whose queue has to be gone through, beside those that the nodes show. */
  readonly #unfinished = new Set<EspPhase>();
  /** SIDs of users whose part has been looked at since the service started. */
  readonly #usersServed = new Set<string>();
  #checkInAt: number;
  #evaluatedAt: number;
  #runsScripts = false;

  constructor(management: Management, reportPhase: () => AppPhase) {
    this.#management = management;
    this.#reportPhase = reportPhase;
    this.#gateway = new Gateway(management.machine);
    this.#checkInAt = management.machine.world.clock.now + checkInInterval;
    this.#evaluatedAt = management.machine.world.clock.now;
  }

  *run(): Process<void> {
    const { machine, tree } = this.#management;
    const { clock } = machine.world;
    logLine(machine, `EMS Agent Started, agent version is: ${agentVersion}`);
    keepAgentCertificate(machine);
    yield* sleep(machine.timing.agentStart);
    // After a restart the queue is looked at again: what was cut short goes on.
    if (tree.read(trackingPoliciesUri('DeviceSetup')) === 'true') this.#unfinished.add('DeviceSetup');
    for (;;) {
      if (this.#providerState() === ProviderState.NotInstalled) {
        tree.write(`${providerUri}/InstallationState`, String(ProviderState.Completed));
        logLine(machine, 'reported itself as installed to the Enrollment Status Page');
      }
      const phase = this.#due();
      if (phase !== undefined) {
        if ((yield* this.#checkIn(phase, 'ESP')) === 'hard-reboot') return;
        continue;
      }
      const left = milliseconds(Math.max(0, between(clock.now, instant(this.#checkInAt))));
      if ((yield* within(left, nextOf(this.#management))) === 'late') yield* this.#scheduled();
    }
  }

  #providerState(): number {
    return Number(this.#management.tree.read(`${providerUri}/InstallationState`) ?? 0);
  }

  /** A phase whose apps are not tracked yet, else one that was left unfinished. */
  #due(): EspPhase | undefined {
    const { tree, state } = this.#management;
    const untracked = (phase: EspPhase): boolean => tree.read(trackingPoliciesUri(phase)) !== 'true';
    if (this.#providerState() > 0 && untracked('DeviceSetup')) return 'DeviceSetup';
    if (state.user && (untracked('AccountSetup') || this.#wasCutShort(state.user.sid))) return 'AccountSetup';
    return this.#restWaits() ? undefined : [...this.#unfinished][0];
  }

  /** A restart in account setup: the user's apps are tracked already, and what was cut short goes on. */
  #wasCutShort(sid: string): boolean {
    return !this.#usersServed.has(sid) && !this.#pageIsOver();
  }

  /** A user who sets the PC up alone gets what the page does not wait for after it (intune-facts 4.7). */
  #restWaits(): boolean {
    return isUserDriven(this.#management.machine.registry) && !this.#pageIsOver();
  }

  #pageIsOver(): boolean {
    return this.#management.tree.read(provisioningCompletedUri('AccountSetup')) === 'true';
  }

  *#checkIn(phase: EspPhase, reason: GatewayRequest['CheckinReason']): Process<QueueEnd> {
    const { machine } = this.#management;
    logLine(machine, `checking in, EspPhase: ${phase}, reason: ${reason}`);
    const policies = yield* this.#gateway.policies(phase, reason);
    if (isGatewayFailure(policies)) {
      logLine(machine, `check-in failed: ${describeFailure(policies)}`, 'error');
      if (reason === 'ESP') yield* sleep(callAgain);
      return 'interrupted';
    }
    this.#unfinished.delete(phase);
    const { user } = this.#management.state;
    if (phase === 'AccountSetup' && user) this.#usersServed.add(user.sid);
    this.#checkInAt = machine.world.clock.now + checkInInterval;
    this.#startScripts(phase, policies);
    const tracked = reason === 'ESP';
    const queue = new AppQueue(this.#management, this.#gateway, {
      apps: tracked ? policies.apps : this.#newOf(policies),
      phase,
      reportPhase: this.#reportPhase(),
      tracked,
    });
    const end = yield* queue.run(() => {
      const due = this.#due();
      return (tracked && this.#restWaits()) || (due !== undefined && due !== phase);
    });
    if (end === 'interrupted') this.#unfinished.add(phase);
    return end;
  }

  /** The hourly check-in: apps that are new, and once a day all of them. */
  *#scheduled(): Process<void> {
    const { state, machine } = this.#management;
    const { clock } = machine.world;
    this.#checkInAt = clock.now + checkInInterval;
    const phases: readonly EspPhase[] = state.user ? ['DeviceSetup', 'AccountSetup'] : ['DeviceSetup'];
    for (const phase of phases) yield* this.#checkIn(phase, 'Scheduled');
    if (clock.now - this.#evaluatedAt >= evaluationInterval) this.#evaluatedAt = clock.now;
  }

  #newOf({ apps }: PhasePolicies): PhasePolicies['apps'] {
    const { clock } = this.#management.machine.world;
    if (clock.now - this.#evaluatedAt >= evaluationInterval) return apps;
    const known = new Set(
      readRecords(this.#management.machine.registry).map(({ id, revision }) => `${id}_${revision}`),
    );
    // What is known stays in the list as a dependency of what is new.
    return apps.map((app) => (known.has(`${app.Id}_${app.Version}`) ? { ...app, TargetType: 0 } : app));
  }

  /** Scripts run beside the apps, one after another. */
  #startScripts(phase: EspPhase, { scripts }: PhasePolicies): void {
    const { machine, state } = this.#management;
    const owner = phase === 'AccountSetup' ? state.user?.sid : undefined;
    const userScripts = phase === 'AccountSetup' && this.#pageIsOver();
    const due = dueScripts(machine, scripts, userScripts, owner);
    if (due.length === 0 || this.#runsScripts) return;
    this.#runsScripts = true;
    const run = runScripts(machine, this.#gateway, phase, due, owner);
    this.#management.background(
      (function* (agent: Agent) {
        try {
          yield* run;
        } finally {
          agent.#runsScripts = false;
        }
      })(this),
    );
  }
}

/** Waits until a node changes or somebody signs in. */
function* nextOf({ tree, state }: Management): Process<void> {
  const either = new Signal<void>();
  const stops = [tree.changes.listen(() => either.emit()), state.userChanges.listen(() => either.emit())];
  try {
    yield* either.next();
  } finally {
    for (const stop of stops) stop();
  }
}
