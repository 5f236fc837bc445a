/** A fresh installation of Windows on the PC's hardware: empty stores and a name of its own. */
import type { Edition, Release } from '../../../shared/release.ts';
import type { Group } from '../../world/process.ts';
import type { SimDuration, SimTime } from '../../world/time.ts';
import { between, later } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import type { HardwareProfile } from '../hardware/hardware-profile.ts';
import type { NetworkAdapters } from '../hardware/network-adapters.ts';
import type { Machine, TpmChip } from './machine.ts';
import type { Timing } from '../hardware/timing.ts';
import { CertificateStore } from './certificate-store.ts';
import { EventLog } from './event-log.ts';
import { FileSystem } from './file-system.ts';
import type { Happenings } from './happening.ts';
import { activateName, computerNameOf, freshName, renameComputer } from './identity.ts';
import { Programs } from './programs.ts';
import { Registry } from './registry.ts';
import { Services } from './services.ts';
import { layImage } from './windows-image.ts';

/** The PC's own clock; it outlives an installation of Windows. */
export interface RealTimeClock {
  /** How far it is ahead of the world. */
  skew: SimDuration;
}

export interface Installation {
  readonly world: World;
  readonly release: Release;
  readonly image: { readonly edition: Edition };
  readonly hardware: HardwareProfile;
  readonly tpm: TpmChip;
  readonly network: NetworkAdapters;
  readonly timing: Timing;
  readonly group: Group;
  readonly clock: RealTimeClock;
  readonly happenings: Happenings;
}

export function installWindows(on: Installation): Machine {
  const { world, release, image, hardware, tpm, network, timing, group, clock, happenings } = on;
  const deviceTime = (): SimTime => later(world.clock.now, clock.skew);
  const registry = new Registry();
  renameComputer(registry, freshName(world.random('computer name')));
  activateName(registry);
  const files = new FileSystem(deviceTime);
  layImage(registry, files, { release, edition: image.edition, hardware });
  const services = new Services();
  services.refusals.listen((service) => happenings.emit({ kind: 'service refused', service }));
  return {
    world,
    release,
    edition: image.edition,
    hardware,
    tpm,
    network,
    timing,
    group,
    registry,
    eventLog: new EventLog({ now: deviceTime, computer: () => computerNameOf(registry) }),
    services,
    programs: new Programs(deviceTime),
    files,
    certificates: new CertificateStore(),
    happenings,
    deviceTime,
    setDeviceTime(at) {
      clock.skew = between(world.clock.now, at);
    },
    client: () => ({ linkUp: network.linkUp, deviceTime: deviceTime() }),
  };
}
