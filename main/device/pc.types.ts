/** The virtual PC as the session sees it. */
import type { StageInput } from '../../shared/stage/input.ts';
import type { Look, Seen } from '../../shared/stage/look.ts';
import type { Edition, Release } from '../../shared/release.ts';
import type { CommandPromptView, ProgramsView, ScreenView } from '../../shared/stage/view.ts';
import type { Tpm } from '../tpm/tpm.ts';
import type { Signal } from '../world/signal.ts';
import type { SimDuration } from '../world/time.ts';
import type { World } from '../world/world.ts';
import type { HardwareProfile } from './hardware/hardware-profile.ts';
import type { NetworkSurroundings } from './hardware/network-adapters.ts';
import type { Happenings } from './windows/happening.ts';
import type { Machine, TpmChip, TpmPowerLine } from './windows/machine.ts';
import type { ProvisioningPackage } from './oobe/provisioning-package.ts';
import type { AskedFor } from './oobe/asked-for.ts';
import type { PhoneAnswer, SecondFactor } from './oobe/second-factor.ts';
import type { OfferedUpdates } from './oobe/windows-update.ts';
import type { DisabledService, PcLevers } from './pc-levers.types.ts';
import type { LogExport } from './shell/log-export.ts';
import type { EspWording } from './esp/status-texts.ts';
import type { NodeStore } from './mdm/csp/node-store.ts';
import type { FlowRecords } from './deployment/flow-records.ts';
import type { Timing } from './hardware/timing.ts';

/** What a PC is made of and where it stands. */
export interface PcParts {
  readonly world: World;
  readonly release: Release;
  readonly hardware: HardwareProfile;
  readonly tpm: TpmChip & TpmPowerLine & Pick<Tpm, 'digest'>;
  /** TPMT_PUBLIC of the EK, as the factory read it. */
  readonly ekPublic: Uint8Array;
  readonly surroundings: NetworkSurroundings;
  readonly timing: Timing;
  /** How far the PC's clock is ahead of the world's. */
  readonly clockSkew: SimDuration;
  /** Languages of the Windows image, its own first. */
  readonly languages: readonly string[];
  readonly resultVariant: 'coloured' | 'plain';
  /** Where the image's status page words something otherwise than its release. */
  readonly statusPageWords: Partial<EspWording>;
  /** How the image differs from Microsoft's. */
  readonly image: {
    readonly edition: Edition;
    disabledServices: readonly DisabledService[];
    /** A local account is asked for three questions; else for a hint. */
    readonly securityQuestions: boolean;
    /** The maker asks its customer to register. */
    readonly oemRegistration: boolean;
  };
  /** What Windows Update has for this PC. */
  readonly updates: OfferedUpdates;
  /** Signing in asks for a number match; null: it does not. */
  readonly secondFactor: SecondFactor;
  /** User principal name of whose security key is at hand. */
  readonly securityKey: string | null;
  readonly removableMedia: {
    /** From the first power-on. */
    readonly inserted: boolean;
    readonly packages: readonly ProvisioningPackage[];
  };
}

export interface Pc {
  /** Told when the screen may show something else. */
  readonly changes: Signal<void>;
  /** What takes place on the PC, for onlookers. */
  readonly happenings: Happenings;
  readonly powered: boolean;
  /** The device's language, a BCP 47 tag. */
  readonly language: string;
  /** The technician pressed Reseal and the user has not arrived at the desktop. */
  readonly resealed: boolean;
  /** What kind of account the user has. */
  readonly account: 'entra' | 'local' | 'kiosk';
  readonly flows: Pick<FlowRecords, 'technician' | 'user' | 'restarts'>;
  readonly machine: Machine;
  /** Nodes of the management tree that were set, by LocURI. */
  managementNodes(): ReturnType<NodeStore['entries']>;
  /** Nodes of the MDM server that the PC took and does nothing with. */
  readonly notSimulated: readonly string[];
  /** An Entra user is signed in to Windows. */
  readonly userSignedIn: boolean;
  /** The user has arrived at the desktop. */
  readonly atDesktop: boolean;
  screen(): ScreenView;
  /** The command prompt that lies over the screen. */
  commandPrompt(): CommandPromptView | undefined;
  /** The windows of programs that were started there; undefined where none stands. */
  programs(): ProgramsView | undefined;
  /** What a window over the screen shows of the PC; null where there is no such thing, or no shell to open one. */
  look(at: Look): Seen | null;
  /** Archives of logs that were exported on the PC, the oldest first. */
  readonly exports: readonly LogExport[];
  /** What an export would hold at this moment; nobody on the PC notices. */
  logs(): LogExport;
  /** Whether the PC takes this at this moment. */
  offers(input: StageInput): boolean;
  /** Does what a person does; `offers` must have said yes. */
  input(input: StageInput): void;
  askedFor(): AskedFor | undefined;
  readonly cable: 'plugged' | 'unplugged' | 'absent';
  /** A number match waits for the user's phone. */
  readonly phoneRings: boolean;
  answerPhone(answer: PhoneAnswer): void;
  readonly media: 'inserted' | 'removed' | 'none';
  /** Puts the removable media in, or takes it out. */
  setMedia(media: 'inserted' | 'removed'): void;
  /** Plugs the cable in or pulls it out. */
  setCable(cable: 'plugged' | 'unplugged'): void;
  /** What is done to the PC by a hand from outside its screen. */
  readonly levers: PcLevers;
  /** The hardware-hash CSV of this PC, as Get-WindowsAutopilotInfo writes it. */
  hardwareHashCsv(groupTag: string, assignedUser: string): string;
  /** Everything that the PC is, as JSON, for the state digest. */
  state(): unknown;
}
