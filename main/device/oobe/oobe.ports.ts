/**
 * What the OOBE chart needs from the PC around it: questions it asks (guards), work it starts (processes that
 * return an event of the chart) and orders it gives (actions). `pc-ports.ts` supplies them.
 */
import type { PrivacySwitch } from '../../../shared/stage/view.ts';
import type { MenuOption } from '../../../shared/stage/view.ts';
import type { Clock } from '../../world/clock.ts';
import type { Group, Process } from '../../world/process.ts';
import type { OobeContext, OobeEvent, SignedInUser } from './oobe.events.ts';
import type { ProvisioningPackage } from './provisioning-package.ts';
import type { HelloPolicy, HelloSensor } from './windows-hello.ts';
import type { UpdateKind } from './windows-update.ts';

type Work<Input = void> = (input: Input) => Process<OobeEvent>;

export interface OobePorts {
  readonly clock: Clock;
  /** Processes of Windows: they end when the PC loses power or restarts. */
  group(): Group;

  /** Windows 10, whose pages are not all the same. */
  readonly isWindows10: boolean;
  /** The menu's choice before anybody chooses: Windows 10 preselects its first option (autopilot-facts 2.2, 2.3). */
  readonly preselectedOption: MenuOption | null;
  readonly networkIsUp: () => boolean;
  /** The network wants no password. */
  readonly networkIsOpen: (ssid: string) => boolean;
  /** The PC's way to the internet is its cable. */
  readonly isWired: () => boolean;
  readonly updateIsOffered: (kind: UpdateKind) => boolean;
  readonly updatesWantRestart: () => boolean;
  /** The Enrollment Status Page's profile asks for quality updates, and the release can install them. */
  readonly qualityUpdatesAreWanted: () => boolean;
  /** Device management has taken the PC in. */
  readonly isEnrolled: () => boolean;
  readonly signInAssistantIsDisabled: () => boolean;
  readonly securityQuestionsAreOff: () => boolean;
  readonly asksForSecondFactor: () => boolean;
  /** The maker's image has a registration page. */
  readonly makerAsks: () => boolean;
  /** Packages on the media that is in the PC. */
  readonly packages: () => readonly ProvisioningPackage[];
  readonly packageFailed: () => boolean;
  /** A new computer name waits for a restart. */
  readonly nameWaits: () => boolean;
  readonly computerName: () => string;
  readonly helloPolicy: () => HelloPolicy;
  readonly helloIsSetUp: () => boolean;
  /** The sensor that Windows Hello may learn the user by; null where there is none, or it has. */
  readonly helloSensor: () => HelloSensor | null;
  /** A new GUID for each rendering of the QR code. */
  readonly newQrId: () => string;
  /** Two digits for a number match. */
  readonly newNumber: () => string;

  readonly prefetchProfile: Work;
  readonly probeInternet: Work;
  readonly signInToPortal: Work;
  readonly activateAutopilot: Work;
  readonly loadLanding: Work;
  readonly connectNetwork: Work<{ readonly ssid: string; readonly proof: string }>;
  readonly checkForUpdates: Work;
  readonly installUpdates: Work<{ readonly kind: UpdateKind }>;
  readonly renameDevice: Work<OobeContext>;
  readonly findBranding: Work<OobeContext>;
  readonly checkUserName: Work<OobeContext>;
  readonly checkPersonalAccount: Work<OobeContext>;
  readonly waitForPhone: Work;
  readonly installPackage: Work<OobeContext>;
  readonly signIn: Work<{ readonly userName: string; readonly proof: string }>;
  readonly joinAsUser: Work<OobeContext>;
  readonly reachDomain: Work;
  readonly signInToDomain: Work<{ readonly userName: string; readonly proof: string }>;
  readonly openTerms: Work;
  readonly answerTerms: Work<{ readonly accepted: boolean }>;
  readonly technicianEsp: Work<OobeContext>;
  readonly userEsp: Work<OobeContext>;
  readonly accountEsp: Work<OobeContext>;
  readonly firstSignIn: Work;
  readonly learnUser: Work;
  readonly setUpHello: Work;
  readonly reseal: Work;
  readonly resetPc: Work;

  /** Somebody whose PC is set up has signed in again. */
  readonly userReturned: (user: SignedInUser) => void;
  readonly noteLicense: () => void;
  readonly noteFirstPages: (context: OobeContext) => void;
  readonly nameDevice: (name: string) => void;
  readonly createLocalAccount: (name: string) => void;
  readonly savePrivacy: (switches: readonly PrivacySwitch[]) => void;
  readonly noteHelloSkipped: () => void;
  /** The user's work account is the device's too, or not: then nobody manages what is the user's. */
  readonly settleWorkAccount: (managesDevice: boolean) => void;
  readonly continueAnyway: () => void;
  readonly showDiagnostics: () => void;
  readonly collectLogs: () => void;
  readonly forgetNetwork: () => void;
  readonly restart: () => void;
  readonly shutDown: () => void;
  readonly startAfresh: () => void;
}
