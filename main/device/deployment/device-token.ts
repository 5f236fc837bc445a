/**
 * The token that enrolled the PC without a person. It is used until it expires, 60 to 90 minutes after the end of the
 * technician's flow; only then is a user's token asked for. This is why a user who comes sooner waits in account
 * setup, or fails (facts/rules-of-operation#ninety-minutes).
 */
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { between, instant, milliseconds } from '../../world/time.ts';
import { unverifiedClaims } from '../join/access-token.ts';
import type { Machine } from '../windows/machine.ts';
import { ownHive } from '../windows/registry.ts';

const key = `${ownHive}\\EnrolmentToken`;

/** Remembers until when the device's own token is good. */
export function rememberDeviceToken({ registry }: Machine, token: string): void {
  const { exp, iat } = unverifiedClaims(token);
  if (exp === undefined) return;
  registry.set(key, 'Expires', { type: 'REG_QWORD', data: exp * 1_000 });
  registry.set(key, 'Life', { type: 'REG_QWORD', data: (exp - (iat ?? exp)) * 1_000 });
}

/** The technician's part is over: until then the token was renewed whenever it was used, last of all now. */
export function renewDeviceToken(machine: Machine): void {
  const { registry } = machine;
  const life = registry.number(key, 'Life');
  if (life !== undefined)
    registry.set(key, 'Expires', { type: 'REG_QWORD', data: machine.deviceTime() + life });
}

/** Waits until the device's own token has expired; not at all where there is none. */
export function* waitForTokenRefresh(machine: Machine): Process<void> {
  const expires = machine.registry.number(key, 'Expires');
  const now = machine.deviceTime();
  if (expires !== undefined && expires > now) yield* sleep(milliseconds(between(now, instant(expires))));
}
