/**
 * OfflineDomainJoin CSP: the blob of a computer account that the connector has made
 * (facts/hybrid-join#offline-domain-join).
 */
import { fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import type { OfflineDomainJoinData } from '../../../protocols/active-directory/odj-blob.codec.ts';
import { decodeOdjBlob } from '../../../protocols/active-directory/odj-blob.codec.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { joinOffline } from '../../join/domain-membership.ts';
import type { Machine } from '../../windows/machine.ts';
import { deviceManagementEvents } from '../../windows/events/device-management.catalogue.ts';
import type { Registry } from '../../windows/registry.ts';
import { ownHive } from '../../windows/registry.ts';
import type { Csp, NodeCall } from './csp.ts';

/** Its being there says that a blob was processed; what Windows writes into it is not known. */
const appliedKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\OMADM\\SyncML\\ODJApplied';
const stateKey = `${ownHive}\\OfflineDomainJoin`;

/** States of event 110. */
export const OdjState = { NotConfigured: 0, Waiting: 1, Processed: 2, TimedOut: 3 } as const;

/** Tells how the offline domain join stands: 100 while it waits, 107 for a blob, 110 for each state. */
export function noteOdjState({ registry, eventLog }: Machine, state: number): void {
  if (registry.number(stateKey, 'State') === state) return;
  registry.setNumber(stateKey, 'State', state);
  if (state === OdjState.Waiting) eventLog.write(deviceManagementEvents.odjWaitBegins, { Boolean1: true });
  const event =
    state === OdjState.TimedOut ? deviceManagementEvents.odjTimedOut : deviceManagementEvents.odjState;
  eventLog.write(event, { HexInt1: state });
}

/** The blob that was processed; undefined where none has come. */
export const odjBlobOf = (registry: Registry): string | undefined => registry.text(stateKey, 'Blob');

function readBlob(data: string): OfflineDomainJoinData | undefined {
  try {
    return decodeOdjBlob(data);
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}

function execute({ context }: NodeCall, data: string): number {
  const { machine } = context;
  const joinData = readBlob(data);
  if (!joinData) {
    machine.eventLog.write(deviceManagementEvents.blobFailed, {
      HRESULT: fromWin32(Win32.ERROR_INVALID_DATA),
    });
    return SyncMlStatus.CommandFailed;
  }
  joinOffline(machine.registry, joinData);
  machine.registry.create(appliedKey);
  machine.registry.setText(stateKey, 'Blob', data.trim());
  machine.eventLog.write(deviceManagementEvents.blobApplied, { HRESULT: 0 });
  noteOdjState(machine, OdjState.Processed);
  return SyncMlStatus.OK;
}

export const offlineDomainJoin: Csp = {
  name: 'OfflineDomainJoin',
  root: cspRoots.OfflineDomainJoin,
  scopes: ['Device'],
  rules: [{ path: 'Blob', format: 'b64', access: 'E', execute }],
};
