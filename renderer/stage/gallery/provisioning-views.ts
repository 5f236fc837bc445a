/** Menu, landing and result. */
import type {
  ExportLogsView,
  LandingView,
  ProvisioningPackageView,
  ResultView,
  ScreenView,
} from '../../../shared/stage/view.ts';

const qr =
  '{"Version":"1.0.0","Id":"7b0f4c1e-52a9-4a83-9d4e-1f6f0f5a9c21","ZtdId":"3c9a1d70-8e44-4b1f-a6c2-90d2b7e35f18","PKID":"","SerialNumber":"","SequenceBlockNumber":1,"TotalBlocks":1}';
const resultQr = `${qr.slice(0, -1)},"Result":"Failure","ElapsedTimeMilliseconds":431000}`;

const landing: LandingView = {
  id: 'landing',
  organisation: 'fabrikam.example',
  profile: 'Pre-provisioned, Entra join',
  user: 'maren.holt@fabrikam.example',
  qr,
  loading: false,
  canContinue: true,
  progress: null,
};

const success: ResultView = {
  id: 'result',
  organisation: 'fabrikam.example',
  profile: 'Pre-provisioned, Entra join',
  user: 'maren.holt@fabrikam.example',
  qr,
  outcome: 'success',
  elapsed: { hours: 0, minutes: 23 },
  error: null,
  variant: 'coloured',
  controls: ['reseal'],
};

const failure: ResultView = {
  ...success,
  qr: resultQr,
  outcome: 'failure',
  elapsed: { hours: 0, minutes: 7 },
  error: { sentence: { key: 'result.error.tpm-timeout' }, code: '0x800705B4' },
  controls: ['retry', 'reset', 'view-diagnostics'],
};

const packages: ProvisioningPackageView = {
  id: 'provisioning-package',
  step: 'offer',
  choices: [
    { id: 'Workshop Wi-Fi', secured: false },
    { id: 'Bench PCs', secured: true },
  ],
  selected: 'Workshop Wi-Fi',
  problem: null,
  mediaFree: false,
  items: [
    { label: { key: 'package.item.computer-name' }, state: 'applied' },
    { label: { key: 'package.item.wifi', args: ['Fabrikam Staging'] }, state: 'running' },
    { label: { key: 'package.item.app', args: ['Meadow PDF Reader'] }, state: 'pending' },
  ],
  controls: ['cancel', 'yes'],
};

const exporting: ExportLogsView = {
  id: 'export-logs',
  step: 'folder',
  choices: ['C:', 'D:'],
  selected: 'C:',
  error: null,
  controls: ['cancel', 'next'],
};

export const provisioningViews: Readonly<Record<string, ScreenView>> = {
  'provisioning-menu': {
    id: 'provisioning-menu',
    options: ['install-package', 'pre-provision', 'export-logs', 'reset'],
    selected: null,
    canContinue: false,
  },
  'provisioning-menu-chosen': {
    id: 'provisioning-menu',
    options: ['install-package', 'pre-provision', 'reset'],
    selected: 'pre-provision',
    canContinue: true,
  },
  'package-offer': packages,
  'package-password': { ...packages, step: 'password', selected: 'Bench PCs', controls: ['back', 'next'] },
  'package-installing': { ...packages, step: 'installing', items: [], controls: [] },
  'package-running': { ...packages, step: 'installing', mediaFree: true, controls: [] },
  'package-applied': {
    ...packages,
    step: 'status',
    mediaFree: true,
    items: packages.items.map((item) => ({ ...item, state: 'applied' })),
    controls: ['next'],
  },
  'package-failed': {
    ...packages,
    step: 'status',
    mediaFree: true,
    items: packages.items.map((item, index) => ({ ...item, state: index === 1 ? 'failed' : 'applied' })),
    controls: ['collect-logs', 'reset', 'try-again', 'next'],
  },
  'export-logs': exporting,
  'export-logs-working': { ...exporting, step: 'exporting', controls: [] },
  'export-logs-done': { ...exporting, step: 'exported', controls: ['close'] },
  'export-logs-failed': {
    ...exporting,
    step: 'failed',
    selected: 'D:',
    error: { code: '0x80070015', description: { key: 'export-logs.device-not-ready' } },
    controls: ['close', 'retry'],
  },
  landing,
  'landing-unassigned': { ...landing, user: null },
  'landing-loading': { ...landing, loading: true, canContinue: false },
  'landing-hybrid': {
    ...landing,
    canContinue: false,
    progress: { key: 'landing.hybrid-progress' },
  },
  'result-success': success,
  'result-success-plain': { ...success, variant: 'plain' },
  'result-failure': failure,
  'result-failure-plain': { ...failure, variant: 'plain' },
  'result-failure-timeout': {
    ...failure,
    error: { sentence: { key: 'result.error.esp-timeout' }, code: '0x81036502' },
    controls: ['retry', 'reset'],
  },
  'result-failure-join': {
    ...failure,
    error: { sentence: { key: 'result.error.aad-join', args: ['801C03EA'] }, code: '0x801C03EA' },
  },
  'result-no-profile': {
    ...failure,
    organisation: null,
    profile: null,
    user: null,
    qr: null,
    elapsed: null,
    error: { sentence: { key: 'result.error.no-profile' }, code: null },
    controls: ['retry', 'reset'],
  },
};
