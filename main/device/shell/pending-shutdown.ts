/** A shutdown or restart that somebody has ordered for later (facts/command-prompt#shutting-down). */
import { sleep, start } from '../../world/process.ts';
import type { SimTime } from '../../world/time.ts';
import { later, seconds } from '../../world/time.ts';
import { systemEvents } from '../windows/events/other.catalogue.ts';
import { computerNameOf } from '../windows/identity.ts';
import type { Machine } from '../windows/machine.ts';

export type PowerOrder = 'restart' | 'shut down';

export interface PowerRequest {
  readonly order: PowerOrder;
  /** Seconds until it is done. */
  readonly after: number;
  /** Path of the program, and the account that it runs as. */
  readonly program: string;
  readonly account: string;
}

const orderNames: Readonly<Record<PowerOrder, string>> = { restart: 'restart', 'shut down': 'power off' };

export class PendingShutdown {
  readonly #machine: () => Machine;
  readonly #power: (order: PowerOrder) => void;
  #pending: { readonly order: PowerOrder; readonly at: SimTime; readonly cancel: () => void } | undefined;

  constructor(machine: () => Machine, power: (order: PowerOrder) => void) {
    this.#machine = machine;
    this.#power = power;
  }

  /** False where one is ordered already. */
  request({ order, after, program, account }: PowerRequest): boolean {
    if (this.#pending) return false;
    const { world, group, eventLog, registry } = this.#machine();
    eventLog.write(systemEvents.restartInitiated, {
      param1: program,
      param2: computerNameOf(registry),
      param5: orderNames[order],
      param7: account,
    });
    if (after === 0) this.#power(order);
    else {
      const at = later(world.clock.now, seconds(after));
      // The power ends it with everything else of Windows.
      const cancel = start(world.clock, group, sleep(seconds(after)), () => {
        this.#pending = undefined;
        this.#power(order);
      });
      this.#pending = { order, at, cancel };
    }
    return true;
  }

  /** False where none is ordered. */
  abort(): boolean {
    const pending = this.#pending;
    this.forget();
    return pending !== undefined;
  }

  /** The PC has lost power or restarts. */
  forget(): void {
    this.#pending?.cancel();
    this.#pending = undefined;
  }

  state(): unknown {
    return this.#pending ? { order: this.#pending.order, at: this.#pending.at } : null;
  }
}
