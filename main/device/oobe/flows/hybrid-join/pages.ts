/** The domain step, the work account, the end of account setup. */
import type { SignInView, StaySignedInView } from '../../../../../shared/stage/view.ts';
import { formatHResult } from '../../../../protocols/hresult/hresult.ts';
import type { Page } from '../../page.ts';
import { workForm } from '../sign-in/pages.ts';

export const domainProblem: Page = ({ failure }) => ({
  id: 'problem',
  title: { key: 'problem.title' },
  body: { key: 'problem.domain' },
  code: failure ? formatHResult(failure.code) : null,
  controls: ['try-again'],
});

/** The sign-in of the work account lies over account setup: no user is fixed, and there is no way back from it. */
export const workAccount =
  (step: SignInView['step'], busy?: 'busy'): Page =>
  (context) =>
    workForm(context, step, false, busy !== undefined);

export const staySignedIn =
  (step: StaySignedInView['step']): Page =>
  ({ managesDevice, branding }) => ({
    id: 'stay-signed-in',
    step,
    organisation: branding?.organisation ?? null,
    managesDevice,
  });

export const accountSetupComplete: Page = (_context, facts) => ({
  ...facts.esp(),
  wait: null,
  controls: ['sign-out'],
  waitsForSignOut: true,
});
