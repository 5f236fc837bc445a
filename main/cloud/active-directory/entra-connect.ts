/**
 * Entra Connect: in cycles it brings computers of the domain that have written a certificate to Entra ID, as
 * device objects of trust type ServerAd which nobody has registered yet (facts/entra-join#device-objects,
 * facts/hybrid-join#registration-with-entra).
 */
import type { Alarm } from '../../world/clock.ts';
import type { World } from '../../world/world.ts';
import { instant } from '../../world/time.ts';
import { blankDevice } from '../directory/blank-device.ts';
import type { Directory } from '../directory/directory.ts';
import type { Computer } from './domain.ts';
import type { OnPremisesSettings } from '../settings/on-premises-settings.ts';

export class EntraConnect {
  readonly #world: World;
  readonly #directory: Directory;
  readonly #settings: () => OnPremisesSettings;
  readonly #certificates = new Map<string, Uint8Array>();
  readonly #waiting = new Set<Computer>();
  #next: Alarm | undefined;

  constructor(world: World, directory: Directory, settings: () => OnPremisesSettings) {
    this.#world = world;
    this.#directory = directory;
    this.#settings = settings;
  }

  /** The next cycle sees the computer. Cycles lie on the clock whether there is work or not. */
  changed(computer: Computer): void {
    const idle = this.#waiting.size === 0;
    this.#waiting.add(computer);
    if (idle) this.#await();
  }

  /** Its settings have changed: what waits is seen by the next of the new cycles. */
  resume(): void {
    if (this.#waiting.size > 0) this.#await();
  }

  #await(): void {
    const { syncInterval } = this.#settings();
    this.#next?.cancel();
    if (syncInterval === null) return;
    const { clock } = this.#world;
    const next = Math.floor(clock.now / syncInterval + 1) * syncInterval;
    this.#next = clock.alarm(instant(next), () => this.#synchronise());
  }

  /** The certificate that a device of the domain must sign with to be registered. */
  certificateOf(deviceId: string): Uint8Array | undefined {
    return this.#certificates.get(deviceId);
  }

  /** For the state digest. */
  state(): unknown {
    return {
      certificates: this.#certificates,
      waiting: [...this.#waiting].map(({ objectGUID }) => objectGUID),
    };
  }

  #synchronise(): void {
    for (const { name, objectGUID, userCertificate } of this.#waiting) {
      if (userCertificate) this.#certificates.set(objectGUID, userCertificate);
      if (!this.#directory.device(objectGUID)) {
        const id = this.#world.random('entra connect').uuid();
        this.#directory.devices.set(id, {
          ...blankDevice(id, objectGUID),
          displayName: name,
          trustType: 'ServerAd',
        });
      }
    }
    this.#waiting.clear();
    this.#directory.changed.emit();
  }
}
