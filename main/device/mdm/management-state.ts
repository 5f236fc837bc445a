/** What the parts of device management share while the PC runs. */
import { Signal } from '../../world/signal.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import type { LocUri } from './csp/loc-uri.ts';
import { Turnstile } from './turnstile.ts';
import { WindowsInstaller } from './windows-installer.ts';

/** The Entra user who is signed in to Windows: the management tree's './User' channel. */
export interface UserSession {
  readonly sid: string;
  readonly userPrincipalName: string;
  /** Entra token of the user for MDM; goes to the server as AADUserToken. */
  readonly accessToken: string;
}

export class ManagementState {
  readonly installer = new WindowsInstaller();
  /** The MSI jobs of the MDM channel wait for each other here. */
  readonly msiJobs = new Turnstile();
  /** Packaged apps, likewise. */
  readonly modernApps = new Turnstile();
  /** Silent encryption runs or waits for its moment. */
  encrypting = false;
  /** The server has ordered a wipe, and its session is over. */
  readonly wipes = new Signal<void>();
  /** A program restarts the PC itself: its name. */
  readonly restarts = new Signal<string>();
  /** Somebody has signed in or out. */
  readonly userChanges = new Signal<void>();
  /** The user's flow of a resealed PC has begun: device management, which rested since Reseal, goes on. */
  readonly userFlowBegun = new Signal<void>();
  /** Device setup runs: what asks for a restart now gets one at its end. */
  deviceSetupRuns = false;
  /** Lists of accounts by node, as this session has brought them; nodes that came of several policies. */
  readonly mergedInSession = new Map<string, string>();
  readonly merges = new Set<LocUri>();
  /** Of these the server knows that they failed. */
  readonly toldMerges = new Set<LocUri>();
  /** A merge failed. */
  mergeFailure: { readonly code: HResult; readonly cause: string } | null = null;
  /** Addresses that have asked for it. */
  readonly rebootUris = new Set<string>();
  /** The Enrollment Status Page holds sessions of its own: the schedule need not. */
  pageSyncs = false;
  #user: UserSession | null = null;

  get user(): UserSession | null {
    return this.#user;
  }

  /** For the state digest. */
  state(): unknown {
    return {
      user: this.#user,
      installing: this.installer.running,
      msiJobs: this.msiJobs.taken,
      modernApps: this.modernApps.taken,
      encrypting: this.encrypting,
      deviceSetupRuns: this.deviceSetupRuns,
      rebootUris: [...this.rebootUris],
      merges: Array.from(this.merges, ({ text }) => text),
      toldMerges: Array.from(this.toldMerges, ({ text }) => text),
      mergeFailure: this.mergeFailure,
      pageSyncs: this.pageSyncs,
    };
  }

  /** The DM client may speak for the user already; nobody else is told. */
  introduce(user: UserSession): void {
    this.#user = user;
  }

  signIn(user: UserSession): void {
    this.#user = user;
    this.userChanges.emit();
  }

  signOut(): void {
    this.#user = null;
    this.userChanges.emit();
  }
}
