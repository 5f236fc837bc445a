/** Update CSP: what Windows Update has found, approved and failed (facts/syncml#nodes-that-are-read). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { iso } from '../../../world/time.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Csp, NodeRule } from './csp.ts';
import { interior, kept, told } from './rule-makers.ts';

const updates = (list: string, facts: readonly string[]): readonly NodeRule[] => [
  interior(`${list}/{UpdateGuid}`),
  ...facts.map((fact) => told(`${list}/{UpdateGuid}/${fact}`, 'chr', undefined)),
];

export const update: Csp = {
  name: 'Update',
  root: cspRoots.Update,
  scopes: ['Device'],
  rules: [
    told('LastSuccessfulScanTime', 'chr', ({ context }) => iso(context.machine.deviceTime())),
    told('DeferUpgrade', 'chr', ''),
    interior('ApprovedUpdates/{UpdateGuid}'),
    kept('ApprovedUpdates/{UpdateGuid}/ApprovedTime'),
    ...updates('FailedUpdates', ['HResult', 'State', 'RevisionNumber']),
    ...updates('InstalledUpdates', ['RevisionNumber']),
    ...updates('InstallableUpdates', ['Type', 'RevisionNumber']),
    ...updates('PendingRebootUpdates', ['InstalledTime', 'RevisionNumber']),
    ...['QualityUpdate', 'FeatureUpdate'].map(
      (kind): NodeRule => ({
        path: `Rollback/${kind}`,
        format: 'null',
        access: 'E',
        // There is nothing that could be rolled back: no update has been installed since the installation.
        execute: () => SyncMlStatus.NotFound,
      }),
    ),
    told('Rollback/QualityUpdateStatus', 'chr', ''),
    told('Rollback/FeatureUpdateStatus', 'chr', ''),
  ],
};
