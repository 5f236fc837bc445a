import { ascii, concat, NO_BYTES, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { encodeCommand, passwordAuthorization } from '../../protocols/tpm2/client.ts';
import type { Fields } from '../../protocols/tpm2/codec.ts';
import type { CommandInput, CommandShape } from '../../protocols/tpm2/command-shape.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import {
  handleType,
  TPM_ALG,
  TPM_CC,
  TPM_HT,
  TPM_NT,
  TPM_RH,
  TPM_SE,
  TPMA_NV,
  TPMA_SESSION,
} from '../../protocols/tpm2/constants.ts';
import { NO_SCHEME } from '../../protocols/tpm2/structures/algorithms.ts';
import { SRK_ECC_P256_TEMPLATE } from './ecc-templates.ts';
import { creationOf, succeed, type Subject } from './client.ts';
import { acknowledge, authorize, startSession, type CallerSession } from './caller.ts';

/**
 * For tests: commands that change or remove what authorizes them, or that stand near such, and the authValue that
 * belongs into the key of the response's HMAC (Part 1, 19.6.5). Each entity has the authValue `OLD`; a command that
 * changes one sets `NEW`. A wrong key shows in this: the caller's library refuses the response.
 */
const OLD = ascii('old value');
const NEW = ascii('new value');
const CANDIDATES = { old: OLD, new: NEW, empty: NO_BYTES } as const;
export type ResponseKey = keyof typeof CANDIDATES;

export interface ResponseKeyCase {
  readonly name: string;
  readonly expected: ResponseKey;
  /** Plays it to a TPM that has just been started and has empty authValues: the key of the response, or the code. */
  readonly play: (tpm: Subject) => ResponseKey | string;
}

const empty = passwordAuthorization();
const old = passwordAuthorization(OLD);
const sha256 = TPM_ALG.SHA256;
const nvIndex = 0x01500010;
const persistentHandle = 0x81000020;
const { OWNER, ENDORSEMENT, PLATFORM, LOCKOUT } = TPM_RH;

/**
 * The command with a session for the handle at `position`, passwords for the others. A policy session has been through
 * PolicyAuthValue.
 */
function row<H extends string, P extends Fields, R extends Fields, RH extends string>(
  name: string,
  expected: ResponseKey,
  shape: CommandShape<H, P, R, RH>,
  prepare: (tpm: Subject) => CommandInput<H, P>,
  { position = 0, policy = false, authorizations = 1, locality = 0 } = {},
): ResponseKeyCase {
  const play = (tpm: Subject): ResponseKey | string => {
    const input = prepare(tpm);
    const session = policy ? policySession(tpm, shape.code) : startSession(tpm);
    const handles = shape.handles.map((handle) => input[handle]);
    const names = concat(...handles.map((handle) => nameOfHandle(tpm, handle)));
    const parameters = encodeCommand(shape, input).slice(10 + 4 * handles.length);
    const { continueSession } = TPMA_SESSION;
    const hmac = authorize(session, names, shape.code, parameters, OLD, continueSession);
    const used = Array.from({ length: authorizations }, (_, i) => (i === position ? hmac : old));
    const response = tpm.execute(encodeCommand(shape, input, used), locality);
    const code = new DataView(response.buffer, response.byteOffset).getUint32(6);
    if (code !== 0) return code.toString(16);
    const fits = ([, authValue]: [string, Uint8Array]): boolean =>
      acknowledge(session, shape, response, authValue, position);
    return (Object.entries(CANDIDATES).find(fits)?.[0] ?? 'none') as ResponseKey;
  };
  return { name: `${shape.name}: ${name}`, expected, play };
}

function policySession(tpm: Subject, code: number, type: number = TPM_SE.POLICY): CallerSession {
  const session = startSession(tpm, { type });
  succeed(tpm, commands.policyCommandCode, { policySession: session.handle, code });
  succeed(tpm, commands.policyAuthValue, { policySession: session.handle });
  return session;
}

/** The policy that `policySession` satisfies. */
function policyFor(tpm: Subject, code: number): Uint8Array {
  const { handle } = policySession(tpm, code, TPM_SE.TRIAL);
  const { policyDigest } = succeed(tpm, commands.policyGetDigest, { policySession: handle });
  succeed(tpm, commands.flushContext, { flushHandle: handle });
  return policyDigest;
}

/** A sequence object has no Name. */
function nameOfHandle(tpm: Subject, handle: number): Uint8Array {
  const type = handleType(handle);
  if (type === TPM_HT.NV_INDEX) return succeed(tpm, commands.nvReadPublic, { nvIndex: handle }).nvName;
  if (type !== TPM_HT.TRANSIENT && type !== TPM_HT.PERSISTENT) return u32Bytes(handle);
  try {
    return succeed(tpm, commands.readPublic, { objectHandle: handle }).name;
  } catch {
    return NO_BYTES;
  }
}

const setAuth = (tpm: Subject, authHandle: number): void => {
  succeed(tpm, commands.hierarchyChangeAuth, { authHandle, newAuth: OLD }, [empty]);
};
/** Input whose hierarchy has an authValue. */
const by =
  <I extends object>(authHandle: number, input: I) =>
  (tpm: Subject): I => {
    setAuth(tpm, authHandle);
    return input;
  };

const KEYED = { ...creationOf(keyedHash(TPM_ALG.HMAC, 0x40000), OLD) };
function keyedHash(scheme: number, use: number) {
  return {
    type: TPM_ALG.KEYEDHASH,
    nameAlg: sha256,
    objectAttributes: 0x472 | use,
    authPolicy: NO_BYTES,
    parameters: { scheme: { scheme, hashAlg: sha256, kdf: TPM_ALG.NULL } },
    unique: NO_BYTES,
  } as const;
}
const AES_CMAC = creationOf(
  {
    type: TPM_ALG.SYMCIPHER,
    nameAlg: sha256,
    objectAttributes: 0x472 | 0x40000,
    authPolicy: NO_BYTES,
    parameters: { symmetric: { algorithm: TPM_ALG.AES, keyBits: 128, mode: TPM_ALG.CMAC } },
    unique: NO_BYTES,
  },
  OLD,
);

const primary = (tpm: Subject, creation: typeof KEYED | typeof AES_CMAC): number =>
  succeed(tpm, commands.createPrimary, { primaryHandle: OWNER, ...creation }, [empty]).objectHandle;
const macSequence = (tpm: Subject, creation: typeof KEYED | typeof AES_CMAC): number => {
  const input = { handle: primary(tpm, creation), auth: OLD, hashAlg: TPM_ALG.NULL };
  return succeed(tpm, commands.hmacStart, input, [old]).sequenceHandle;
};
const hashSequence = (tpm: Subject, hashAlg: number): number =>
  succeed(tpm, commands.hashSequenceStart, { auth: OLD, hashAlg }).sequenceHandle;
const last = { buffer: ascii('the rest'), hierarchy: TPM_RH.NULL };
const pcrWithAuth = (tpm: Subject): number => {
  succeed(tpm, commands.pcrSetAuthValue, { pcrHandle: 20, auth: OLD }, [empty]);
  return 20;
};

const AUTH = TPMA_NV.AUTHREAD | TPMA_NV.AUTHWRITE | TPMA_NV.NO_DA;
function define(tpm: Subject, attributes: number, policyFor_ = 0, authHandle: number = OWNER): void {
  const authPolicy = policyFor_ === 0 ? NO_BYTES : policyFor(tpm, policyFor_);
  const publicInfo = { nvIndex, nameAlg: sha256, attributes, authPolicy, dataSize: 8 };
  succeed(tpm, commands.nvDefineSpace, { authHandle, auth: OLD, publicInfo }, [empty]);
}
const ownIndex = { authHandle: nvIndex, nvIndex };
const persistent = (tpm: Subject): void => {
  const objectHandle = primary(tpm, KEYED);
  succeed(tpm, commands.evictControl, { auth: OWNER, objectHandle, persistentHandle }, [empty]);
  succeed(tpm, commands.flushContext, { flushHandle: objectHandle });
};

export const RESPONSE_KEY_CASES: readonly ResponseKeyCase[] = [
  row('a hash sequence', 'old', commands.sequenceComplete, (tpm) => ({
    sequenceHandle: hashSequence(tpm, sha256),
    ...last,
  })),
  row('an HMAC sequence', 'old', commands.sequenceComplete, (tpm) => ({
    sequenceHandle: macSequence(tpm, KEYED),
    ...last,
  })),
  row('a CMAC sequence', 'old', commands.sequenceComplete, (tpm) => ({
    sequenceHandle: macSequence(tpm, AES_CMAC),
    ...last,
  })),
  row('the sequence goes on', 'old', commands.sequenceUpdate, (tpm) => ({
    sequenceHandle: hashSequence(tpm, sha256),
    buffer: ascii('more'),
  })),
  row('the key of a new sequence', 'old', commands.hmacStart, (tpm) => ({
    handle: primary(tpm, KEYED),
    auth: NEW,
    hashAlg: TPM_ALG.NULL,
  })),
  ...([0, 1] as const).map((position) =>
    row(
      position === 0 ? 'the PCR' : 'the sequence',
      'old',
      commands.eventSequenceComplete,
      (tpm) => ({
        pcrHandle: pcrWithAuth(tpm),
        sequenceHandle: hashSequence(tpm, TPM_ALG.NULL),
        buffer: last.buffer,
      }),
      // PCR 20 has an authValue, and is extended from here (PC Client Platform TPM Profile, 4.6.2).
      { position, authorizations: 2, locality: 2 },
    ),
  ),
  row('the new value', 'new', commands.pcrSetAuthValue, (tpm) => ({
    pcrHandle: pcrWithAuth(tpm),
    auth: NEW,
  })),
  ...[OWNER, ENDORSEMENT, PLATFORM, LOCKOUT].map((authHandle) =>
    row(
      `the new value, 0x${authHandle.toString(16)}`,
      'new',
      commands.hierarchyChangeAuth,
      by(authHandle, { authHandle, newAuth: NEW }),
    ),
  ),
  row(
    'taken away',
    'empty',
    commands.hierarchyChangeAuth,
    by(OWNER, { authHandle: OWNER, newAuth: NO_BYTES }),
  ),
  row('lockout, whose value it takes away', 'empty', commands.clear, by(LOCKOUT, { authHandle: LOCKOUT })),
  row('platform, which it leaves', 'old', commands.clear, by(PLATFORM, { authHandle: PLATFORM })),
  row('platform', 'old', commands.changeEps, by(PLATFORM, { authHandle: PLATFORM })),
  row('platform', 'old', commands.changePps, by(PLATFORM, { authHandle: PLATFORM })),
  ...[OWNER, ENDORSEMENT, PLATFORM].map((enable) =>
    row(
      `switches itself off, 0x${enable.toString(16)}`,
      'old',
      commands.hierarchyControl,
      by(enable, { authHandle: enable, enable, state: false }),
    ),
  ),
  row(
    'owner',
    'old',
    commands.setPrimaryPolicy,
    by(OWNER, { authHandle: OWNER, authPolicy: new Uint8Array(32), hashAlg: sha256 }),
  ),
  row('lockout', 'old', commands.dictionaryAttackLockReset, by(LOCKOUT, { lockHandle: LOCKOUT })),
  row('lockout', 'old', commands.clearControl, by(LOCKOUT, { auth: LOCKOUT, disable: true })),
  row('an object that goes', 'old', commands.evictControl, (tpm) => {
    persistent(tpm);
    setAuth(tpm, OWNER);
    return { auth: OWNER, objectHandle: persistentHandle, persistentHandle };
  }),
  row('the loaded object keeps its value', 'old', commands.objectChangeAuth, (tpm) => {
    const parent = { primaryHandle: OWNER, ...creationOf(SRK_ECC_P256_TEMPLATE) };
    const parentHandle = succeed(tpm, commands.createPrimary, parent, [empty]).objectHandle;
    const made = succeed(tpm, commands.create, { parentHandle, ...KEYED }, [empty]);
    const child = { parentHandle, inPrivate: made.outPrivate, inPublic: made.outPublic };
    const { objectHandle } = succeed(tpm, commands.load, child, [empty]);
    return { objectHandle, parentHandle, newAuth: NEW };
  }),
  row('an index that goes', 'old', commands.nvUndefineSpace, (tpm) => {
    define(tpm, AUTH);
    setAuth(tpm, OWNER);
    return { authHandle: OWNER, nvIndex };
  }),
  row(
    'the index that goes',
    'empty',
    commands.nvUndefineSpaceSpecial,
    (tpm) => {
      const { PLATFORMCREATE, POLICY_DELETE } = TPMA_NV;
      const code = TPM_CC.NV_UndefineSpaceSpecial;
      define(tpm, AUTH | PLATFORMCREATE | POLICY_DELETE, code, PLATFORM);
      setAuth(tpm, PLATFORM);
      return { nvIndex, platform: PLATFORM };
    },
    { policy: true, authorizations: 2 },
  ),
  row(
    'the new value',
    'new',
    commands.nvChangeAuth,
    (tpm) => {
      define(tpm, AUTH, TPM_CC.NV_ChangeAuth);
      return { nvIndex, newAuth: NEW };
    },
    { policy: true },
  ),
  row('the first write, after which the Name is another', 'old', commands.nvWrite, (tpm) => {
    define(tpm, AUTH);
    return { ...ownIndex, data: new Uint8Array(8), offset: 0 };
  }),
  row('a first increment', 'old', commands.nvIncrement, (tpm) => {
    define(tpm, AUTH | (TPM_NT.COUNTER << 4));
    return ownIndex;
  }),
  row('a lock', 'old', commands.nvWriteLock, (tpm) => {
    define(tpm, AUTH | TPMA_NV.WRITEDEFINE);
    return ownIndex;
  }),
  row('a PIN that is used up', 'old', commands.policySecret, (tpm) => {
    define(tpm, (AUTH & ~TPMA_NV.AUTHWRITE) | TPMA_NV.OWNERWRITE | (TPM_NT.PIN_PASS << 4));
    const data = concat(u32Bytes(0), u32Bytes(1));
    succeed(tpm, commands.nvWrite, { authHandle: OWNER, nvIndex, data, offset: 0 }, [empty]);
    const { handle } = startSession(tpm, { type: TPM_SE.POLICY });
    const terms = { nonceTPM: NO_BYTES, cpHashA: NO_BYTES, policyRef: NO_BYTES, expiration: 0 };
    return { authHandle: nvIndex, policySession: handle, ...terms };
  }),
  row('a signing key', 'old', commands.quote, (tpm) => ({
    signHandle: primary(tpm, KEYED),
    qualifyingData: NO_BYTES,
    inScheme: NO_SCHEME,
    pcrSelect: [],
  })),
  row('a key', 'old', commands.createPrimary, by(OWNER, { primaryHandle: OWNER, ...KEYED })),
];
