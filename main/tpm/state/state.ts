import type { NvPublic } from '../../protocols/tpm2/structures/nv-public.ts';
import type { DrbgState } from '../crypto/drbg.ts';
import type { Loadable, TpmObject } from './object.ts';
import type { TpmProfile } from '../profile.ts';
import type { SavedSession, Session } from './session.ts';

/** authValue and policy of a hierarchy or of lockout. */
export interface HierarchyAuth {
  authValue: Uint8Array;
  policyAlg: number;
  authPolicy: Uint8Array;
}

/** Seed and proof of a hierarchy (Part 1, 14). */
export interface HierarchySecret {
  seed: Uint8Array;
  proof: Uint8Array;
}

export interface NvIndex {
  public: NvPublic;
  authValue: Uint8Array;
  data: Uint8Array;
}

export interface LockoutState {
  maxTries: number;
  recoveryTime: number;
  lockoutRecovery: number;
  failedTries: number;
  /** False after a wrong lockoutAuth until its recovery time has passed. */
  lockoutAuthEnabled: boolean;
  /** TPM time at which failedTries, or the lockoutAuth, started to recover. */
  selfHealSince: number;
  lockoutSince: number;
  /** True once a DA-protected entity was used since start-up (Part 1, 19.8.6). */
  daUsed: boolean;
}

/** Survives everything. */
export interface PermanentState {
  drbg: DrbgState;
  endorsement: HierarchySecret;
  platform: HierarchySecret;
  owner: HierarchySecret;
  ownerAuth: HierarchyAuth;
  endorsementAuth: HierarchyAuth;
  lockoutAuth: HierarchyAuth;
  disableClear: boolean;
  lockout: LockoutState;
  nvIndices: NvIndex[];
  persistent: { handle: number; object: TpmObject }[];
  /** The largest value that any deleted NV counter had. */
  maxCounter: bigint;
  resetCount: number;
  clock: number;
  clockSafe: boolean;
  pcrBanks: number[];
  /** Policy of the authorized PCR group. */
  pcrPolicy: { policyAlg: number; authPolicy: Uint8Array };
  /** How the TPM was shut down last; DA use without shutdown counts as a failed try. */
  shutdown: 'none' | 'clear' | 'state';
  savedPcrs: { algorithm: number; values: Uint8Array[] }[];
  algorithmSet: number;
  auditAlg: number;
  auditCommands: number[];
  auditCounter: bigint;
  /** Commands that ask for physical presence where platformAuth authorizes them (Part 3, 26.2). */
  ppCommands: number[];
  /** Grows with every start-up: TPM times of different epochs cannot be compared. */
  timeEpoch: number;
}

/** Reset by Startup(CLEAR). */
export interface StateClear {
  platformAuth: HierarchyAuth;
  /** authValue of the authorized PCR group. */
  pcrAuthValue: Uint8Array;
  phEnable: boolean;
  shEnable: boolean;
  ehEnable: boolean;
  phEnableNV: boolean;
  /** Locality of the Startup that began this state; a resume must come from the same. */
  startupLocality: number;
}

/** Reset by TPM Reset, kept over Restart and Resume. */
export interface StateReset {
  nullSecret: HierarchySecret;
  restartCount: number;
  clearCount: number;
  /** Sequence numbers of saved sessions, and those of saved objects. */
  contextCounter: number;
  objectContextCounter: number;
  /** By slot, 0 to 63: the handle's low bits. A saved session keeps its slot. */
  sessions: (Session | SavedSession | null)[];
  auditDigest: Uint8Array;
  pcrUpdateCounter: number;
  commit: CommitState;
}

/** Secrets of two-phase ECC operations (Part 1, C.2): they follow from the nonce and a counter. */
export interface CommitState {
  nonce: Uint8Array;
  counter: number;
  /** Counters whose secret has not been used. */
  open: number[];
}

/** Gone with the power. */
export interface VolatileState {
  powered: boolean;
  started: boolean;
  /** Milliseconds since power-on. */
  time: number;
  transient: (Loadable | null)[];
  pcrs: { algorithm: number; values: Uint8Array[] }[];
  /** Slot of the session that audits exclusively. */
  exclusiveSession: number | null;
  orderly: boolean;
  /** The platform's signal that somebody is at the device. */
  physicalPresence: boolean;
  /** ClockRateAdjust: the clock advances by nominal / divisor. */
  clockDivisor: number;
}

export interface TpmState {
  profile: TpmProfile;
  permanent: PermanentState;
  stateClear: StateClear;
  stateReset: StateReset;
  volatile: VolatileState;
}
