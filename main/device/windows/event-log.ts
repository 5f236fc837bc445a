/** The event log: what Windows' parts write, in order, by channel. A full channel overwrites its oldest events. */
import type { SimTime } from '../../world/time.ts';
import { Signal } from '../../world/signal.ts';

export type EventLevel = 'Information' | 'Warning' | 'Error';

export interface LoggedEvent {
  readonly channel: string;
  readonly id: number;
  readonly level: EventLevel;
  /** The PC's own clock. */
  readonly time: SimTime;
  readonly text: string;
}

/** The channels that the deployment writes to (facts/diagnostics#event-channels). */
export const channels = {
  autopilot: 'Microsoft-Windows-ModernDeployment-Diagnostics-Provider/Autopilot',
  managementService: 'Microsoft-Windows-ModernDeployment-Diagnostics-Provider/ManagementService',
  deviceManagement: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin',
  userDeviceRegistration: 'Microsoft-Windows-User Device Registration/Admin',
  shellCore: 'Microsoft-Windows-Shell-Core/Operational',
  provisioning: 'Microsoft-Windows-Provisioning-Diagnostics-Provider/Admin',
  system: 'System',
  application: 'Application',
} as const;

/** Bytes of a channel's file as Windows sets it up: 20 MB for the two classic logs, else 1,028 KB. */
const usualSize = 1_028 * 1_024;
const sizes: ReadonlyMap<string, number> = new Map([
  [channels.system, 20_480 * 1_024],
  [channels.application, 20_480 * 1_024],
]);
/** An EVTX file is written, and overwritten, in chunks of this many bytes (MS-EVEN6 2.2.17). */
const chunk = 65_536;
/** What a record takes beside its text in UTF-16: its head, its system values and the template's instance, about. */
const recordSize = 400;

const bytesOf = ({ text }: LoggedEvent): number => recordSize + 2 * text.length;

export class EventLog {
  readonly changes = new Signal<LoggedEvent>();
  readonly #now: () => SimTime;
  #events: LoggedEvent[] = [];
  readonly #used = new Map<string, number>();
  readonly #overwritten = new Map<string, number>();

  /** `now` is the PC's own clock. */
  constructor(now: () => SimTime, events: readonly LoggedEvent[] = []) {
    this.#now = now;
    for (const event of events) this.#keep(event);
  }

  write(channel: string, id: number, level: EventLevel, text: string): void {
    const event: LoggedEvent = Object.freeze({ channel, id, level, time: this.#now(), text });
    this.#keep(event);
    this.changes.emit(event);
  }

  /** Every event, or those of one channel, oldest first. */
  events(channel?: string): readonly LoggedEvent[] {
    return channel === undefined ? this.#events : this.#events.filter((event) => event.channel === channel);
  }

  /** How many events of each channel have been overwritten; a channel that lost none is not named. */
  overwritten(): ReadonlyMap<string, number> {
    return this.#overwritten;
  }

  clear(): void {
    this.#events = [];
    this.#used.clear();
    this.#overwritten.clear();
  }

  state(): readonly LoggedEvent[] {
    return [...this.#events];
  }

  #keep(event: LoggedEvent): void {
    this.#events.push(event);
    const used = (this.#used.get(event.channel) ?? 0) + bytesOf(event);
    this.#used.set(event.channel, used);
    if (used > (sizes.get(event.channel) ?? usualSize)) this.#overwrite(event.channel);
  }

  /** Gives back a chunk of a full channel: its oldest events. */
  #overwrite(channel: string): void {
    let freed = 0;
    let count = 0;
    let seen = 0;
    const passed: LoggedEvent[] = [];
    for (const event of this.#events) {
      if (freed >= chunk) break;
      seen++;
      if (event.channel !== channel) passed.push(event);
      else {
        freed += bytesOf(event);
        count++;
      }
    }
    this.#events = [...passed, ...this.#events.slice(seen)];
    this.#used.set(channel, (this.#used.get(channel) ?? 0) - freed);
    this.#overwritten.set(channel, (this.#overwritten.get(channel) ?? 0) + count);
  }
}
