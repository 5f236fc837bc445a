/** Terms, names, privacy, Windows Hello, local account, lock screen. */
import type {
  HelloView,
  LocalAccountView,
  LockScreenView,
  PrivacyView,
  ScreenView,
} from '../../../shared/stage/view.ts';

const hello: HelloView = { id: 'hello', step: 'required', problem: null, controls: ['next'] };

const account: LocalAccountView = {
  id: 'local-account',
  step: 'name',
  question: 0,
  choices: [],
  selected: null,
  problem: null,
  canGoBack: true,
};
const questions = ['pet', 'birth-city', 'nickname', 'parents-city', 'cousin', 'school'];

const locked: LockScreenView = {
  id: 'lock-screen',
  step: 'locked',
  userName: 'maren.holt@fabrikam.example',
  displayName: 'Maren Holt',
  domain: null,
  problem: null,
  busy: false,
  credential: 'password',
  credentials: [],
  locale: 'en-US',
};

const pin: LockScreenView = {
  ...locked,
  step: 'credentials',
  credential: 'pin',
  credentials: ['pin', 'password', 'security-key'],
};

const pinPage: HelloView = {
  ...hello,
  step: 'pin',
  controls: ['next', 'cancel'],
  requirements: [{ key: 'hello.problem.too-short', args: [6] }, { key: 'hello.problem.pattern' }],
  lettersAndSymbols: false,
};

const switches: PrivacyView['switches'] = [
  { id: 'location', on: true },
  { id: 'find-my-device', on: true },
  { id: 'diagnostic-data', on: true },
  { id: 'inking', on: false },
  { id: 'tailored', on: true },
  { id: 'advertising', on: true },
];

export const accountViews: Readonly<Record<string, ScreenView>> = {
  license: { id: 'license', frames: ['windows'], canGoBack: false },
  'license-two': { id: 'license', frames: ['windows', 'manufacturer'], canGoBack: true },
  'terms-of-use': {
    id: 'terms-of-use',
    organisation: 'Alder & Finch',
    terms: [
      {
        title: 'Working with our PCs',
        text: 'This PC belongs to Alder & Finch. Lock it when you leave it, and tell the help desk the day it is lost.\nWe look after the PC from afar: we install what you need, and remove what puts it at risk. Your private files are none of our business.',
        statement: 'I have read this and will look after the PC.',
      },
    ],
    busy: false,
  },
  'name-device': { id: 'name-device', problem: null },
  'microsoft-account': { id: 'microsoft-account' },
  'sign-in-personal': {
    id: 'sign-in',
    step: 'user-name',
    personal: true,
    branding: null,
    userName: '',
    userNameFixed: false,
    greeting: null,
    problem: null,
    busy: false,
    controls: ['terms', 'privacy'],
  },
  'oem-registration': {
    id: 'oem-registration',
    maker: 'Northmoor',
    choices: [
      { id: 'US', label: 'United States' },
      { id: 'PT', label: 'Portugal' },
    ],
    pinned: 1,
    selected: 'US',
  },
  privacy: { id: 'privacy', switches },
  'privacy-required-only': {
    id: 'privacy',
    switches: switches.map((one) => (one.id === 'diagnostic-data' ? { ...one, on: false } : one)),
  },
  'hello-face': { ...hello, step: 'face', controls: ['skip', 'yes'] },
  'hello-fingerprint': { ...hello, step: 'fingerprint', controls: ['skip', 'yes'] },
  'hello-learning': { ...hello, step: 'learning-face', controls: [] },
  'hello-learning-fingerprint': { ...hello, step: 'learning-fingerprint', controls: [] },
  hello,
  'hello-pin': pinPage,
  'hello-pin-letters': { ...pinPage, lettersAndSymbols: true },
  'hello-pin-mismatch': { ...pinPage, problem: { key: 'hello.problem.mismatch' } },
  'hello-hold-on': { ...hello, step: 'hold-on', controls: ['skip', 'back'] },
  'hello-all-set': { ...hello, step: 'all-set' },
  'hello-failed': { ...hello, step: 'failed', controls: ['skip', 'try-again'] },
  'local-account': { ...account, canGoBack: false },
  'local-account-refused': { ...account, problem: { key: 'local-account.problem.name-characters' } },
  'local-account-password': { ...account, step: 'password' },
  'local-account-confirm': {
    ...account,
    step: 'confirm',
    problem: { key: 'local-account.problem.mismatch' },
  },
  'local-account-question': { ...account, step: 'question', question: 1, choices: questions },
  'local-account-question-chosen': {
    ...account,
    step: 'question',
    question: 3,
    choices: questions.slice(2),
    selected: 'cousin',
    problem: { key: 'local-account.problem.required' },
  },
  'local-account-hint': { ...account, step: 'hint' },
  'lock-screen': locked,
  'lock-screen-domain': { ...locked, domain: 'FABRIKAM' },
  'lock-screen-credentials': { ...locked, step: 'credentials', domain: 'FABRIKAM' },
  'lock-screen-refused': {
    ...locked,
    step: 'credentials',
    problem: { key: 'lock-screen.problem.wrong-password' },
  },
  'lock-screen-other-user': { ...locked, step: 'credentials', userName: '', domain: 'FABRIKAM' },
  'lock-screen-notice': {
    ...locked,
    step: 'notice',
    notice: {
      title: 'Property of Alder & Finch',
      text: 'This PC is for the work of Alder & Finch alone. Whoever signs in agrees to its rules.',
    },
  },
  'lock-screen-web-sign-in': { ...locked, step: 'credentials', webSignIn: true },
  'lock-screen-pin': { ...pin, power: true },
  'lock-screen-wrong-pin': { ...pin, problem: { key: 'lock-screen.problem.wrong-pin' } },
  'lock-screen-security-key': { ...pin, credential: 'security-key' },
  'lock-screen-touch-key': { ...pin, credential: 'security-key', credentials: [], busy: true },
  'lock-screen-challenge': { ...pin, step: 'challenge', power: true },
  'lock-screen-restart': { ...pin, step: 'restart', power: true },
  'lock-screen-busy': { ...locked, step: 'credentials', busy: true },
};
