/** Privacy, registration with the maker, lock screen, the first sign-in, the desktop. */
import type { LockScreenView } from '../../../../../shared/stage/view.ts';
import { regionOffer } from '../../locale.ts';
import type { Page } from '../../page.ts';
import { firstSignInText } from '../../rotating-texts.ts';

export const privacy: Page = ({ privacy }) => ({ id: 'privacy', switches: privacy });

export const makerRegistration: Page = ({ language, region }, { maker }) => ({
  id: 'oem-registration',
  maker,
  ...regionOffer(language),
  selected: region,
});

export const lockScreen =
  (step: LockScreenView['step'], busy?: 'busy'): Page =>
  ({ signIn }, { domain }) => ({
    id: 'lock-screen',
    step,
    userName: signIn.userName,
    domain,
    problem: signIn.problem,
    busy: busy !== undefined,
  });

export const firstSignIn: Page = (_context, { waited }) => ({
  id: 'boot',
  phase: 'signing-in',
  text: firstSignInText(waited),
});

export const desktop: Page = (_context, facts) => facts.desktop();
