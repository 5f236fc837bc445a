/** Licence, name, purpose, sign-in. */
import type { Control } from '../../../../../shared/stage/input.ts';
import type { SignInView } from '../../../../../shared/stage/view.ts';
import { ownOf } from '../../../../../shared/own.ts';
import { EntraErrors } from '../../../../protocols/entra/entra-errors.ts';
import { fromWin32 } from '../../../../protocols/hresult/hresult.ts';
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
  controls: busy ? [] : linksOf(step),
  ...(signIn.reading === null ? {} : { reading: signIn.reading }),
});

/** Links of a step; those that its place in the set-up does not take are left out of the view. */
const linksOf = (step: SignInView['step']): readonly Control[] => [
  ...(ownLinks[step] ?? []),
  'terms',
  'privacy',
];

const ownLinks: Readonly<Partial<Record<SignInView['step'], readonly Control[]>>> = {
  'user-name': ['cannot-access', 'sign-in-options'],
  password: ['forgot-password'],
  'access-pass': ['use-password'],
  options: ['domain-join'],
};

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
