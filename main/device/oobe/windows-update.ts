/**
 * Windows Update during set-up: what a scenario lets it find, how far an installation is, and what waits for a
 * restart (facts/set-up-order#node-order 7, 8 and 22, facts/set-up-order#windows-updates,
 * facts/set-up-order#quality-updates). What is installed is kept in the registry.
 */
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import type { SimDuration } from '../../world/time.ts';
import { milliseconds, seconds } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { systemEvents } from '../windows/events/other.catalogue.ts';
import { ownHive } from '../windows/registry.ts';

export type UpdateKind = 'critical' | 'autopilot' | 'quality';

export interface OfferedUpdate {
  readonly title: string;
  readonly megabytes: number;
  readonly installSeconds: number;
  readonly restart: boolean;
}

export type OfferedUpdates = { readonly [Kind in UpdateKind]?: OfferedUpdate };

/** Where an installation is: downloading, installing, preparing to restart; 0 to 100 of that step. */
export interface UpdateProgress {
  readonly step: 1 | 2 | 3;
  readonly percent: number;
}

const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate';
const installedKey = `${ownHive}\\InstalledUpdates`;
const restartKey = `${key}\\Auto Update\\RebootRequired`;
/**
 * Limits of the nodes (facts/set-up-order#limits); quality updates take 40 min at most
 * (facts/set-up-order#quality-updates).
 */
const limits: Readonly<Record<UpdateKind, SimDuration>> = {
  critical: seconds(600),
  autopilot: seconds(1800),
  quality: seconds(2400),
};
const checkUrl = 'https://fe3.delivery.mp.microsoft.com/check';
const connectionLimit = seconds(20);
const parts = 20;
/** "Preparing to restart", and what the boot after it does (facts/set-up-pages#update-pages: "You're n% there"). */
const preparing = seconds(10);
const finishing = seconds(60);

export class WindowsUpdate {
  readonly changes = new Signal<void>();
  readonly #machine: Machine;
  readonly #offered: OfferedUpdates;
  /** The last check got an answer. */
  #reached = false;
  #progress: UpdateProgress | null = null;

  constructor(machine: Machine, offered: OfferedUpdates) {
    this.#machine = machine;
    this.#offered = offered;
  }

  get progress(): UpdateProgress | null {
    return this.#progress;
  }

  /** For the state digest. */
  state(): unknown {
    return { reached: this.#reached, progress: this.#progress };
  }

  /** An installed update waits for the next boot. */
  get wantsRestart(): boolean {
    return this.#machine.registry.exists(restartKey);
  }

  /** Whether there is one that is not installed yet; false as long as the service was not reached. */
  isOffered(kind: UpdateKind): boolean {
    return this.#reached && this.#missing(kind) !== undefined;
  }

  /** Asks; a service that cannot be reached is passed over (facts/network-hosts#unreachable-without-harm). */
  *check(): Process<void> {
    const { timing } = this.#machine;
    const outcome = yield* within(connectionLimit, this.#ask());
    this.#reached = outcome !== 'late' && outcome.value;
    yield* sleep(timing.updateCheck);
  }

  *#ask(): Process<boolean> {
    const { world } = this.#machine;
    try {
      yield* world.internet.request(this.#machine.client(), { method: 'GET', url: checkUrl });
      return true;
    } catch (error) {
      if (error instanceof NetworkError) return false;
      throw error;
    }
  }

  /** Downloads and installs; past the node's limit it is left for another time. */
  *install(kind: UpdateKind): Process<void> {
    const update = this.#missing(kind);
    if (!update) return;
    const outcome = yield* within(limits[kind], this.#work(update));
    this.#show(null);
    if (outcome === 'late') return;
    const { registry, eventLog } = this.#machine;
    registry.setText(installedKey, kind, update.title);
    if (update.restart) registry.setText(restartKey, kind, update.title);
    eventLog.write(systemEvents.updateInstalled, { updateTitle: update.title });
  }

  *#work({ megabytes, installSeconds, restart }: OfferedUpdate): Process<void> {
    const { bandwidth } = this.#machine.world.internet.conditions;
    yield* this.#step(1, seconds((megabytes * 8) / bandwidth));
    yield* this.#step(2, seconds(installSeconds));
    if (restart) yield* this.#step(3, preparing);
  }

  *#step(step: UpdateProgress['step'], span: SimDuration): Process<void> {
    for (let part = 0; part < parts; part++) {
      this.#show({ step, percent: Math.floor((part * 100) / parts) });
      yield* sleep(milliseconds(span / parts));
    }
  }

  /** What the boot after it does; `told` is told the percentage. A boot that is cut short does it again. */
  *finish(told: (percent: number) => void): Process<void> {
    if (!this.wantsRestart) return;
    for (let part = 0; part < parts; part++) {
      told(Math.floor((part * 100) / parts));
      yield* sleep(milliseconds(finishing / parts));
    }
    this.#machine.registry.deleteKey(restartKey);
  }

  #missing(kind: UpdateKind): OfferedUpdate | undefined {
    return this.#machine.registry.text(installedKey, kind) === undefined ? this.#offered[kind] : undefined;
  }

  #show(progress: UpdateProgress | null): void {
    this.#progress = progress;
    this.changes.emit();
  }
}
