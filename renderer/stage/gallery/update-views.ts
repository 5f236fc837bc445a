/** Checks for updates, their carousel, the restart's texts; the network's own page; number match. */
import type { ProgressView, ScreenView, SignInView, UpdateProgressView } from '../../../shared/stage/view.ts';

const checking = (key: string): ProgressView => ({
  id: 'progress',
  page: 'checking-for-updates',
  title: { key: `updates.${key}` },
  subtitle: null,
  percent: null,
});
const update: UpdateProgressView = {
  id: 'update-progress',
  step: 1,
  text: { key: 'update-progress.downloading', args: [5] },
  card: 0,
};

const signingIn: SignInView = {
  id: 'sign-in',
  step: 'password',
  branding: { organisation: 'Fabrikam', signInText: null, colour: '#8a3ffc' },
  userName: 'maren.holt@fabrikam.example',
  userNameFixed: false,
  greeting: null,
  problem: null,
  busy: false,
  controls: ['terms', 'privacy'],
};

export const updateViews: Readonly<Record<string, ScreenView>> = {
  'updates-checking': checking('checking'),
  'updates-keep-on': checking('keep-on'),
  'updates-almost-there': checking('almost-there'),
  'updates-looking': checking('looking'),
  'updates-downloading': { ...checking('downloading'), title: { key: 'updates.downloading', args: [40] } },
  'updates-installing': { ...checking('installing'), title: { key: 'updates.installing', args: [65] } },
  'updates-device-will-restart': checking('device-will-restart'),
  'progress-settings': {
    id: 'progress',
    page: 'applying-settings',
    title: { key: 'progress.applying-settings' },
    subtitle: null,
    percent: null,
  },
  'update-1': update,
  'update-2': { ...update, step: 2, text: { key: 'update-progress.installing', args: [48] }, card: 1 },
  'update-3': { ...update, step: 3, text: { key: 'update-progress.preparing' }, card: 2 },
  'update-card-4': { ...update, card: 3 },
  'update-card-5': { ...update, card: 4 },
  'update-card-6': { ...update, step: 3, text: { key: 'update-progress.preparing' }, card: 5 },
  'boot-updating': { id: 'boot', phase: 'updating', text: { key: 'boot.updates-underway' } },
  'boot-updating-percent': {
    id: 'boot',
    phase: 'updating',
    text: { key: 'boot.updates-percent', args: [29] },
  },
  'boot-welcome': { id: 'boot', phase: 'starting', text: { key: 'boot.welcome' } },
  'boot-language': { id: 'boot', phase: 'restarting', text: { key: 'boot.changing-language' } },
  'boot-getting-ready': { id: 'boot', phase: 'signing-in', text: { key: 'boot.getting-ready' } },
  'boot-note': {
    id: 'boot',
    phase: 'signing-in',
    text: { key: 'boot.few-minutes' },
    note: { key: 'boot.do-not-turn-off' },
  },
  'captive-portal': { id: 'captive-portal', network: 'Harbour Hotel Guest' },
  'sign-in-access-pass': {
    ...signingIn,
    step: 'access-pass',
    controls: ['use-password', 'terms', 'privacy'],
  },
  'sign-in-recovery': { ...signingIn, step: 'recovery', controls: ['cancel'] },
  'sign-in-terms': { ...signingIn, reading: 'terms' },
  'sign-in-privacy': { ...signingIn, reading: 'privacy' },
  'problem-not-registered': {
    id: 'problem',
    title: { key: 'title.sign-in.recovery' },
    body: { key: 'problem.not-registered-body' },
    code: null,
    controls: ['back'],
  },
  'sign-in-federated': { ...signingIn, step: 'federated', userNameFixed: true },
  'sign-in-update-password': {
    ...signingIn,
    step: 'update-password',
    problem: { key: 'local-account.problem.mismatch' },
  },
  'sign-in-options': {
    ...signingIn,
    step: 'options',
    problem: { key: 'sign-in.no-security-key' },
    controls: ['domain-join'],
  },
  'sign-in-security-key': { ...signingIn, step: 'security-key', busy: true },
  'sign-in-verify-identity': { ...signingIn, step: 'verify-identity' },
  'sign-in-number': { ...signingIn, step: 'number-match', number: '47', busy: false },
};
