import type { SymmetricDefinition } from '../../protocols/tpm2/structures/algorithms.ts';

/** What a policy session has gathered (Part 1, 19.7). Set back by PolicyRestart and after use. */
export interface PolicyState {
  digest: Uint8Array;
  commandCode: number | null;
  /** At most one of the three; they share the session's space in a chip. */
  cpHash: Uint8Array | null;
  nameHash: Uint8Array | null;
  templateHash: Uint8Array | null;
  /** TPMA_LOCALITY bits, or null for any. */
  locality: number | null;
  pcrUpdateCounter: number | null;
  authValueNeeded: boolean;
  passwordNeeded: boolean;
  physicalPresenceNeeded: boolean;
  nvWritten: boolean | null;
  /** TPM time in milliseconds at which the policy stops to hold, or null. */
  expiresAt: number | null;
  /** PolicyDuplicationSelect was used: good for TPM2_Duplicate only. */
  duplicationSelected: boolean;
}

export interface Session {
  readonly handle: number;
  readonly type: 'hmac' | 'policy' | 'trial';
  nonceTPM: Uint8Array;
  readonly sessionKey: Uint8Array;
  readonly authHash: number;
  readonly symmetric: SymmetricDefinition;
  /** Identity of the bound entity with its authValue, or null. */
  bound: Uint8Array | null;
  /** The bound entity is under dictionary-attack protection, or is lockout itself. */
  readonly daBound: boolean;
  readonly lockoutBound: boolean;
  policy: PolicyState;
  audit: boolean;
  auditDigest: Uint8Array;
  /** TPM time at start and the epoch it belongs to, for PolicySigned's expiration. */
  readonly startTime: number;
  readonly epoch: number;
}

/** What the TPM keeps of a saved session: its handle and which context is the one to load. */
export interface SavedSession {
  readonly handle: number;
  readonly savedSequence: number;
}

export function isSaved(session: Session | SavedSession): session is SavedSession {
  return 'savedSequence' in session;
}

export function emptyPolicy(digestSize: number): PolicyState {
  return {
    digest: new Uint8Array(digestSize),
    commandCode: null,
    cpHash: null,
    nameHash: null,
    templateHash: null,
    locality: null,
    pcrUpdateCounter: null,
    authValueNeeded: false,
    passwordNeeded: false,
    physicalPresenceNeeded: false,
    nvWritten: null,
    expiresAt: null,
    duplicationSelected: false,
  };
}

/** Policy and trial sessions have policy handles. */
export function isPolicySession(session: Session): boolean {
  return session.type !== 'hmac';
}
