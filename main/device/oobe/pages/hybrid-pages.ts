/** Pages of a hybrid join's user flow: the domain step, the work account, the end of account setup. */
import type { SignInView, StaySignedInView } from '../../../../shared/stage/view.ts';
import { formatHResult } from '../../../protocols/hresult/hresult.ts';
import type { Page, Pages } from './page.ts';
import { progress } from './page.ts';

/** The sign-in of the work account lies over account setup: no user is fixed, and there is no way back from it. */
const workAccount =
  (step: SignInView['step'], busy: boolean): Page =>
  ({ branding, signIn }) => ({
    id: 'sign-in',
    step,
    ...(step === 'number-match' ? { number: signIn.number } : {}),
    branding,
    userName: signIn.userName,
    userNameFixed: false,
    greeting: null,
    problem: signIn.problem,
    busy,
  });

const staySignedIn =
  (step: StaySignedInView['step']): Page =>
  ({ managesDevice, branding }) => ({
    id: 'stay-signed-in',
    step,
    organisation: branding?.organisation ?? null,
    managesDevice,
  });

export const hybridPages: Pages = {
  'reaching the domain': progress('joining-domain'),
  'telling that the domain was not reached': ({ failure }) => ({
    id: 'problem',
    title: { key: 'problem.title' },
    body: { key: 'problem.domain' },
    code: failure ? formatHResult(failure.code) : null,
    controls: ['try-again'],
  }),
  'finding the work account': (_context, facts) => facts.esp(),
  'asking for the work account': workAccount('user-name', false),
  'checking the work account': workAccount('user-name', true),
  'asking for the work password': workAccount('password', false),
  'signing in to the work account': workAccount('password', true),
  'matching the number of the work account': workAccount('number-match', false),
  'offering to stay signed in': staySignedIn('question'),
  'telling that all is set': staySignedIn('all-set'),
  'account setup is complete': (_context, facts) => {
    const view = facts.esp();
    return view.id === 'esp' ? { ...view, wait: null, controls: ['sign-out'], waitsForSignOut: true } : view;
  },
};
