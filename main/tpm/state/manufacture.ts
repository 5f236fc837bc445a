import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { HASH_ALGORITHMS } from '../../protocols/tpm2/hashes.ts';
import { TPM_ALG, TPM_CC } from '../../protocols/tpm2/constants.ts';
import { createDrbg, randomBytes, type DrbgState } from '../crypto/drbg.ts';
import { CLOCK_NOMINAL, type TpmProfile, DEFAULT_LOCKOUT } from '../profile.ts';
import type {
  HierarchySecret,
  StateClear,
  StateReset,
  TpmState,
  VolatileState,
  HierarchyAuth,
  LockoutState,
} from './state.ts';

const SECRET_SIZE = 64;
const COMMIT_NONCE_SIZE = 64;

/** A new seed and proof. */
export function newSecret(drbg: DrbgState): HierarchySecret {
  return { seed: randomBytes(drbg, SECRET_SIZE), proof: randomBytes(drbg, SECRET_SIZE) };
}

export function emptyAuth(): HierarchyAuth {
  return { authValue: NO_BYTES, policyAlg: TPM_ALG.NULL, authPolicy: NO_BYTES };
}

function initialLockout(settings = DEFAULT_LOCKOUT): LockoutState {
  return {
    ...settings,
    failedTries: 0,
    lockoutAuthEnabled: true,
    selfHealSince: 0,
    lockoutSince: 0,
    daUsed: false,
  };
}

/** The state of a TPM as it leaves its maker: unpowered, with seeds that follow from `seed`. */
export function manufacturedState(seed: Uint8Array, profile: TpmProfile): TpmState {
  const drbg = createDrbg(seed);
  return {
    profile,
    permanent: {
      drbg,
      endorsement: newSecret(drbg),
      platform: newSecret(drbg),
      owner: newSecret(drbg),
      ownerAuth: emptyAuth(),
      endorsementAuth: emptyAuth(),
      lockoutAuth: emptyAuth(),
      disableClear: false,
      lockout: initialLockout(profile.lockout),
      nvIndices: [],
      persistent: [],
      maxCounter: 0n,
      resetCount: 0,
      clock: 0,
      clockSafe: true,
      pcrBanks: HASH_ALGORITHMS.map((hash) => hash.algorithm),
      pcrPolicy: { policyAlg: TPM_ALG.NULL, authPolicy: NO_BYTES },
      shutdown: 'clear',
      savedPcrs: [],
      algorithmSet: 0,
      auditAlg: TPM_ALG.SHA256,
      auditCommands: [TPM_CC.SetCommandCodeAuditStatus],
      auditCounter: 0n,
      ppCommands: [TPM_CC.PP_Commands],
      timeEpoch: 0,
    },
    stateClear: newStateClear(),
    stateReset: newStateReset(drbg),
    volatile: newVolatile(),
  };
}

export function newStateClear(): StateClear {
  return {
    platformAuth: emptyAuth(),
    pcrAuthValue: NO_BYTES,
    phEnable: true,
    shEnable: true,
    ehEnable: true,
    phEnableNV: true,
    startupLocality: 0,
  };
}

export function newStateReset(drbg: DrbgState): StateReset {
  return {
    nullSecret: newSecret(drbg),
    restartCount: 0,
    clearCount: 0,
    contextCounter: 0,
    objectContextCounter: 0,
    sessions: [],
    auditDigest: NO_BYTES,
    pcrUpdateCounter: 0,
    commit: { nonce: randomBytes(drbg, COMMIT_NONCE_SIZE), counter: 0, open: [] },
  };
}

export function newVolatile(): VolatileState {
  return {
    powered: false,
    started: false,
    time: 0,
    transient: [],
    pcrs: [],
    exclusiveSession: null,
    orderly: true,
    physicalPresence: false,
    clockDivisor: CLOCK_NOMINAL,
  };
}
