/**
 * The Intune Management Extension: a Windows service that fetches the apps of the device, and of its user,
 * and installs them (intune-facts 2.9). What it has to do it sees in the EnrollmentStatusTracking nodes.
 */
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import { minutes } from '../../world/time.ts';
import { agentService } from '../mdm/csp/msi-job.ts';
import type { Management } from '../mdm/management.ts';
import { logLine } from './agent-log.ts';
import type { QueueEnd } from './app-queue.ts';
import { AppQueue } from './app-queue.ts';
import type { AppPhase } from './app-records.ts';
import type { EspPhase } from './gateway.ts';
import { describeFailure, Gateway, isGatewayFailure } from './gateway.ts';
import { ProviderState, providerUri, trackingPoliciesUri } from './tracking.ts';

/** Between two calls when the gateway cannot be reached. */
const callAgain = minutes(1);
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

  constructor(management: Management, reportPhase: () => AppPhase) {
    this.#management = management;
    this.#reportPhase = reportPhase;
    this.#gateway = new Gateway(management.machine);
  }

  *run(): Process<void> {
    const { machine, tree } = this.#management;
    logLine(machine, `EMS Agent Started, agent version is: ${agentVersion}`);
    yield* sleep(machine.timing.agentStart);
    // After a restart the queue is looked at again: what was cut short goes on.
    if (tree.read(trackingPoliciesUri('DeviceSetup')) === 'true') this.#unfinished.add('DeviceSetup');
    for (;;) {
      if (this.#providerState() === ProviderState.NotInstalled) {
        tree.write(`${providerUri}/InstallationState`, String(ProviderState.Completed));
        logLine(machine, 'reported itself as installed to the Enrollment Status Page');
      }
      const phase = this.#due();
      if (phase === undefined) yield* nextOf(this.#management);
      else if ((yield* this.#checkIn(phase)) === 'hard-reboot') return;
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
    if (state.user && untracked('AccountSetup')) return 'AccountSetup';
    return [...this.#unfinished][0];
  }

  *#checkIn(phase: EspPhase): Process<QueueEnd> {
    const { machine } = this.#management;
    logLine(machine, `checking in, EspPhase: ${phase}`);
    const apps = yield* this.#gateway.policies(phase, 'ESP');
    if (isGatewayFailure(apps)) {
      logLine(machine, `check-in failed: ${describeFailure(apps)}`, 'error');
      yield* sleep(callAgain);
      return 'interrupted';
    }
    this.#unfinished.delete(phase);
    const queue = new AppQueue(this.#management, this.#gateway, apps, phase, this.#reportPhase());
    const end = yield* queue.run(() => {
      const due = this.#due();
      return due !== undefined && due !== phase;
    });
    if (end === 'interrupted') this.#unfinished.add(phase);
    return end;
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
