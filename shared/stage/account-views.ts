/** Accounts: the sign-in of a tenant's user, local accounts, the lock screen, the work account of a hybrid join. */
import type { Control } from './input.ts';
import type { Branding, Drawing, ScreenRows, StageText } from './view-parts.ts';

/** What the lock screen asks for. */
export type Credential = 'pin' | 'password' | 'security-key';

/**
 * The lock screen, and the sign-in of somebody whose account is known (hybrid, or a restart in account setup).
 * Presses: 'next' at 'locked' and at 'notice', the organisation's message before the sign-in; 'sign-in' at
 * 'credentials', with 'pin' or 'password' as is asked, and with 'user-name' where nobody is named: 'DOMAIN\\user',
 * 'user' or a user principal name; 'next' with 'challenge-phrase' at 'challenge'. 'choose' takes another credential.
 */
export interface LockScreenView {
  readonly id: 'lock-screen';
  /** 'challenge': after several wrong PINs; 'restart': after one more no PIN is taken until the PC is started again. */
  readonly step: 'locked' | 'notice' | 'credentials' | 'challenge' | 'restart';
  readonly userName: string;
  /** The account's display name; '' where it is not known. */
  readonly displayName: string;
  /** NetBIOS name of the PC's domain. */
  readonly domain: string | null;
  readonly problem: StageText | null;
  readonly busy: boolean;
  readonly credential: Credential;
  /** "Sign-in options"; none where there is nothing to choose. */
  readonly credentials: readonly Credential[];
  /** How date and time are written: the PC's language in its region, as 'en-GB'. */
  readonly locale: string;
  /** Seconds that the PC's clock is ahead of the world's; left out where it is right. */
  readonly clockAhead?: number;
  /** 'restart' and 'shut-down' are offered. */
  readonly power?: true;
  /** At 'notice'. */
  readonly notice?: { readonly title: string; readonly text: string };
  /** 'web-sign-in' leads to Entra's own page (at 'credentials'). */
  readonly webSignIn?: true;
}

/**
 * The work account of a hybrid join's user, during account setup. 'choose' with 'manage' turns the box; presses:
 * 'next' at 'question', 'close' at 'all-set'.
 */
export interface StaySignedInView {
  readonly id: 'stay-signed-in';
  readonly step: 'question' | 'all-set';
  readonly organisation: string | null;
  /** "Allow my organization to manage my device" is ticked. */
  readonly managesDevice: boolean;
}

/**
 * Local account: fields 'account-name', 'new-password', 'confirm-password', 'answer', 'hint' with 'next'; 'back'.
 * At 'question', 'choose' selects one of the questions.
 */
export interface LocalAccountView {
  readonly id: 'local-account';
  readonly step: 'name' | 'password' | 'confirm' | 'question' | 'hint';
  /** 1 to 3 at 'question'; 0 else. */
  readonly question: number;
  /** Ids of the questions that are left; their words are 'local-account.question.<id>'. */
  readonly choices: readonly string[];
  readonly selected: string | null;
  readonly problem: StageText | null;
  readonly canGoBack: boolean;
}

export interface SignInView {
  readonly id: 'sign-in';
  /**
   * 'access-pass': a Temporary Access Pass in the password's place ('use-password' leads to that); 'federated': the
   * organisation's own form, with 'user-name' and 'password'; 'update-password': 'password', 'new-password' and
   * 'confirm-password'; 'verify-identity': 'try-again' sends the phone another
   * request; 'options' ('sign-in-options' leads there): 'next' asks for a security key; 'recovery': whose password is
   * forgotten, 'next' with 'user-name'.
   */
  readonly step:
    | 'user-name'
    | 'password'
    | 'access-pass'
    | 'federated'
    | 'update-password'
    | 'number-match'
    | 'verify-identity'
    | 'options'
    | 'security-key'
    | 'recovery';
  /** A personal Microsoft account is asked for; Windows 10 offers an offline account as 'skip'. */
  readonly personal?: true;
  /** The two digits of 'number-match': the user types them into a phone, which is not shown. 'other-way' leads to 'verify-identity'; 'back' gives up. */
  readonly number?: string;
  readonly branding: Branding | null;
  /** What the user-name field holds: typed before, or the assigned user. */
  readonly userName: string;
  /** The assigned user's name cannot be changed. */
  readonly userNameFixed: boolean;
  readonly greeting: string | null;
  readonly problem: StageText | null;
  readonly busy: boolean;
  /** Links of the form that are offered. */
  readonly controls: readonly Control[];
  /** A document that 'terms' or 'privacy' has opened in the form's place; 'close' leaves it. */
  readonly reading?: 'terms' | 'privacy';
}

/** The organisation's terms of use, in its own words. Presses: 'accept', 'decline'. */
export interface TermsOfUseView {
  readonly id: 'terms-of-use';
  readonly organisation: string | null;
  readonly terms: readonly {
    readonly title: string;
    readonly text: string;
    /** What accepting says; null where the organisation has no sentence for it. */
    readonly statement: string | null;
  }[];
  readonly busy: boolean;
}

/**
 * Windows Hello for Business: 'yes' and 'skip' at 'face' and 'fingerprint', where the PC has such a sensor; the
 * PIN goes as 'pin' and 'pin-confirm' with 'next', and with 'letters-and-symbols' where that box is ticked.
 */
export interface HelloView {
  readonly id: 'hello';
  readonly step:
    | 'face'
    | 'fingerprint'
    | 'learning-face'
    | 'learning-fingerprint'
    | 'required'
    | 'pin'
    | 'hold-on'
    | 'all-set'
    | 'failed';
  readonly problem: StageText | null;
  readonly controls: readonly Control[];
  /** At 'pin': what "PIN requirements" tells. */
  readonly requirements?: readonly StageText[];
  /** At 'pin': there is a box "Include letters and symbols". */
  readonly lettersAndSymbols?: boolean;
}

export type AccountView =
  | LockScreenView
  | StaySignedInView
  | LocalAccountView
  | SignInView
  | TermsOfUseView
  | HelloView;

const helloDrawings: Readonly<Record<HelloView['step'], Drawing>> = {
  face: 'face',
  'learning-face': 'face',
  fingerprint: 'fingerprint',
  'learning-fingerprint': 'fingerprint',
  required: 'pin',
  pin: 'pin',
  'hold-on': 'pin',
  'all-set': 'done',
  failed: 'error',
};

const helloWorks: ReadonlySet<HelloView['step']> = new Set([
  'learning-face',
  'learning-fingerprint',
  'hold-on',
]);

/** A personal account and an organisation's own page have headings of their own. */
function signInVariant({ personal, step, branding, reading }: SignInView): string {
  if (reading !== undefined) return reading;
  if (personal) return 'personal';
  return step === 'user-name' && branding !== null ? 'branded' : step;
}

export const accountScreens: ScreenRows<AccountView> = {
  'lock-screen': {
    room: 'windows',
    variant: ({ step }) => step,
    choices: ({ credentials }) => credentials,
    works: ({ busy }) => busy,
  },
  'stay-signed-in': {
    room: 'page',
    tab: 'account',
    drawing: ({ step }) => (step === 'all-set' ? 'done' : 'people'),
    variant: ({ step }) => step,
    choices: ({ step }) => (step === 'question' ? ['manage'] : []),
  },
  'local-account': {
    room: 'page',
    tab: 'account',
    drawing: 'people',
    variant: ({ step }) => step,
    turn: ({ question }) => question,
    choices: ({ choices }) => choices,
  },
  'sign-in': {
    room: 'page',
    tab: 'account',
    drawing: ({ step }) => (step === 'number-match' || step === 'verify-identity' ? 'phone' : 'account'),
    variant: signInVariant,
    titleValues: ({ branding }) => (branding === null ? [] : [branding.organisation]),
    works: ({ busy, step }) => busy && step !== 'number-match',
  },
  'terms-of-use': { room: 'page', tab: 'account', drawing: 'license', works: ({ busy }) => busy },
  hello: {
    room: 'page',
    tab: 'account',
    drawing: ({ step }) => helloDrawings[step],
    variant: ({ step }) => step,
    works: ({ step }) => helloWorks.has(step),
  },
};
