/** The virtual PC as the session sees it. */
import type { StageInput } from '../../shared/stage/input.ts';
import type { EspView, ScreenView } from '../../shared/stage/view.ts';
import type { Signal } from '../world/signal.ts';
import type { SimTime } from '../world/time.ts';
import type { Machine } from './machine.ts';
import type { StepFailureFacts } from './step-failure.ts';

/** How one of the two flows went. */
export interface FlowRecord {
  readonly startedAt: SimTime | null;
  readonly finishedAt: SimTime | null;
  readonly failure: StepFailureFacts | null;
  /** The last picture of its Enrollment Status Page. */
  readonly esp: EspView | null;
}

/** What a password field asks for at this moment. */
export type AskedFor =
  | { readonly kind: 'user'; readonly userPrincipalName: string }
  | { readonly kind: 'network'; readonly ssid: string; readonly password: string | null };

export interface Pc {
  /** Told when the screen may show something else. */
  readonly changes: Signal<void>;
  readonly powered: boolean;
  /** The device's language, a BCP 47 tag. */
  readonly language: string;
  /** The technician pressed Reseal and the user has not arrived at the desktop. */
  readonly resealed: boolean;
  readonly flows: { readonly technician: FlowRecord; readonly user: FlowRecord };
  readonly machine: Machine;
  screen(): ScreenView;
  /** Whether the PC takes this at this moment. */
  offers(input: StageInput): boolean;
  /** Does what a person does; `offers` must have said yes. */
  input(input: StageInput): void;
  askedFor(): AskedFor | undefined;
  readonly cable: 'plugged' | 'unplugged' | 'absent';
  /** Plugs the cable in or pulls it out. */
  setCable(cable: 'plugged' | 'unplugged'): void;
  /** The hardware-hash CSV of this PC, as Get-WindowsAutopilotInfo writes it. */
  hardwareHashCsv(groupTag: string, assignedUser: string): string;
  /** Everything that the PC is, as JSON, for the state digest. */
  state(): unknown;
}
