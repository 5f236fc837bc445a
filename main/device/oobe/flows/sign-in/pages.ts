/** Licence, name, purpose, sign-in, terms of use. */
import type { SignInView } from '../../../../../shared/stage/view.ts';
import { ownOf } from '../../../../../shared/own.ts';
import { EntraErrors } from '../../../../protocols/entra/entra-errors.ts';
import { formatHResult, fromWin32 } from '../../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../../protocols/hresult/win32.ts';
import { shownCode } from '../../../windows/step-failure.ts';
import type { OobeContext } from '../../oobe.events.ts';
import type { Page } from '../../page.ts';
import { progress } from '../../page.ts';

export const license: Page = (_context, { network }) => ({
  id: 'license',
  frames: ['windows', 'manufacturer'],
  canGoBack: network.wired !== 'connected',
});

export const deviceName: Page = ({ deviceNameProblem }) => ({
  id: 'name-device',
  problem: deviceNameProblem,
});

export const purposes: Page = ({ purpose }) => ({ id: 'purpose', selected: purpose });

/** The form of a work account; `fixed`: its user cannot be changed. */
export const workForm = (
  { branding, signIn }: OobeContext,
  step: SignInView['step'],
  fixed: boolean,
  busy: boolean,
): SignInView => ({
  id: 'sign-in',
  step,
  ...(step === 'number-match' ? { number: signIn.number } : {}),
  branding,
  userName: signIn.userName,
  userNameFixed: fixed,
  greeting: null,
  problem: signIn.problem,
  busy,
});

export const signInPage =
  (step: SignInView['step'], busy?: 'busy'): Page =>
  (context) =>
    workForm(context, step, context.signIn.fixed, busy !== undefined);

/** Entra looks at the name. A user whom the profile names typed none: the page with a name field never comes. */
export const checkingTheName: Page = (context, facts) =>
  context.signIn.fixed
    ? progress('finding-organisation')(context, facts)
    : signInPage('user-name', 'busy')(context, facts);

/** A number match that came to nothing. */
export const noApproval =
  (which: 'denied' | 'unanswered'): Page =>
  () => ({
    id: 'problem',
    title: { key: `problem.number-${which}` },
    body: { key: `problem.number-${which}-body` },
    code: null,
    controls: ['back', 'try-again'],
  });

/** Entra's page at the end of a sign-in that its rules do not let through; its title goes by the number. */
const deniedPages: Readonly<Record<number, string>> = {
  [EntraErrors.DeviceNotCompliant]: 'wrong-device',
  [EntraErrors.DeviceNotDomainJoined]: 'wrong-device',
  [EntraErrors.UserStrongAuthEnrollmentRequired]: 'more-information',
};

export const accessDenied: Page = ({ failure }) => {
  const which = ownOf(deniedPages, String(failure?.entraError ?? 0)) ?? 'no-access';
  return {
    id: 'problem',
    title: { key: `problem.${which}` },
    body: { key: `problem.${which}-body` },
    code: failure && shownCode(failure),
    controls: ['back'],
  };
};

/** The organisation's own sign-in cannot be used. */
export const noForm: Page = ({ failure }) => ({
  id: 'problem',
  title: { key: 'problem.federation' },
  body: {
    key:
      failure?.code === fromWin32(Win32.ERROR_WINHTTP_TIMEOUT)
        ? 'problem.federation-unreachable-body'
        : 'problem.federation-body',
  },
  code: null,
  controls: ['back'],
});

export const joinProblem: Page = ({ failure }) => ({
  id: 'problem',
  title: { key: 'problem.title' },
  body: failure?.sentence ?? { key: 'problem.try-again' },
  code: failure ? formatHResult(failure.code) : null,
  controls: ['try-again'],
});

export const termsOfUse =
  (busy: boolean): Page =>
  ({ terms, branding }) => ({
    id: 'terms-of-use',
    organisation: branding?.organisation ?? null,
    terms: terms.map(({ title, bodyText, acceptanceStatement }) => ({
      title,
      text: bodyText,
      statement: acceptanceStatement === '' ? null : acceptanceStatement,
    })),
    busy,
  });
