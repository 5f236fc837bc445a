/** Events of the OOBE chart and what it remembers. Context is JSON. */
import type { Control } from '../../../shared/stage/input.ts';
import type {
  Branding,
  Credential,
  ExportDrive,
  MenuOption,
  PrivacySwitch,
  StageText,
} from '../../../shared/stage/view.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { Terms } from '../../protocols/mde2/terms.messages.ts';
import type { SimTime } from '../../world/time.ts';
import type { SignedInUser } from '../join/signed-in-user.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';

/** Nodes at which a PC that was switched off or restarted goes on (kept in its registry). */
export const resumeNodes = [
  'start',
  'language-chosen',
  'keyboard',
  'connection',
  'sign-in',
  'purpose',
  'local-account',
  'user-esp',
  'privacy',
  'registration',
  'quality-updates',
  'technician-updates',
  'landing',
  'technician-esp',
  'result',
  'resetting',
  'first-sign-in',
  'account-esp',
  'desktop',
] as const;
export type ResumeNode = (typeof resumeNodes)[number];

/** Where the next boot goes on; `before`: where it would have. */
export type Resume = ResumeNode | ((before: ResumeNode) => ResumeNode);

export type PressEvent = {
  readonly type: `press.${Control}`;
  readonly values?: Readonly<Record<string, string>>;
};

export type OobeEvent =
  | PressEvent
  | { readonly type: 'choose'; readonly value: string }
  | { readonly type: 'five presses'; readonly from: 'sign-in' | 'first-page' }
  | { readonly type: 'connection lost' }
  | { readonly type: 'connection probed'; readonly portal: boolean }
  | { readonly type: 'profile answered'; readonly profile: AutopilotProfile | null; readonly online: boolean }
  | { readonly type: 'network connected' }
  | { readonly type: 'network refused'; readonly problem: StageText }
  | { readonly type: 'updates checked' }
  | { readonly type: 'update installed' }
  | { readonly type: 'renamed'; readonly restartNeeded: boolean }
  | { readonly type: 'branding found'; readonly branding: Branding | null }
  | { readonly type: 'signed in'; readonly user: SignedInUser }
  /** With `facts` the sign-in has failed by a number of Entra's, or of an answer that did not come. */
  | { readonly type: 'sign-in refused'; readonly problem: StageText; readonly facts?: StepFailureFacts }
  | { readonly type: 'user name accepted'; readonly way: SignInWay }
  /** The TPM has taken the PIN for wrong, or looks at none for a while. */
  | { readonly type: 'PIN refused'; readonly lockedOut: boolean }
  | { readonly type: 'password expired' }
  /** The organisation's own sign-in shows its form. */
  | { readonly type: 'form shown' }
  /** Entra asks for the user's phone. */
  | { readonly type: 'second factor due' }
  | { readonly type: 'personal sign-in failed' }
  | { readonly type: 'number approved' }
  | { readonly type: 'number denied' }
  | { readonly type: 'number timed out' }
  | { readonly type: 'packages offered' }
  | { readonly type: 'package installed' }
  | { readonly type: 'joined' }
  | { readonly type: 'domain reached' }
  | { readonly type: 'credentials due' }
  | { readonly type: 'terms shown'; readonly terms: readonly Terms[] }
  | { readonly type: 'terms settled' }
  | { readonly type: 'succeeded' }
  | { readonly type: 'restart due' }
  | { readonly type: 'step failed'; readonly facts: StepFailureFacts }
  | { readonly type: 'wipe ordered' }
  | { readonly type: 'resealed' }
  | { readonly type: 'done' };

/** Entra's form, with a Temporary Access Pass, or the organisation's own form. */
export type SignInWay = 'password' | 'access-pass' | 'federated';

/** What the pages of the local account have gathered. Secrets are proofs here (shared/session/secrets.ts). */
export interface LocalAccountDraft {
  readonly name: string;
  /** 1 to 3. */
  readonly question: number;
  /** Ids of the questions that were answered. */
  readonly answered: readonly string[];
  readonly selected: string | null;
  readonly problem: StageText | null;
}

export interface OobeContext {
  readonly resume: ResumeNode;
  readonly resealed: boolean;
  readonly profile: AutopilotProfile | null;
  /** Languages of the Windows image; a page asks where there are several. */
  readonly languages: readonly string[];
  readonly language: string;
  /** What the list has selected, before it is confirmed. */
  readonly chosenLanguage: string;
  readonly region: string;
  readonly keyboard: string;
  readonly secondKeyboard: { readonly language: string; readonly layout: string };
  readonly network: {
    /** '' for the hidden one. */
    readonly selected: string | null;
    readonly asking: 'nothing' | 'name' | 'password';
    /** The name that was typed for the hidden network. */
    readonly name: string;
    /** "Connect automatically" is ticked. */
    readonly automatic: boolean;
    /** The properties of the connection are shown. */
    readonly properties: boolean;
    readonly problem: StageText | null;
  };
  readonly licenseAccepted: boolean;
  /** The name page is over; its problem, while it is not. */
  readonly deviceNamed: boolean;
  readonly deviceNameProblem: StageText | null;
  readonly password: string;
  readonly menu: { readonly selected: MenuOption | null; readonly from: 'sign-in' | 'first-page' };
  /** Where "Export logs" of the menu saves. */
  readonly exportDrive: ExportDrive;
  readonly landing: { readonly problem: StageText | null; readonly qrId: string };
  /** When the technician pressed Provision; null before. */
  readonly startedAt: SimTime | null;
  readonly finishedAt: SimTime | null;
  readonly failure: StepFailureFacts | null;
  readonly branding: Branding | null;
  readonly signIn: {
    readonly userName: string;
    readonly fixed: boolean;
    readonly problem: StageText | null;
    /** The two digits of the number match; '' where none is asked for. */
    readonly number: string;
    /** The phone has approved. */
    readonly approved: boolean;
    readonly way: SignInWay;
    /** What a link beneath the form has opened. */
    readonly reading: 'terms' | 'privacy' | null;
    /** A new password was typed. */
    readonly renewed: boolean;
  };
  readonly purpose: 'personal' | 'work' | null;
  /** The provisioning package that is chosen. */
  readonly package: { readonly selected: string | null; readonly problem: StageText | null };
  /** The tenant's terms of use that are to be accepted. */
  readonly terms: readonly Terms[];
  readonly localAccount: LocalAccountDraft;
  readonly privacy: readonly PrivacySwitch[];
  /** The maker's registration was filled in or skipped. */
  readonly registered: boolean;
  readonly helloProblem: StageText | null;
  /** "Skip for now" was pressed: nobody asks again. */
  readonly helloSkipped: boolean;
  readonly account: 'entra' | 'local';
  readonly user: SignedInUser | null;
  /** "Allow my organization to manage my device". */
  readonly managesDevice: boolean;
  /** A hybrid join's account setup is over: who signs in comes to the desktop. */
  readonly accountSetUp: boolean;
  /** The user gave the password since this boot; a restart loses that. */
  readonly signedIn: boolean;
  /** The lock screen of this boot. */
  readonly lock: {
    /** What was chosen among the sign-in options. */
    readonly credential: Credential | null;
    readonly wrongPins: number;
    /** The challenge phrase was typed. */
    readonly phrase: boolean;
  };
  /** The user has passed the sign-in screen since this boot. */
  readonly unlocked: boolean;
}
