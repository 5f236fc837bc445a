/** Events of the OOBE chart and what it remembers. Context is JSON. */
import type { Control } from '../../../shared/stage/input.ts';
import type { Branding, MenuOption, PrivacySwitch, StageText } from '../../../shared/stage/view.ts';
import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';
import type { SimTime } from '../../world/time.ts';
import type { StepFailureFacts } from '../step-failure.ts';

/** Nodes at which a PC that was switched off or restarted goes on (kept in its registry). */
export const resumeNodes = [
  'start',
  'language-chosen',
  'connection',
  'sign-in',
  'local-account',
  'privacy',
  'quality-updates',
  'landing',
  'technician-esp',
  'result',
  'first-sign-in',
  'account-esp',
  'desktop',
] as const;
export type ResumeNode = (typeof resumeNodes)[number];

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
  | { readonly type: 'sign-in refused'; readonly problem: StageText }
  | { readonly type: 'user name accepted' }
  | { readonly type: 'joined' }
  | { readonly type: 'succeeded' }
  | { readonly type: 'restart due' }
  | { readonly type: 'step failed'; readonly facts: StepFailureFacts }
  | { readonly type: 'resealed' }
  | { readonly type: 'done' };

export interface SignedInUser {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
}

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
  /** A technician answered the first pages for the user: over Wi-Fi they come before the profile (1.1). */
  readonly firstPagesDone: boolean;
  readonly network: {
    readonly selected: string | null;
    readonly asking: boolean;
    readonly problem: StageText | null;
  };
  readonly licenseAccepted: boolean;
  /** The name page is over; its problem, while it is not. */
  readonly deviceNamed: boolean;
  readonly deviceNameProblem: StageText | null;
  readonly password: string;
  readonly menu: { readonly selected: MenuOption | null; readonly from: 'sign-in' | 'first-page' };
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
  };
  readonly purpose: 'personal' | 'work' | null;
  readonly localAccount: LocalAccountDraft;
  readonly privacy: readonly PrivacySwitch[];
  readonly helloProblem: StageText | null;
  /** "Skip for now" was pressed: nobody asks again. */
  readonly helloSkipped: boolean;
  readonly account: 'entra' | 'local';
  readonly user: SignedInUser | null;
  /** The user gave the password since this boot; a restart loses that. */
  readonly signedIn: boolean;
}
