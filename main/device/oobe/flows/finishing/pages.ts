/** Privacy, registration with the maker, lock screen, the first sign-in, the desktop. */
import type { LockScreenView, SignInView } from '../../../../../shared/stage/view.ts';
import { kioskUser } from '../../../windows/kiosk.ts';
import { workForm } from '../sign-in/pages.ts';
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
  ({ signIn }, { domain, webSignIn }) => ({
    id: 'lock-screen',
    step,
    userName: signIn.userName,
    domain,
    problem: signIn.problem,
    busy: busy !== undefined,
    ...(webSignIn && step === 'credentials' && busy === undefined && domain === null ? { webSignIn } : {}),
  });

/** Entra's page over the lock screen; its user is named. */
export const webSignInPage =
  (step: SignInView['step'], busy?: 'busy'): Page =>
  (context) =>
    workForm(context, step, true, busy !== undefined);

export const firstSignIn: Page = (_context, { waited }) => ({
  id: 'boot',
  phase: 'signing-in',
  text: firstSignInText(waited),
});

/** The kiosk's own desktop, without the app that stands in its place on a PC. */
export const kiosk: Page = (_context, facts) => facts.desktop(kioskUser);

export const desktop: Page = (_context, facts) => facts.desktop();
