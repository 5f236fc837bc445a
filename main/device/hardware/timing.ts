/**
 * How long the PC's own work takes: estimates, unless a source is named (facts/set-up-order#durations).
 * Exchanges and installs take their time from latency, size and bandwidth besides.
 */
import type { SimDuration } from '../../world/time.ts';
import { milliseconds, seconds } from '../../world/time.ts';

export interface Timing {
  readonly firmware: SimDuration;
  readonly boot: SimDuration;
  readonly shutdown: SimDuration;
  /** Checking for updates without finding any. */
  readonly updateCheck: SimDuration;
  readonly landingLoad: SimDuration;
  /** One TPM command that makes or uses a private key, beside the simulator's own time. */
  readonly tpmKeyCommand: SimDuration;
  readonly tpmCommand: SimDuration;
  /** Pause of the rename node (facts/set-up-order#limits). */
  readonly rename: SimDuration;
  /** Local work of join and enrolment between exchanges. */
  readonly join: SimDuration;
  readonly enrol: SimDuration;
  /** From the agent's installation to its first check-in. */
  readonly agentStart: SimDuration;
  /** Applying one policy, certificate or network profile. */
  readonly applyNode: SimDuration;
  /** Between two DM sessions while the ESP waits. */
  readonly syncInterval: SimDuration;
  /** Entra registration at the begin of account setup. */
  readonly entraRegistration: SimDuration;
  readonly firstSignIn: SimDuration;
}

export const timings: Readonly<Record<'fast' | 'typical' | 'slow', Timing>> = {
  fast: {
    firmware: seconds(3),
    boot: seconds(7),
    shutdown: seconds(2),
    updateCheck: seconds(5),
    landingLoad: seconds(1),
    tpmKeyCommand: milliseconds(100),
    tpmCommand: milliseconds(10),
    rename: seconds(3),
    join: seconds(1),
    enrol: seconds(2),
    agentStart: seconds(3),
    applyNode: milliseconds(200),
    syncInterval: seconds(5),
    entraRegistration: seconds(2),
    firstSignIn: seconds(10),
  },
  typical: {
    firmware: seconds(8),
    boot: seconds(40),
    shutdown: seconds(6),
    updateCheck: seconds(90),
    landingLoad: seconds(4),
    tpmKeyCommand: seconds(4),
    tpmCommand: milliseconds(60),
    rename: seconds(3),
    join: seconds(12),
    enrol: seconds(25),
    agentStart: seconds(45),
    applyNode: seconds(1),
    syncInterval: seconds(20),
    entraRegistration: seconds(10),
    firstSignIn: seconds(90),
  },
  slow: {
    firmware: seconds(20),
    boot: seconds(100),
    shutdown: seconds(15),
    updateCheck: seconds(420),
    landingLoad: seconds(20),
    tpmKeyCommand: seconds(9),
    tpmCommand: milliseconds(150),
    rename: seconds(3),
    join: seconds(60),
    enrol: seconds(120),
    agentStart: seconds(300),
    applyNode: seconds(5),
    syncInterval: seconds(30),
    entraRegistration: seconds(60),
    firstSignIn: seconds(240),
  },
};
