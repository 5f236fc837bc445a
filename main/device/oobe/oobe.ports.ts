/**
 * What the OOBE chart needs from the PC around it: questions it asks (guards), work it starts (processes that
 * return an event of the chart) and orders it gives (actions). `pc.ts` supplies them.
 */
import type { Clock } from '../../world/clock.ts';
import type { Group, Process } from '../../world/process.ts';
import type { OobeContext, OobeEvent } from './oobe.events.ts';

type Work<Input = void> = (input: Input) => Process<OobeEvent>;

export interface OobePorts {
  readonly clock: Clock;
  /** Processes of Windows: they end when the PC loses power or restarts. */
  group(): Group;
  readonly networkIsUp: () => boolean;
  /** A new GUID for each rendering of the QR code. */
  readonly newQrId: () => string;

  readonly prefetchProfile: Work;
  readonly activateAutopilot: Work;
  readonly loadLanding: Work;
  readonly connectNetwork: Work<{ readonly ssid: string; readonly proof: string }>;
  readonly checkForUpdates: Work;
  readonly renameDevice: Work<OobeContext>;
  readonly findBranding: Work<OobeContext>;
  readonly checkUserName: Work<OobeContext>;
  readonly signIn: Work<{ readonly userName: string; readonly proof: string }>;
  readonly joinAsUser: Work<OobeContext>;
  readonly technicianEsp: Work<OobeContext>;
  readonly userEsp: Work<OobeContext>;
  readonly accountEsp: Work<OobeContext>;
  readonly firstSignIn: Work;
  readonly reseal: Work;
  readonly resetPc: Work;

  readonly continueAnyway: () => void;
  readonly forgetNetwork: () => void;
  readonly restart: () => void;
  readonly shutDown: () => void;
  readonly startAfresh: () => void;
}
