/** Privacy, registration with the maker, the first sign-in, the desktop. */
import { kioskUser } from '../../../windows/kiosk.ts';
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

export const firstSignIn: Page = (_context, { waited }) => ({
  id: 'boot',
  phase: 'signing-in',
  text: firstSignInText(waited),
});

/** The kiosk's own desktop, without the app that stands in its place on a PC. */
export const kiosk: Page = (_context, facts) => facts.desktop(kioskUser);

export const desktop: Page = (_context, facts) => facts.desktop();
