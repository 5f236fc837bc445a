/** The event log: what Windows' parts write, in order, by channel. */
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

/** The channels that the deployment writes to (autopilot-facts 8.5). */
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

export class EventLog {
  readonly changes = new Signal<LoggedEvent>();
  readonly #now: () => SimTime;
  readonly #events: LoggedEvent[];

  /** `now` is the PC's own clock. */
  constructor(now: () => SimTime, events: readonly LoggedEvent[] = []) {
    this.#now = now;
    this.#events = [...events];
  }

  write(channel: string, id: number, level: EventLevel, text: string): void {
    const event: LoggedEvent = { channel, id, level, time: this.#now(), text };
    this.#events.push(event);
    this.changes.emit(event);
  }

  /** Every event, or those of one channel, oldest first. */
  events(channel?: string): readonly LoggedEvent[] {
    return channel === undefined ? this.#events : this.#events.filter((event) => event.channel === channel);
  }

  clear(): void {
    this.#events.length = 0;
  }

  state(): readonly LoggedEvent[] {
    return [...this.#events];
  }
}
