import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import { bigintToBytes, concat, equalBytes, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { encode, sizedBytes } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG, TPM_RC, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { digestSize, hmac } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { AES_256_CFB } from '../../protocols/tpm2/structures/algorithms.ts';
import type { SavedContext } from '../../protocols/tpm2/structures/context.ts';
import { symmetricCipher } from '../../protocols/tpm2/symmetric.ts';
import type { Entity } from '../entities/entities.ts';
import { failParameter } from '../fail.ts';
import { hierarchySecret } from '../entities/hierarchies.ts';
import type { Machine } from '../state/machine.ts';
import { forgetShutdown } from '../state/shutdown.ts';
import { parseTagged, stringifyTagged } from '../state/tagged-json.ts';
import { requireContextGap, storeSession } from '../handles/session-store.ts';
import type { Session } from '../state/session.ts';
import type { Loadable } from '../state/object.ts';

/**
 * Saved contexts (Part 1, 30): encrypted and authenticated with keys from the hierarchy's proof. The proof
 * of the null hierarchy goes in as well, because it changes with every TPM Reset, which ends a context.
 */
const SAVED = { ordinary: 0x80000000, sequence: 0x80000001, stClear: 0x80000002 } as const;
/** Of what is inside: a context of another format is not opened, as if another TPM had made it. */
const FORMAT = 2;
const HASH = TPM_ALG.SHA512;
const KEY_BITS = 256;
const sized = sizedBytes(0xffff);

type Savable = Extract<Entity, { kind: 'object' | 'sequence' | 'session' }>;
type Opened =
  | { readonly kind: 'object'; readonly object: Loadable }
  | { readonly kind: 'session'; readonly session: Session };

interface ContextId {
  readonly sequence: bigint;
  readonly savedHandle: number;
  readonly hierarchy: number;
}

/** Saves an object, which stays loaded, or a session, which does not: its contents leave the TPM. */
export function sealContext(machine: Machine, entity: Savable): SavedContext {
  const { stateReset } = machine.state;
  const ofSession = entity.kind === 'session';
  if (ofSession) requireContextGap(machine);
  const counter = (ofSession ? stateReset.contextCounter : stateReset.objectContextCounter) + 1;
  const id = { ...savedAs(entity), sequence: BigInt(counter) };
  const plain = stringifyTagged(ofSession ? entity.session : entity.object);
  const { key, iv, macKey } = keysOf(machine, id);
  const secret = symmetricCipher(AES_256_CFB, key, iv, plain, 'encrypt');
  const contextBlob = concat(encode(sized, macOf(id, macKey, secret)), encode(sized, secret));
  if (contextBlob.length > MAX_CONTEXT) failParameter(TPM_RC.MEMORY, 1);
  forgetShutdown(machine);
  if (ofSession) {
    stateReset.contextCounter = counter;
    storeSession(machine, { handle: entity.handle, savedSequence: counter });
  } else {
    stateReset.objectContextCounter = counter;
  }
  return { ...id, contextBlob };
}

/** What a TPM2B_CONTEXT_DATA holds at most. */
const MAX_CONTEXT = 2900;

/** Fails with SIZE for what is no context and with INTEGRITY for one that is not, or no longer, ours. */
export function openContext(machine: Machine, context: SavedContext): Opened {
  const reader = new ByteReader(context.contextBlob);
  const { mac, secret } = splitBlob(reader);
  const { key, iv, macKey } = keysOf(machine, context);
  if (!equalBytes(mac, macOf(context, macKey, secret))) failParameter(TPM_RC.INTEGRITY, 1);
  const plain = parseTagged(symmetricCipher(AES_256_CFB, key, iv, secret, 'decrypt'));
  if (context.savedHandle < SAVED.ordinary) return { kind: 'session', session: plain as Session };
  return { kind: 'object', object: plain as Loadable };
}

/** Bytes after the second part are padding that some resource managers add. */
function splitBlob(reader: ByteReader): { mac: Uint8Array; secret: Uint8Array } {
  if (reader.remaining < 2 || reader.peekU16() !== digestSize(HASH)) return failParameter(TPM_RC.SIZE, 1);
  if (reader.remaining < 4 + digestSize(HASH)) return failParameter(TPM_RC.SIZE, 1);
  const mac = sized.read(reader);
  if (reader.peekU16() > reader.remaining - 2) return failParameter(TPM_RC.SIZE, 1);
  return { mac, secret: sized.read(reader) };
}

function savedAs(entity: Savable): { savedHandle: number; hierarchy: number } {
  switch (entity.kind) {
    case 'session':
      return { savedHandle: entity.handle, hierarchy: TPM_RH.NULL };
    case 'sequence':
      return { savedHandle: SAVED.sequence, hierarchy: TPM_RH.NULL };
    case 'object': {
      const { stClear, hierarchy } = entity.object;
      return { savedHandle: stClear ? SAVED.stClear : SAVED.ordinary, hierarchy };
    }
  }
}

function keysOf(machine: Machine, id: ContextId): { key: Uint8Array; iv: Uint8Array; macKey: Uint8Array } {
  const { stateReset } = machine.state;
  const { proof } = hierarchySecret(machine, id.hierarchy);
  const clearCount = id.savedHandle === SAVED.stClear ? stateReset.clearCount : 0;
  const epoch = concat(stateReset.nullSecret.proof, u32Bytes(clearCount));
  const bits = KEY_BITS + 128 + digestSize(HASH) * 8;
  const material = kdfa(HASH, proof, 'CONTEXT', idBytes(id), epoch, bits);
  return { key: material.slice(0, 32), iv: material.slice(32, 48), macKey: material.slice(48) };
}

function macOf(id: ContextId, macKey: Uint8Array, secret: Uint8Array): Uint8Array {
  return hmac(HASH, macKey, idBytes(id), secret);
}

function idBytes({ sequence, savedHandle, hierarchy }: ContextId): Uint8Array {
  const format = Uint8Array.of(FORMAT);
  return concat(format, bigintToBytes(sequence, 8), u32Bytes(savedHandle), u32Bytes(hierarchy));
}
