/**
 * DMClient FirstSyncStatus: rules, forbidden transitions and registry mirrors
 * (facts/status-page-nodes#firstsyncstatus).
 */
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { findEnrolment, firstSyncKey } from '../enrolment.ts';
import type { NodeCall, NodeRule } from './csp.ts';
import { ownOf } from '../../../../shared/own.ts';

const base = 'Provider/{ProviderID}/FirstSyncStatus';
const isTrue = (data: string | undefined): boolean => data?.toLowerCase() === 'true';

/** Names of the registry mirrors where they are not the node's own; 0xffffffff stands for a skipped page. */
const mirrorNames: Readonly<Record<string, string>> = { TimeOutUntilSyncFailure: 'SyncFailureTimeout' };
const skipNodes = new Set(['SkipDeviceStatusPage', 'SkipUserStatusPage']);

function mirror(call: NodeCall, data: string | undefined): void {
  const { registry } = call.context.machine;
  const enrolment = findEnrolment(registry);
  if (!enrolment) return;
  const sid = call.uri.scope === 'User' ? call.context.state.user?.sid : undefined;
  const key = firstSyncKey(enrolment.id, sid);
  const node = call.uri.segments.at(-1) ?? '';
  const name = ownOf(mirrorNames, node) ?? node;
  if (data === undefined) registry.delete(key, name);
  else if (skipNodes.has(node)) registry.setNumber(key, name, isTrue(data) ? 0xffffffff : 0);
  else if (isTrue(data) || data.toLowerCase() === 'false')
    registry.setNumber(key, name, isTrue(data) ? 1 : 0);
  else if (/^-?\d+$/.test(data)) registry.setNumber(key, name, Number(data));
  else registry.setText(key, name, data);
}

type Check = NonNullable<NodeRule['accepts']>;

const present = ({ context, uri }: NodeCall): string | undefined => context.tree.read(uri);
const allow = (allowed: boolean, refusal: number): number => (allowed ? SyncMlStatus.OK : refusal);

const deviceOnly: Check = ({ uri }) => allow(uri.scope === 'Device', SyncMlStatus.CommandNotAllowed);
const oneOf =
  (low: number, high: number): Check =>
  (_call, data) =>
    allow(Number(data) >= low && Number(data) <= high, SyncMlStatus.BadRequest);
/** false -> true only; going back fails with CFGMGR_E_COMMANDNOTALLOWED. */
const neverBack: Check = (call, data) =>
  allow(isTrue(data) || !isTrue(present(call)), SyncMlStatus.CommandNotAllowed);
/** Neither true -> false nor true -> true. */
const onceTrue: Check = (call) => allow(!isTrue(present(call)), SyncMlStatus.CommandNotAllowed);
/** 0 failed and 1 succeeded are final; 2 is in progress. */
const finalOnce: Check = (call, data) =>
  allow((present(call) ?? '2') === '2' && /^[012]$/.test(data), SyncMlStatus.CommandNotAllowed);

const every =
  (...checks: readonly Check[]): Check =>
  (call, data) =>
    checks.map((check) => check(call, data)).find((status) => status !== SyncMlStatus.OK) ?? SyncMlStatus.OK;

const rule = (
  node: string,
  format: NodeRule['format'],
  access: string,
  more: Partial<NodeRule> = {},
): NodeRule => ({ path: `${base}/${node}`, format, access, changed: mirror, ...more });

const lists = [
  'ExpectedPolicies',
  'ExpectedNetworkProfiles',
  'ExpectedPFXCerts',
  'ExpectedSCEPCerts',
  'ExpectedMSIAppPackages',
  'ExpectedModernAppPackages',
];

export const firstSyncStatusRules: readonly NodeRule[] = [
  ...lists.map((node) => rule(node, 'chr', 'ADGR')),
  rule('TimeOutUntilSyncFailure', 'int', 'GR', {
    initial: '60',
    accepts: every(deviceOnly, oneOf(1, 1440)),
  }),
  rule('BlockInStatusPage', 'int', 'GR', { initial: '0', accepts: every(deviceOnly, oneOf(0, 7)) }),
  rule('SkipDeviceStatusPage', 'bool', 'GR', { initial: 'true', accepts: deviceOnly }),
  rule('SkipUserStatusPage', 'bool', 'GR', { initial: 'false', accepts: deviceOnly }),
  rule('AllowCollectLogsButton', 'bool', 'GR', { initial: 'false', accepts: deviceOnly }),
  rule('CustomErrorText', 'chr', 'ADGR', { accepts: deviceOnly }),
  rule('ServerHasFinishedProvisioning', 'bool', 'GR', { initial: 'false', accepts: neverBack }),
  rule('IsSyncDone', 'bool', 'GR', { initial: 'false', accepts: onceTrue }),
  rule('WasDeviceSuccessfullyProvisioned', 'int', 'GR', { initial: '2', accepts: finalOnce }),
];
