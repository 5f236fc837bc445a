/** A TPM set up for the comparison: keys of every kind, NV indices of every type, three sessions. */
import { NO_BYTES } from '../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../main/protocols/tpm2/commands.ts';
import {
  TPM_ALG,
  TPM_ECC,
  TPM_NT,
  TPM_RH,
  TPM_SE,
  TPM_SU,
  TPMA_NV,
} from '../../../main/protocols/tpm2/constants.ts';
import { fromHex } from '../../../main/protocols/bytes/bytes.ts';
import { NO_SCHEME, NO_SYMMETRIC } from '../../../main/protocols/tpm2/structures/algorithms.ts';
import type { TpmtPublic } from '../../../main/protocols/tpm2/structures/public-area.ts';
import type { Ticket } from '../../../main/protocols/tpm2/structures/tickets.ts';
import {
  AIK_ECC_P256_TEMPLATE,
  EK_ECC_P256_TEMPLATE,
  SRK_ECC_P256_TEMPLATE,
} from '../../../main/tpm/testing/ecc-templates.ts';
import { transact } from '../../../main/protocols/tpm2/client.ts';
import { password, succeed, type Subject } from '../testing/subject.ts';
import { rsaKey } from './rsa-key.ts';

/** Persistent keys. The RSA key is loaded from outside, in the first slot: making one would take long. */
export const KEY = {
  rsa: 0x80000000,
  storage: 0x81000001,
  attestation: 0x81000002,
  hmac: 0x81000003,
  aes: 0x81000004,
  sealed: 0x81000005,
  ecc: 0x81000006,
  endorsement: 0x81000007,
} as const;
export const INDEX = {
  ordinary: 0x01500001,
  counter: 0x01500002,
  bits: 0x01500003,
  extend: 0x01500004,
  pinFail: 0x01500005,
  platform: 0x01400001,
} as const;
export const SESSION = { policy: 0x03000000, hmac: 0x02000001, trial: 0x03000002 } as const;

/** userWithAuth, sensitiveDataOrigin, noDA, fixedTPM, fixedParent. */
const fixedKey = 0x00000472;
/** The same without fixedTPM and fixedParent. */
const movableKey = 0x00000460;
const withoutPolicy = { nameAlg: TPM_ALG.SHA256, authPolicy: NO_BYTES } as const;

export const template = {
  hmac: {
    ...withoutPolicy,
    type: TPM_ALG.KEYEDHASH,
    objectAttributes: fixedKey | 0x40000,
    parameters: { scheme: { scheme: TPM_ALG.HMAC, hashAlg: TPM_ALG.SHA256, kdf: TPM_ALG.NULL } },
    unique: NO_BYTES,
  },
  sealed: {
    ...withoutPolicy,
    type: TPM_ALG.KEYEDHASH,
    objectAttributes: 0x452,
    parameters: { scheme: { scheme: TPM_ALG.NULL, hashAlg: TPM_ALG.NULL, kdf: TPM_ALG.NULL } },
    unique: NO_BYTES,
  },
  aes: {
    ...withoutPolicy,
    type: TPM_ALG.SYMCIPHER,
    objectAttributes: fixedKey | 0x60000,
    parameters: { symmetric: { algorithm: TPM_ALG.AES, keyBits: 128, mode: TPM_ALG.NULL } },
    unique: NO_BYTES,
  },
  ecc: {
    ...withoutPolicy,
    type: TPM_ALG.ECC,
    objectAttributes: movableKey | 0x60000,
    parameters: {
      symmetric: NO_SYMMETRIC,
      scheme: NO_SCHEME,
      curveID: TPM_ECC.NIST_P256,
      kdf: NO_SCHEME,
    },
    unique: { x: NO_BYTES, y: NO_BYTES },
  },
} as const satisfies Record<string, TpmtPublic>;

export interface Stage {
  /** A child of the storage key, not loaded. */
  readonly child: { readonly outPrivate: Uint8Array; readonly outPublic: TpmtPublic };
  readonly storageName: Uint8Array;
  readonly attestationName: Uint8Array;
  readonly credential: { readonly credentialBlob: Uint8Array; readonly secret: Uint8Array };
  readonly creation: { readonly creationHash: Uint8Array; readonly creationTicket: Ticket };
}

const empty = [password()];

/** Powers the TPM, takes away what a former test left, and sets it up. */
export function setStage(subject: Subject): Stage {
  clearStage(subject);
  defineIndices(subject);
  const storage = keep(subject, TPM_RH.OWNER, SRK_ECC_P256_TEMPLATE, KEY.storage);
  const attestation = keep(subject, TPM_RH.OWNER, AIK_ECC_P256_TEMPLATE, KEY.attestation);
  keep(subject, TPM_RH.OWNER, template.hmac, KEY.hmac);
  keep(subject, TPM_RH.OWNER, template.aes, KEY.aes);
  keep(subject, TPM_RH.OWNER, template.sealed, KEY.sealed, fromHex('5ea1ed'));
  keep(subject, TPM_RH.OWNER, template.ecc, KEY.ecc);
  keep(subject, TPM_RH.ENDORSEMENT, EK_ECC_P256_TEMPLATE, KEY.endorsement);
  const child = succeed(
    subject,
    commands.create,
    { parentHandle: KEY.storage, ...creationOf(template.hmac) },
    empty,
  );
  const credential = succeed(subject, commands.makeCredentialCommand, {
    handle: KEY.storage,
    credential: fromHex('c0ffee'),
    objectName: attestation.name,
  });
  loadRsaKeyAndSessions(subject);
  return {
    child,
    credential,
    storageName: storage.name,
    attestationName: attestation.name,
    creation: attestation,
  };
}

/** A TPM that has just been started, without what a former test left. */
export function clearStage(subject: Subject): void {
  subject.powerOff();
  subject.powerOn();
  succeed(subject, commands.startup, { startupType: TPM_SU.CLEAR });
  succeed(subject, commands.clearControl, { auth: TPM_RH.PLATFORM, disable: false }, empty);
  succeed(subject, commands.clear, { authHandle: TPM_RH.PLATFORM }, empty);
  undefine(subject, INDEX.platform);
  succeed(
    subject,
    commands.setPrimaryPolicy,
    { authHandle: TPM_RH.PLATFORM, authPolicy: NO_BYTES, hashAlg: TPM_ALG.NULL },
    empty,
  );
}

/** Brings slots and sessions back after commands that change nothing else. */
export function loadRsaKeyAndSessions(subject: Subject): void {
  for (const handle of [0x80000000, 0x80000001, 0x80000002]) flush(subject, handle);
  for (const slot of [0, 1, 2]) {
    flush(subject, 0x02000000 + slot);
    flush(subject, 0x03000000 + slot);
  }
  succeed(subject, commands.loadExternal, rsaKey);
  startSession(subject, TPM_SE.POLICY);
  startSession(subject, TPM_SE.HMAC);
  startSession(subject, TPM_SE.TRIAL);
}

function startSession(subject: Subject, sessionType: number): number {
  return succeed(subject, commands.startAuthSession, {
    tpmKey: TPM_RH.NULL,
    bind: TPM_RH.NULL,
    nonceCaller: new Uint8Array(16),
    encryptedSalt: NO_BYTES,
    sessionType,
    symmetric: NO_SYMMETRIC,
    authHash: TPM_ALG.SHA256,
  }).sessionHandle;
}

export function creationOf<T extends TpmtPublic>(
  inPublic: T,
  data: Uint8Array = NO_BYTES,
  userAuth: Uint8Array = NO_BYTES,
) {
  return { inSensitive: { userAuth, data }, inPublic, outsideInfo: NO_BYTES, creationPCR: [] };
}

/** Gone already is as good. */
function flush(subject: Subject, flushHandle: number): void {
  const command = new Uint8Array(14);
  const view = new DataView(command.buffer);
  view.setUint16(0, 0x8001);
  view.setUint32(2, 14);
  view.setUint32(6, commands.flushContext.code);
  view.setUint32(10, flushHandle);
  subject.execute(command);
}

/** TPM2_Clear leaves the platform's indices. */
function undefine(subject: Subject, nvIndex: number): void {
  const input = { authHandle: TPM_RH.PLATFORM, nvIndex };
  transact((bytes) => subject.execute(bytes), commands.nvUndefineSpace, input, empty);
}

function keep(
  subject: Subject,
  primaryHandle: number,
  inPublic: TpmtPublic,
  persistentHandle: number,
  data: Uint8Array = NO_BYTES,
) {
  const made = succeed(
    subject,
    commands.createPrimary,
    { primaryHandle, ...creationOf(inPublic, data) },
    empty,
  );
  const { objectHandle } = made;
  succeed(subject, commands.evictControl, { auth: TPM_RH.OWNER, objectHandle, persistentHandle }, empty);
  succeed(subject, commands.flushContext, { flushHandle: objectHandle });
  return made;
}

const { OWNERWRITE, OWNERREAD, AUTHREAD, AUTHWRITE, NO_DA, WRITE_STCLEAR, READ_STCLEAR } = TPMA_NV;
const open = (OWNERWRITE | OWNERREAD | AUTHREAD | AUTHWRITE | NO_DA | WRITE_STCLEAR | READ_STCLEAR) >>> 0;
const ofType = (type: number, attributes = open): number => (attributes | (type << 4)) >>> 0;

function defineIndices(subject: Subject): void {
  const define = (nvIndex: number, attributes: number, dataSize: number, authHandle: number): void => {
    const publicInfo = {
      nvIndex,
      nameAlg: TPM_ALG.SHA256,
      attributes,
      authPolicy: NO_BYTES,
      dataSize,
    };
    succeed(subject, commands.nvDefineSpace, { authHandle, auth: NO_BYTES, publicInfo }, empty);
  };
  define(INDEX.ordinary, open, 32, TPM_RH.OWNER);
  define(INDEX.counter, ofType(TPM_NT.COUNTER), 8, TPM_RH.OWNER);
  define(INDEX.bits, ofType(TPM_NT.BITS), 8, TPM_RH.OWNER);
  define(INDEX.extend, ofType(TPM_NT.EXTEND), 32, TPM_RH.OWNER);
  define(INDEX.pinFail, ofType(TPM_NT.PIN_FAIL, OWNERWRITE | OWNERREAD | AUTHREAD | NO_DA), 8, TPM_RH.OWNER);
  define(INDEX.platform, TPMA_NV.PLATFORMCREATE | TPMA_NV.PPWRITE | TPMA_NV.PPREAD, 4, TPM_RH.PLATFORM);
  const handles = { authHandle: TPM_RH.OWNER, nvIndex: INDEX.ordinary };
  succeed(subject, commands.nvWrite, { ...handles, data: new Uint8Array(32).fill(7), offset: 0 }, empty);
}
