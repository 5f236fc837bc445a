/** What a fault is set with: each changes something in the world, and answers how it is taken back. */
import { errorSentence } from '../../cloud/graph/error-shape.ts';
import type { GraphWrite } from '../../../shared/session/input.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { FaultValues } from '../../../shared/faults/order.ts';
import { ownOf } from '../../../shared/own.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import type { Pc } from '../../device/pc.types.ts';
import type { World } from '../../world/world.ts';

export interface Hands {
  readonly world: World;
  readonly pc: Pc;
  readonly cloud: Cloud;
  readonly tenant: Tenant;
  readonly scenario: Scenario;
}

export type Undo = () => void;

/** Sets a fault in the world. Throws LeverRefused where a service does not take what it needs. */
export type Lever = (hands: Hands, values: FaultValues) => Undo;

/** The world has not what the fault is set with. */
export class LeverRefused extends Error {
  override readonly name = 'LeverRefused';
}

export const all =
  (undos: readonly Undo[]): Undo =>
  () => {
    for (const undo of undos.toReversed()) undo();
  };

/** An administrator's write; the body of Graph's answer. Throws LeverRefused. */
export function write({ cloud }: Hands, order: GraphWrite): unknown {
  const { status, body } = cloud.graph(order);
  if (status < 400) return body;
  throw new LeverRefused(`the service answered ${status}: ${errorSentence(body)}`);
}

/** The same where it may come too late: what it is about may be gone meanwhile. */
export const writeIfThere = ({ cloud }: Hands, order: GraphWrite): void => void cloud.graph(order);

/** Changes fields of an object; undone, they are as before. */
export function patched(
  hands: Hands,
  path: string,
  id: string,
  change: Readonly<Record<string, unknown>>,
): Undo {
  const before: Readonly<Record<string, unknown>> = hands.cloud.directory.sources.get(id)?.object ?? {};
  const former = Object.fromEntries(Object.keys(change).map((key) => [key, ownOf(before, key)]));
  write(hands, { method: 'PATCH', path, body: change });
  return () => writeIfThere(hands, { method: 'PATCH', path, body: former });
}

/** Makes an object; undone, it is deleted. */
export function created(hands: Hands, collection: string, body: object): Undo {
  const { id } = write(hands, { method: 'POST', path: collection, body }) as { readonly id: string };
  return () => writeIfThere(hands, { method: 'DELETE', path: `${collection}/${id}` });
}

/** Takes all assignments from objects; undone, they have them again. */
export function unassigned(hands: Hands, collection: string, ids: readonly string[]): Undo {
  return all(
    ids.map((id) => {
      const path = `${collection}/${id}/assign`;
      const assignments = hands.cloud.directory.sources.get(id)?.assignments ?? [];
      write(hands, { method: 'POST', path, body: { assignments: [] } });
      return () => writeIfThere(hands, { method: 'POST', path, body: { assignments } });
    }),
  );
}

/** The PC's record in the Autopilot service. Throws LeverRefused where there is none. */
export function identityOf({ cloud, pc }: Hands) {
  const { serialNumber } = pc.machine.hardware;
  for (const one of cloud.directory.identities.values()) if (one.serialNumber === serialNumber) return one;
  throw new LeverRefused('the PC is not registered');
}
