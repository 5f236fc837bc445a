/** Licence, name, purpose, sign-in, local account, privacy, lock screen, Windows Hello. */
import type {
  HelloView,
  LocalAccountView,
  LockScreenView,
  SignInView,
} from '../../../../shared/stage/view.ts';
import { formatHResult } from '../../../protocols/hresult/hresult.ts';
import { questionsLeft } from '../lists.ts';
import { regionOffer } from '../locale.ts';
import { firstSignInText } from '../rotating-texts.ts';
import type { Page, Pages } from './page.ts';
import { black, progress } from './page.ts';

const signInPage =
  (step: SignInView['step'], busy: boolean): Page =>
  ({ branding, signIn }) => ({
    id: 'sign-in',
    step,
    ...(step === 'number-match' ? { number: signIn.number } : {}),
    branding,
    userName: signIn.userName,
    userNameFixed: signIn.fixed,
    greeting: null,
    problem: signIn.problem,
    busy,
  });

/** The form of a personal account: no tenant, no branding. */
const personalPage =
  (busy: boolean): Page =>
  ({ signIn: { userName, problem } }) => ({
    id: 'sign-in',
    step: 'user-name',
    personal: true,
    branding: null,
    userName,
    userNameFixed: false,
    greeting: null,
    problem,
    busy,
  });

/** A number match that came to nothing. */
const noApproval =
  (which: 'denied' | 'unanswered'): Page =>
  () => ({
    id: 'problem',
    title: { key: `problem.number-${which}` },
    body: { key: `problem.number-${which}-body` },
    code: null,
    controls: ['back', 'try-again'],
  });

const personalFailure: Page = () => ({
  id: 'problem',
  title: { key: 'problem.title' },
  body: { key: 'problem.try-again-or-skip' },
  code: 'OOBEIDPS',
  controls: ['skip', 'try-again'],
});

const joinProblem: Page = ({ failure }) => ({
  id: 'problem',
  title: { key: 'problem.title' },
  body: failure?.sentence ?? { key: 'problem.try-again' },
  code: failure ? formatHResult(failure.code) : null,
  controls: ['try-again'],
});

const termsOfUse =
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

const localAccount =
  (step: LocalAccountView['step']): Page =>
  ({ localAccount: draft, purpose }) => {
    const choices = step === 'question' ? questionsLeft(draft.answered) : [];
    return {
      id: 'local-account',
      step,
      question: step === 'question' ? draft.question : 0,
      choices,
      selected: step === 'question' ? (draft.selected ?? choices[0] ?? null) : null,
      problem: draft.problem,
      canGoBack: step !== 'name' || purpose === 'personal',
    };
  };

const lockScreen =
  (step: LockScreenView['step'], busy: boolean): Page =>
  ({ signIn }, { domain }) => ({
    id: 'lock-screen',
    step,
    userName: signIn.userName,
    domain,
    problem: signIn.problem,
    busy,
  });

const hello =
  (step: HelloView['step'], controls: HelloView['controls']): Page =>
  ({ helloProblem }) => ({ id: 'hello', step, problem: helloProblem, controls });

/** The pages of the sensor that the PC has. */
const sensorPage =
  (prefix: '' | 'learning-', controls: HelloView['controls']): Page =>
  (_context, { helloSensor }) => ({
    id: 'hello',
    step: `${prefix}${helloSensor() ?? 'face'}`,
    problem: null,
    controls,
  });

export const accountPages: Pages = {
  'reviewing the license': (_context, { network }) => ({
    id: 'license',
    frames: ['windows', 'manufacturer'],
    canGoBack: network.wired !== 'connected',
  }),
  'naming the device': ({ deviceNameProblem }) => ({ id: 'name-device', problem: deviceNameProblem }),
  'restarting with the new name': black('restarting', 'boot.restarting'),
  'deciding how to sign in': progress('finding-organisation'),
  'asking for the purpose': ({ purpose }) => ({ id: 'purpose', selected: purpose }),
  'asking for a Microsoft account': () => ({ id: 'microsoft-account' }),
  'asking for the personal account': personalPage(false),
  'looking up the personal account': personalPage(true),
  'telling that the personal sign-in failed': personalFailure,
  'finding the branding': progress('finding-organisation'),
  'asking who signs in': signInPage('user-name', false),
  'checking the user name': signInPage('user-name', true),
  'asking for the password': signInPage('password', false),
  'signing in': signInPage('password', true),
  'matching the number': signInPage('number-match', false),
  'telling that the request was denied': noApproval('denied'),
  'telling that nobody answered': noApproval('unanswered'),
  'joining as the user': progress('applying-settings'),
  'asking for the terms of use': progress('applying-settings'),
  'reviewing the terms of use': termsOfUse(false),
  'accepting the terms of use': termsOfUse(true),
  'declining the terms of use': termsOfUse(true),
  'telling that joining failed': joinProblem,

  'asking for an account name': localAccount('name'),
  'asking for a new password': localAccount('password'),
  'asking for the password again': localAccount('confirm'),
  'asking a security question': localAccount('question'),
  'asking for a hint': localAccount('hint'),

  'registering with the maker': ({ language, region }, { maker }) => ({
    id: 'oem-registration',
    maker,
    ...regionOffer(language),
    selected: region,
  }),
  'asking for privacy settings': ({ privacy }) => ({ id: 'privacy', switches: privacy }),
  locked: lockScreen('locked', false),
  'asking for the password of the user': lockScreen('credentials', false),
  unlocking: lockScreen('credentials', true),
  'signing in to the domain': lockScreen('credentials', true),
  'first sign-in': (_context, { waited }) => ({
    id: 'boot',
    phase: 'signing-in',
    text: firstSignInText(waited),
  }),

  'offering to learn the user': sensorPage('', ['skip', 'yes']),
  'learning the user': sensorPage('learning-', []),
  'requiring Windows Hello': hello('required', ['next']),
  'asking for a PIN': hello('pin', ['next', 'cancel']),
  'warning about Windows Hello': hello('hold-on', ['back', 'skip']),
  'setting up Windows Hello': hello('pin', []),
  'telling that Windows Hello is set up': hello('all-set', ['next']),
  'telling that Windows Hello failed': hello('failed', ['try-again', 'skip']),
};
