/**
 * What an administrator orders of one device: wipe and retire go before everything else (facts/graph#writes,
 * facts/entra-join#device-objects).
 */
import { dmProvider } from '../../../protocols/management-tree/nodes.ts';
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import type { Directory } from '../../directory/directory.ts';
import type { ManagedDevice, OrderedNode } from '../../directory/records.ts';
import { exec, type PlannedCommand } from '../nodes/command.ts';

const orderUri = (node: OrderedNode): string =>
  node === 'Unenroll' ? `./Device/${cspRoots.DMClient}/Unenroll` : `./Device/${cspRoots.RemoteWipe}/${node}`;

/** The order that waits for the device, if any. */
export function orderFor({ orderedNode }: ManagedDevice): PlannedCommand | undefined {
  if (orderedNode === undefined) return undefined;
  return orderedNode === 'Unenroll'
    ? exec(orderUri(orderedNode), 'chr', dmProvider)
    : exec(orderUri(orderedNode), 'null', '');
}

/**
 * The device has taken its order. Intune's record goes; the Autopilot identity and the Entra object live on.
 * A wipe that keeps the enrolment keeps the record too.
 */
export function settleOrder(directory: Directory, managed: ManagedDevice): void {
  const keeps = managed.orderedNode === 'doWipePersistProvisionedData';
  delete managed.orderedNode;
  managed.managementState = 'managed';
  if (keeps) return;
  directory.removeManagedDevice(managed.id);
  directory.changed.emit();
}

/** Whether a command was the order. */
export const isOrder = ({ orderedNode }: ManagedDevice, { kind, item }: PlannedCommand): boolean =>
  kind === 'Exec' && orderedNode !== undefined && item.target === orderUri(orderedNode);
