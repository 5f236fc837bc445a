/** Firmware, black pages, progress, problems, desktop. */
import type { ScreenView } from '../../../shared/stage/view.ts';

export const systemViews: Readonly<Record<string, ScreenView>> = {
  off: { id: 'off' },
  firmware: { id: 'firmware', maker: 'Northmoor', model: 'Slate 14 G3' },
  'boot-spinner': { id: 'boot', phase: 'starting', text: null },
  boot: { id: 'boot', phase: 'starting', text: { key: 'boot.just-a-moment' } },
  'boot-restarting': { id: 'boot', phase: 'restarting', text: { key: 'boot.restarting' } },
  'boot-shutting-down': { id: 'boot', phase: 'shutting-down', text: { key: 'boot.shutting-down' } },
  'boot-updates': { id: 'boot', phase: 'restarting', text: { key: 'boot.updates-underway' } },
  'boot-hi': { id: 'boot', phase: 'signing-in', text: { key: 'boot.hi' } },
  'boot-few-minutes': { id: 'boot', phase: 'signing-in', text: { key: 'boot.few-minutes' } },
  'progress-updates': {
    id: 'progress',
    page: 'checking-for-updates',
    title: { key: 'updates.just-a-moment' },
    subtitle: null,
    percent: null,
  },
  'progress-percent': {
    id: 'progress',
    page: 'checking-for-updates',
    title: { key: 'updates.good-things' },
    subtitle: { key: 'updates.will-restart' },
    percent: 37,
  },
  'progress-organisation': {
    id: 'progress',
    page: 'finding-organisation',
    title: { key: 'progress.finding-organisation' },
    subtitle: null,
    percent: null,
  },
  problem: {
    id: 'problem',
    title: { key: 'problem.title' },
    body: { key: 'problem.try-again-or-skip' },
    code: 'OOBEIDPS',
    controls: ['try-again', 'skip'],
  },
  'problem-number-denied': {
    id: 'problem',
    title: { key: 'problem.number-denied' },
    body: { key: 'problem.number-denied-body' },
    code: null,
    controls: ['back', 'try-again'],
  },
  'problem-wrong-device': {
    id: 'problem',
    title: { key: 'problem.wrong-device' },
    body: { key: 'problem.wrong-device-body' },
    code: 'AADSTS53000',
    controls: ['back'],
  },
  'notice-no-package': { id: 'notice', notice: 'no-package', controls: ['back'] },
  'notice-reset': { id: 'notice', notice: 'reset-setup', controls: ['no', 'yes'] },
  resetting: { id: 'resetting', maker: 'Northmoor', percent: 24.6 },
  diagnostics: {
    id: 'diagnostics',
    step: 'report',
    controls: ['close', 'export-logs'],
    sections: [
      {
        id: 'configuration',
        rows: [
          { name: 'Profile', value: 'Pre-provisioned, Entra join', status: null },
          { name: 'Tenant domain', value: 'fabrikam.example', status: null },
          { name: 'TPM', value: '2.0, NTC 7.2.3.1', status: 'ok' },
        ],
      },
      {
        id: 'deployment',
        rows: [
          { name: 'Error', value: '0x80070643', status: 'error' },
          { name: 'Failed step', value: 'AppsSubcategory', status: null },
        ],
      },
      {
        id: 'app-status',
        rows: [
          {
            name: 'DeviceSetupCategory.AppsSubcategory',
            value: 'failed',
            status: 'error',
            started: '2026-11-23T09:31:12.000Z',
            finished: '2026-11-23T09:40:05.000Z',
          },
        ],
      },
      {
        id: 'policy-status',
        rows: [
          {
            name: 'DevicePreparationCategory.TpmAttestationSubcategory',
            value: 'succeeded',
            status: 'ok',
            started: '2026-11-23T09:30:02.000Z',
            finished: '2026-11-23T09:30:41.000Z',
          },
          { name: 'DeviceSetupCategory.CertificatesSubcategory', value: 'notRequired', status: 'ok' },
          {
            name: 'DeviceSetupCategory.NetworkConnectionsSubcategory',
            value: 'inProgress',
            status: 'running',
            started: '2026-11-23T09:31:12.000Z',
          },
          { name: 'AccountSetupCategory.SecurityPoliciesSubcategory', value: 'notStarted', status: null },
        ],
      },
    ],
  },
  'diagnostics-empty': {
    id: 'diagnostics',
    step: 'report',
    controls: ['close', 'export-logs'],
    sections: [
      { id: 'configuration', rows: [] },
      { id: 'deployment', rows: [] },
      { id: 'app-status', rows: [] },
      { id: 'policy-status', rows: [] },
    ],
  },
  'diagnostics-generating': { id: 'diagnostics', step: 'generating', controls: ['close'], sections: [] },
  'diagnostics-exporting': { id: 'diagnostics', step: 'exporting', controls: [], sections: [] },
  'diagnostics-exported': { id: 'diagnostics', step: 'exported', controls: ['close'], sections: [] },
  'problem-connection-lost': {
    id: 'problem',
    title: { key: 'problem.connection-lost' },
    body: { key: 'problem.connect-again' },
    code: null,
    controls: ['retry'],
  },
};
