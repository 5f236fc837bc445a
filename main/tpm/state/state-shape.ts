import * as v from 'valibot';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import type { Loadable, TpmObject } from './object.ts';
import type { Session } from './session.ts';
import type { PermanentState, StateClear, StateReset, TpmState, VolatileState } from './state.ts';

/** What a saved state has to look like: every field under its name, nothing besides. */
type Shape<T> = v.GenericSchema<unknown, T>;

const bytes = v.instance(Uint8Array<ArrayBufferLike>, 'bytes are missing');
const whole = v.pipe(v.number(), v.integer());
const wholes = v.array(whole);

const scheme = v.strictObject({ scheme: whole, hashAlg: whole, count: v.exactOptional(whole) });
const symmetric = v.strictObject({ algorithm: whole, keyBits: whole, mode: whole });
const common = { nameAlg: whole, objectAttributes: whole, authPolicy: bytes };

const publicArea: Shape<TpmtPublic> = v.variant('type', [
  v.strictObject({
    type: v.literal(TPM_ALG.RSA),
    ...common,
    parameters: v.strictObject({ symmetric, scheme, keyBits: whole, exponent: whole }),
    unique: bytes,
  }),
  v.strictObject({
    type: v.literal(TPM_ALG.ECC),
    ...common,
    parameters: v.strictObject({ symmetric, scheme, curveID: whole, kdf: scheme }),
    unique: v.strictObject({ x: bytes, y: bytes }),
  }),
  v.strictObject({
    type: v.literal(TPM_ALG.KEYEDHASH),
    ...common,
    parameters: v.strictObject({
      scheme: v.strictObject({ scheme: whole, hashAlg: whole, kdf: whole }),
    }),
    unique: bytes,
  }),
  v.strictObject({
    type: v.literal(TPM_ALG.SYMCIPHER),
    ...common,
    parameters: v.strictObject({ symmetric }),
    unique: bytes,
  }),
]);

const sensitive = v.strictObject({
  sensitiveType: whole,
  authValue: bytes,
  seedValue: bytes,
  sensitive: bytes,
});

const object: Shape<TpmObject> = v.strictObject({
  kind: v.literal('object'),
  public: publicArea,
  sensitive: v.nullable(sensitive),
  name: bytes,
  qualifiedName: bytes,
  hierarchy: whole,
  external: v.boolean(),
  stClear: v.boolean(),
});

const sequence = v.strictObject({
  kind: v.literal('sequence'),
  sequence: v.picklist(['hash', 'event', 'hmac']),
  authValue: bytes,
  hashes: v.pipe(
    v.array(v.strictObject({ hashAlg: whole, words: wholes, pending: bytes, length: whole })),
    v.minLength(1),
  ),
  hmacKey: bytes,
  safe: v.nullable(v.boolean()),
});

const cmacSequence = v.strictObject({
  kind: v.literal('sequence'),
  sequence: v.literal('cmac'),
  authValue: bytes,
  key: bytes,
  cmac: v.strictObject({ chain: bytes, pending: bytes }),
});

const loadable: Shape<Loadable> = v.union([object, sequence, cmacSequence]);

const session: Shape<Session> = v.strictObject({
  handle: whole,
  type: v.picklist(['hmac', 'policy', 'trial']),
  nonceTPM: bytes,
  sessionKey: bytes,
  authHash: whole,
  symmetric,
  bound: v.nullable(bytes),
  daBound: v.boolean(),
  lockoutBound: v.boolean(),
  policy: v.strictObject({
    digest: bytes,
    commandCode: v.nullable(whole),
    cpHash: v.nullable(bytes),
    nameHash: v.nullable(bytes),
    templateHash: v.nullable(bytes),
    locality: v.nullable(whole),
    pcrUpdateCounter: v.nullable(whole),
    authValueNeeded: v.boolean(),
    passwordNeeded: v.boolean(),
    physicalPresenceNeeded: v.boolean(),
    nvWritten: v.nullable(v.boolean()),
    expiresAt: v.nullable(v.number()),
    duplicationSelected: v.boolean(),
  }),
  audit: v.boolean(),
  auditDigest: bytes,
  startTime: v.number(),
  epoch: whole,
});
const savedSession = v.strictObject({ handle: whole, savedSequence: whole });

const auth = v.strictObject({ authValue: bytes, policyAlg: whole, authPolicy: bytes });
const secret = v.strictObject({ seed: bytes, proof: bytes });
const pcrBanks = v.array(v.strictObject({ algorithm: whole, values: v.array(bytes) }));

const permanent: Shape<PermanentState> = v.strictObject({
  drbg: v.strictObject({ key: bytes, value: bytes }),
  endorsement: secret,
  platform: secret,
  owner: secret,
  ownerAuth: auth,
  endorsementAuth: auth,
  lockoutAuth: auth,
  disableClear: v.boolean(),
  lockout: v.strictObject({
    maxTries: whole,
    recoveryTime: whole,
    lockoutRecovery: whole,
    failedTries: whole,
    lockoutAuthEnabled: v.boolean(),
    selfHealSince: v.number(),
    lockoutSince: v.number(),
    daUsed: v.boolean(),
  }),
  nvIndices: v.array(
    v.strictObject({
      public: v.strictObject({
        nvIndex: whole,
        nameAlg: whole,
        attributes: whole,
        authPolicy: bytes,
        dataSize: whole,
      }),
      authValue: bytes,
      data: bytes,
    }),
  ),
  persistent: v.array(v.strictObject({ handle: whole, object })),
  maxCounter: v.bigint(),
  resetCount: whole,
  clock: v.number(),
  clockSafe: v.boolean(),
  pcrBanks: wholes,
  pcrPolicy: v.strictObject({ policyAlg: whole, authPolicy: bytes }),
  shutdown: v.picklist(['none', 'clear', 'state']),
  savedPcrs: pcrBanks,
  algorithmSet: whole,
  auditAlg: whole,
  auditCommands: wholes,
  auditCounter: v.bigint(),
  ppCommands: wholes,
  timeEpoch: whole,
});

const stateClear: Shape<StateClear> = v.strictObject({
  platformAuth: auth,
  pcrAuthValue: bytes,
  phEnable: v.boolean(),
  shEnable: v.boolean(),
  ehEnable: v.boolean(),
  phEnableNV: v.boolean(),
  startupLocality: whole,
});

const stateReset: Shape<StateReset> = v.strictObject({
  nullSecret: secret,
  restartCount: whole,
  clearCount: whole,
  contextCounter: whole,
  objectContextCounter: whole,
  sessions: v.array(v.nullable(v.union([session, savedSession]))),
  auditDigest: bytes,
  pcrUpdateCounter: whole,
  commit: v.strictObject({ nonce: bytes, counter: whole, open: wholes }),
});

const volatileState: Shape<VolatileState> = v.strictObject({
  powered: v.boolean(),
  started: v.boolean(),
  time: v.number(),
  transient: v.array(v.nullable(loadable)),
  pcrs: pcrBanks,
  exclusiveSession: v.nullable(whole),
  orderly: v.boolean(),
  physicalPresence: v.boolean(),
  clockDivisor: whole,
});

const settings = v.strictObject({ maxTries: whole, recoveryTime: whole, lockoutRecovery: whole });

export const tpmStateShape: Shape<TpmState> = v.strictObject({
  profile: v.strictObject({
    manufacturer: v.string(),
    vendorString: v.string(),
    model: v.string(),
    firmwareVersion: v.tuple([whole, whole]),
    transientSlots: v.exactOptional(whole),
    sessionSlots: v.exactOptional(whole),
    persistentSlots: v.exactOptional(whole),
    lockout: v.exactOptional(settings),
  }),
  permanent,
  stateClear,
  stateReset,
  volatile: volatileState,
});
