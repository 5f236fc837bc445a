/**
 * RemoteWipe CSP: an administrator's "Wipe" reaches the PC as an Exec. The session ends with its answer; then
 * Windows is reset.
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { seconds } from '../../../world/time.ts';
import type { Csp, CspContext, NodeCall, NodeRule } from './csp.ts';
import { ownHive } from '../../windows/registry.ts';

/** The order, until the reset has taken it and everything else away; key and value are ours. */
const orderKey = `${ownHive}\\RemoteWipe`;
const orderName = 'Ordered';
/** From the order to the reset (our estimate): the session ends first. */
const notice = seconds(30);

function* wipe({ state }: CspContext): Process<void> {
  yield* sleep(notice);
  state.wipes.emit();
}

function execute({ context, uri }: NodeCall): number {
  const { registry } = context.machine;
  const kind = uri.segments.at(-1) ?? '';
  registry.setText(orderKey, orderName, kind);
  context.background(wipe(context));
  return SyncMlStatus.OK;
}

/** Takes up a wipe that a power-off cut short. */
export function resumeWipe(context: CspContext): void {
  if (context.machine.registry.text(orderKey, orderName) !== undefined) context.background(wipe(context));
}

const order = (path: string): NodeRule => ({ path, format: 'null', access: 'EG', initial: '', execute });

export const remoteWipe: Csp = {
  name: 'RemoteWipe',
  root: cspRoots.RemoteWipe,
  scopes: ['Device'],
  rules: [
    order('doWipe'),
    order('doWipeProtected'),
    order('doWipePersistUserData'),
    order('doWipePersistProvisionedData'),
  ],
};
