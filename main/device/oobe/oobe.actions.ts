/** The actions of the OOBE chart by name: changes of what it remembers, and orders to the PC. */
import { assign } from 'xstate';
import type { Change } from './change.ts';
import { oobeChanges } from './oobe.changes.ts';
import type { OobeContext, OobeEvent } from './oobe.events.ts';
import { oobeOrders } from './oobe.orders.ts';
import type { SetUpPc } from './set-up-pc.ts';

export type ActionName = keyof ReturnType<typeof oobeChanges> | keyof ReturnType<typeof oobeOrders>;

const assignChange = (change: Change) =>
  assign<OobeContext, OobeEvent, undefined, OobeEvent, never>(({ context, event }) => change(context, event));

export function oobeActions(pc: SetUpPc) {
  const changes = Object.entries<Change>(oobeChanges(pc)).map(([name, change]) => [
    name,
    assignChange(change),
  ]);
  const orders = Object.entries(oobeOrders(pc)).map(([name, order]) => [
    name,
    ({ context, event }: { readonly context: OobeContext; readonly event: OobeEvent }) =>
      order(context, event),
  ]);
  return Object.fromEntries([...changes, ...orders]) as Record<ActionName, ReturnType<typeof assignChange>>;
}
