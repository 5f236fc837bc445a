/** The Windows Time service asks for the time. */
import { NetworkError } from '../../world/internet/network-error.ts';
import type { Process } from '../../world/process.ts';
import { parseInstant } from '../../world/time.ts';
import type { SimTime } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import { get, isSuccess } from '../windows/http-client.ts';

/** A PC whose clock can be set. */
export type TimedMachine = Machine & { setDeviceTime?(at: SimTime): void };

/**
 * Sets the PC's clock by time.windows.com (an exchange of ours stands for NTP, so no certificate is asked).
 * An unreachable time server is no failure by itself: a wrong clock then fails the TLS of the next exchange.
 */
export function* synchroniseTime(machine: TimedMachine): Process<void> {
  if (!machine.services.start('W32Time')) return;
  try {
    const response = yield* get(machine, 'http://time.windows.com/time');
    const time = isSuccess(response) ? parseInstant(response.body.trim()) : undefined;
    if (time !== undefined) machine.setDeviceTime?.(time);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
  }
}
