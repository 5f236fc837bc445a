/** Which nodes of a device the server watches through its NodeCache, and with which values. */
import { scopeOf } from '../nodes/command.ts';
import { isAccepted, type Delivery } from './delivery.ts';
import { readNodes } from './node-cache.ts';
import type { DeliveryPlan } from './plan.ts';

/** What the device should hold when a session ends: policies that it has accepted, and what it has told. */
export function nodesToWatch(delivery: Delivery, plan: DeliveryPlan): ReadonlyMap<string, string> {
  const told = readNodes.flatMap((node): [string, string][] => {
    const value = delivery.enrolment.readings.get(node);
    return value === undefined || value === '' ? [] : [[node, value]];
  });
  const set = plan.policies
    .filter(({ planned }) => planned.policy.kind === 'settings')
    .flatMap(({ commands }) => commands)
    .flatMap((command): [string, string][] => {
      const { target = '', data } = command.item;
      const accepted = isAccepted(delivery.status(plan.phase, command) ?? 0);
      const isWatched = command.kind === 'Replace' && data !== undefined && scopeOf(target) === './Device';
      return accepted && isWatched ? [[target, data]] : [];
    });
  return new Map([...told, ...set]);
}
