/** The lock screen and its sign-in. */
import type { LockScreenView, SignInView } from '../../../../../shared/stage/view.ts';
import { credentialAsked } from '../../credentials.ts';
import type { OobeContext } from '../../oobe.events.ts';
import type { Page, PageFacts } from '../../page.ts';
import { workForm } from '../sign-in/pages.ts';

/** Dates and times are written as the region has them, in the PC's language. */
const localeOf = ({ language, region }: OobeContext): string =>
  language.includes('-') ? language.replace(/-[^-]*$/, `-${region}`) : `${language}-${region}`;

export const lockView = (
  context: OobeContext,
  { domain, clockAhead }: PageFacts,
  step: LockScreenView['step'],
): LockScreenView => ({
  id: 'lock-screen',
  step,
  userName: context.signIn.userName,
  displayName: context.signIn.userName === '' ? '' : (context.user?.displayName ?? ''),
  domain,
  problem: null,
  busy: false,
  credential: 'password',
  credentials: [],
  locale: localeOf(context),
  ...(clockAhead === 0 ? {} : { clockAhead }),
});

export const lockScreen =
  (step: LockScreenView['step'], busy?: 'busy'): Page =>
  (context, facts) => {
    const { domain, webSignIn } = facts;
    const credentials = step === 'locked' ? [] : facts.credentials(context);
    return {
      ...lockView(context, facts, step),
      problem: context.signIn.problem,
      busy: busy !== undefined,
      credential: credentialAsked(context, credentials),
      credentials: busy === undefined && credentials.length > 1 ? credentials : [],
      ...(webSignIn && step === 'credentials' && busy === undefined && domain === null ? { webSignIn } : {}),
      ...(step !== 'locked' && busy === undefined ? { power: true } : {}),
    };
  };

/** The sign-in screen of an account that nobody can sign in: no other way in, and only the power button leads away. */
export const signInScreen: Page = (context, facts) => ({
  ...lockView(context, facts, 'credentials'),
  problem: context.signIn.problem,
});

/** Entra's page over the lock screen; it asks for a name where the screen names nobody. */
export const webSignInPage =
  (step: SignInView['step'], busy?: 'busy'): Page =>
  (context) =>
    workForm(context, step, step !== 'user-name' || busy !== undefined, busy !== undefined);
