/** A PC's parts in a world of their own, with a software TPM, for tests. */
import fieldbook from '../../../resources/hardware/larkfield-fieldbook-14.json' with { type: 'json' };
import { manufactureTpm } from '../../tpm/index.ts';
import type { Tpm } from '../../tpm/tpm.ts';
import type { Outcome, Process } from '../../world/process.ts';
import { Group } from '../../world/process.ts';
import { seedOf } from '../../world/random.ts';
import type { SimDuration, SimTime } from '../../world/time.ts';
import { hours, instant, later, milliseconds } from '../../world/time.ts';
import { Signal } from '../../world/signal.ts';
import { createWorld } from '../../world/world.ts';
import type { Machine } from '../windows/machine.ts';
import { timings } from '../hardware/timing.ts';
import { CertificateStore } from '../windows/certificate-store.ts';
import { EventLog } from '../windows/event-log.ts';
import { FileSystem } from '../windows/file-system.ts';
import { Programs } from '../windows/programs.ts';
import { Registry } from '../windows/registry.ts';
import { Services } from '../windows/services.ts';
import type { HardwareModel } from '../hardware/hardware-profile.ts';
import { buildUnit, parseHardwareModel } from '../hardware/hardware-profile.ts';
import type { NetworkSurroundings } from '../hardware/network-adapters.ts';
import { NetworkAdapters } from '../hardware/network-adapters.ts';
import { tpmProfileOf } from '../hardware/tpm-make.ts';

/** 2 March 2026, 08:00 UTC. */
export const startOfTests = instant(1_772_438_400_000);

const wired: NetworkSurroundings = { wired: { cable: 'plugged', internet: true }, wireless: [] };

export interface MachineForTests extends Machine {
  readonly tpm: Tpm;
  setDeviceTime(at: SimTime): void;
  /** Runs a process to its end, at most a day; throws what it throws. */
  run<T>(process: Process<T>): T;
  /** World time that `run` has taken so far. */
  elapsed(): SimDuration;
}

export interface PcForTests {
  readonly model?: unknown;
  readonly seed?: string;
  readonly surroundings?: NetworkSurroundings;
  /** How far the PC's own clock is off. */
  readonly skew?: SimDuration;
}

export function machineForTests(pc: PcForTests = {}): MachineForTests {
  const world = createWorld(seedOf(pc.seed ?? 'device tests'), startOfTests);
  const model: HardwareModel = parseHardwareModel(JSON.stringify(pc.model ?? fieldbook), 'model');
  const hardware = buildUnit(model, world.random('factory'));
  const group = new Group('PC');
  const network = new NetworkAdapters(hardware, pc.surroundings ?? wired);
  let skew = pc.skew ?? milliseconds(0);
  const deviceTime = (): SimTime => later(world.clock.now, skew);
  const tpm = manufactureTpm({
    seed: seedOf(`${pc.seed ?? ''} tpm`),
    profile: tpmProfileOf(hardware.tpm),
    now: () => world.clock.now,
  });
  return {
    world,
    release: 'windows-11-24h2',
    edition: 'pro',
    hardware,
    tpm,
    network,
    registry: new Registry(),
    eventLog: new EventLog({ now: deviceTime, computer: () => 'DESKTOP-TEST' }),
    services: new Services(),
    programs: new Programs(deviceTime),
    files: new FileSystem(deviceTime),
    certificates: new CertificateStore(),
    happenings: new Signal(),
    timing: timings.fast,
    group,
    deviceTime,
    client: () => ({ linkUp: network.linkUp, deviceTime: deviceTime() }),
    setDeviceTime: (at) => {
      skew = milliseconds(at - world.clock.now);
    },
    run: <T>(process: Process<T>): T => {
      let outcome: Outcome<T> | undefined;
      world.run(group, process, (result) => {
        outcome = result;
      });
      const end = later(world.clock.now, hours(24));
      for (;;) {
        if (outcome) break;
        const next = world.clock.next();
        if (next === undefined || next > end) throw new Error('the process does not end');
        world.clock.advanceTo(next);
      }
      if (outcome.ok) return outcome.value;
      throw outcome.error;
    },
    elapsed: () => milliseconds(world.clock.now - startOfTests),
  };
}
