/**
 * EnrollmentStatusTracking CSP, 1903 and later, and its registry mirror
 * (facts/status-page-nodes#enrollmentstatustracking).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Csp, NodeCall, NodeRule } from './csp.ts';

const trackingKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\Autopilot\\EnrollmentStatusTracking';

function mirror({ context, uri }: NodeCall, data: string | undefined): void {
  const { registry } = context.machine;
  const owner = uri.scope === 'Device' ? 'Device' : (context.state.user?.sid ?? 'User');
  const below = uri.segments.slice(3);
  const name = below.at(-1) ?? '';
  const key = [trackingKey, owner, ...below.slice(0, -1)].join('\\');
  if (data === undefined) registry.delete(key, name);
  else if (/^(true|false)$/i.test(data)) registry.setNumber(key, name, data.toLowerCase() === 'true' ? 1 : 0);
  else if (/^-?\d+$/.test(data)) registry.setNumber(key, name, Number(data));
  else registry.setText(key, name, data);
}

const between =
  (low: number, high: number): NonNullable<NodeRule['accepts']> =>
  (_call, data) =>
    Number(data) >= low && Number(data) <= high ? SyncMlStatus.OK : SyncMlStatus.BadRequest;

const rule = (path: string, format: NodeRule['format'], more: Partial<NodeRule> = {}): NodeRule => ({
  path,
  format,
  access: 'ADGR',
  changed: mirror,
  ...more,
});

const preparation = 'DevicePreparation/PolicyProviders/{Provider}';
const setup = 'Setup/Apps/PolicyProviders/{Provider}';
const app = 'Setup/Apps/Tracking/{Provider}/{App}';

export const enrollmentStatusTracking: Csp = {
  name: 'EnrollmentStatusTracking',
  root: cspRoots.EnrollmentStatusTracking,
  scopes: ['Device', 'User'],
  rules: [
    { path: preparation, format: 'node', access: 'ADG' },
    rule(`${preparation}/InstallationState`, 'int', { accepts: between(1, 4) }),
    rule(`${preparation}/LastError`, 'int'),
    rule(`${preparation}/Timeout`, 'int'),
    rule(`${preparation}/TrackedResourceTypes/Apps`, 'bool'),
    { path: setup, format: 'node', access: 'ADG' },
    rule(`${setup}/TrackingPoliciesCreated`, 'bool'),
    { path: 'Setup/Apps/Tracking/{Provider}', format: 'node', access: 'ADG' },
    { path: app, format: 'node', access: 'ADG' },
    rule(`${app}/TrackingUri`, 'chr'),
    rule(`${app}/InstallationState`, 'int', { accepts: between(1, 4) }),
    rule(`${app}/RebootRequired`, 'int', { accepts: between(1, 3) }),
    rule('Setup/HasProvisioningCompleted', 'bool', { access: 'GR' }),
  ],
};
