/** A hybrid join's user flow: the domain, the work account, the end of account setup. */
import type { LockScreenView, ScreenView, StaySignedInView } from '../../../shared/stage/view.ts';
import { espViews } from './esp-views.ts';

const complete = espViews['esp-complete'];

const otherUser: LockScreenView = {
  id: 'lock-screen',
  step: 'credentials',
  userName: '',
  displayName: '',
  domain: 'FABRIKAM',
  problem: null,
  busy: false,
  credential: 'password',
  credentials: [],
  locale: 'en-US',
};

const staySignedIn: StaySignedInView = {
  id: 'stay-signed-in',
  step: 'question',
  organisation: 'Fabrikam',
  managesDevice: true,
};

export const hybridViews: Readonly<Record<string, ScreenView>> = {
  'progress-domain': {
    id: 'progress',
    page: 'joining-domain',
    title: { key: 'progress.joining-domain' },
    subtitle: null,
    percent: null,
  },
  'problem-domain': {
    id: 'problem',
    title: { key: 'problem.title' },
    body: { key: 'problem.domain' },
    code: '0x80070774',
    controls: ['try-again'],
  },
  'lock-screen-domain-refused': { ...otherUser, problem: { key: 'lock-screen.problem.wrong-password' } },
  'lock-screen-no-domain': { ...otherUser, problem: { key: 'lock-screen.problem.domain-unavailable' } },
  'lock-screen-domain-user': { ...otherUser, userName: 'FABRIKAM\\maren.holt' },
  'stay-signed-in': staySignedIn,
  'stay-signed-in-all-set': { ...staySignedIn, step: 'all-set' },
  ...(complete?.id === 'esp'
    ? { 'esp-sign-out': { ...complete, controls: ['sign-out'], waitsForSignOut: true } satisfies ScreenView }
    : {}),
};
