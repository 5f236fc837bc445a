/** Whom `ping` and `tracert` ask, and whether an answer comes. */
import type { NetworkFailure } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { sleep, within } from '../../../world/process.ts';
import { seconds } from '../../../world/time.ts';
import { addressOfHost } from '../../hardware/addresses.ts';
import type { Machine } from '../../windows/machine.ts';
import { adaptersOf } from './ipconfig.ts';

/** Routers between the PC and a host of the internet, and the host itself. */
export const hopsToInternet = 10;

export interface Target {
  readonly name: string;
  readonly address: string;
  readonly isNear: boolean;
}

export const isAddress = (name: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(name);

/** The PC itself, or what is in its own net. */
function isNear(machine: Machine, name: string): boolean {
  const up = adaptersOf(machine).filter((adapter) => adapter.isUp);
  return name === '127.0.0.1' || up.some(({ address, gateway }) => name === address || name === gateway);
}

/** Undefined where the name is not resolved. */
export function* targetOf(machine: Machine, name: string): Process<Target | undefined> {
  if (name.toLowerCase() === 'localhost') return { name, address: '127.0.0.1', isNear: true };
  if (isAddress(name)) return { name, address: name, isNear: isNear(machine, name) };
  const failure = yield* machine.world.internet.resolve(machine.client(), name);
  return failure === null ? { name, address: addressOfHost(name), isNear: false } : undefined;
}

/** Null where an echo comes back. An address that nobody here has is not answered. */
export function* echoFailure(machine: Machine, target: Target): Process<NetworkFailure | null> {
  const { name, address } = target;
  if (target.isNear) return null;
  if (name !== address) {
    const echo = yield* within(seconds(4), machine.world.internet.echo(machine.client(), name));
    return echo === 'late' ? 'timeout' : echo.value;
  }
  if (!machine.client().linkUp) return 'no-link';
  yield* sleep(seconds(4));
  return 'timeout';
}
