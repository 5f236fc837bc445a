/**
 * What the parts of the virtual PC share: the world, the hardware, the TPM (bytes only), the network adapter
 * and Windows' stores. Parts get a Machine and nothing else; `pc.ts` is the table that composes them.
 */
import type { Edition, Release } from '../../../shared/release.ts';
import type { Client } from '../../world/internet/internet.ts';
import type { Group } from '../../world/process.ts';
import type { SimTime } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { HardwareProfile } from '../hardware/hardware-profile.ts';
import type { NetworkAdapters } from '../hardware/network-adapters.ts';
import type { CertificateStore } from './certificate-store.ts';
import type { EventLog } from './event-log.ts';
import type { FileSystem } from './file-system.ts';
import type { Happenings } from './happening.ts';
import type { Programs } from './programs.ts';
import type { Registry } from './registry.ts';
import type { Services } from './services.ts';
import type { Timing } from '../hardware/timing.ts';

/** The TPM as the PC sees it: a chip on a bus. */
export interface TpmChip {
  execute(command: Uint8Array): Uint8Array;
}

/** The chip's power line: `powerOn` is _TPM_Init. */
export interface TpmPowerLine {
  powerOn(): void;
  powerOff(): void;
}

export interface Machine {
  readonly world: World;
  readonly release: Release;
  readonly edition: Edition;
  readonly hardware: HardwareProfile;
  readonly tpm: TpmChip;
  readonly network: NetworkAdapters;
  readonly registry: Registry;
  readonly eventLog: EventLog;
  readonly services: Services;
  readonly programs: Programs;
  readonly files: FileSystem;
  readonly certificates: CertificateStore;
  /** How long things take on this PC. */
  readonly timing: Timing;
  /** Everything that ends when the PC loses power. */
  readonly group: Group;
  /** Told to whoever looks on from outside. */
  readonly happenings: Happenings;
  /** The PC's own clock: world time plus its skew. */
  deviceTime(): SimTime;
  /** Sets the PC's clock. */
  setDeviceTime(at: SimTime): void;
  /** The PC as a client of the internet at this moment. */
  client(): Client;
}
