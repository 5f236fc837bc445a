import { InternalError } from '../../../shared/failures.ts';
import { NO_BYTES, u16Bytes, u32Bytes } from '../../protocols/tpm2/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/primitives.ts';
import { TPM_ALG, TPM_GENERATED_VALUE, TPM_RC, TPM_RH, TPM_ST } from '../../protocols/tpm2/constants.ts';
import { digest, HASH_ALGORITHMS, hmac } from '../../protocols/tpm2/hashes.ts';
import type { Ticket } from '../../protocols/tpm2/structures/tickets.ts';
import { finishHash, finishHmac, startHash, startHmac, updateHash } from '../crypto/running-hash.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import type { Machine } from '../machine.ts';
import { hasAttribute, type SequenceObject, type TpmObject } from '../objects/object.ts';
import {
  objectAt,
  removeTransient,
  replaceTransient,
  sequenceAt,
  storeTransient,
} from '../objects/object-store.ts';
import { makeTicket, nullTicket } from '../objects/tickets.ts';
import { mayExtend } from '../pcr/pcr-attributes.ts';
import { allocatedBanks, extendPcr } from '../pcr/pcrs.ts';

/** Part 3, 15.4 (Hash), 15.5 (HMAC) and 17 (sequences). */
const GENERATED = u32Bytes(TPM_GENERATED_VALUE);

function looksGenerated(data: Uint8Array): boolean {
  return GENERATED.every((byte, i) => data[i] === byte);
}

/** A first block too short to tell is not safe: the next one could complete an attestation's start. */
function isSafeStart(data: Uint8Array): boolean {
  return data.length >= GENERATED.length && !looksGenerated(data);
}

/** A ticket that the data did not start like an attestation; without one a restricted key will not sign. */
function hashCheck(
  machine: Machine,
  hierarchy: number,
  hashAlg: number,
  hash: Uint8Array,
  safe: boolean,
): Ticket {
  if (!safe || hierarchy === TPM_RH.NULL) return nullTicket(TPM_ST.HASHCHECK);
  return makeTicket(machine, TPM_ST.HASHCHECK, hierarchy, u16Bytes(hashAlg), hash);
}

function extendSequence(sequence: SequenceObject, data: Uint8Array): SequenceObject {
  return {
    ...sequence,
    hashes: sequence.hashes.map((hash) => updateHash(hash, data)),
    safe: sequence.safe ?? isSafeStart(data),
  };
}

/** The key of an HMAC command and the hash it uses. */
function hmacKeyAt(machine: Machine, handle: number, asked: number): { key: TpmObject; hashAlg: number } {
  const key = objectAt(machine, handle);
  if (key.public.type !== TPM_ALG.KEYEDHASH) return failHandle(TPM_RC.TYPE, 1);
  if (hasAttribute(key, 'restricted')) failHandle(TPM_RC.ATTRIBUTES, 1);
  if (!hasAttribute(key, 'sign')) failHandle(TPM_RC.KEY, 1);
  const { scheme, hashAlg } = key.public.parameters.scheme;
  const own = scheme === TPM_ALG.HMAC ? hashAlg : TPM_ALG.NULL;
  const chosen = own === TPM_ALG.NULL ? asked : own;
  if (chosen === TPM_ALG.NULL || (asked !== TPM_ALG.NULL && asked !== chosen)) failParameter(TPM_RC.VALUE, 2);
  return { key, hashAlg: chosen };
}

function requireSequence(machine: Machine, handle: number, number: number): SequenceObject {
  return sequenceAt(machine, handle) ?? failHandle(TPM_RC.MODE, number);
}

export const hashCommands = [
  defineCommand(shapes.hash, {
    run(machine, { data, hashAlg, hierarchy }) {
      const outHash = digest(hashAlg, data);
      const safe = !looksGenerated(data);
      return { outHash, validation: hashCheck(machine, hierarchy, hashAlg, outHash, safe) };
    },
  }),

  defineCommand(shapes.hmacCommand, {
    handles: { handle: HANDLE.object },
    authorisation: { handle: 'user' },
    run(machine, { handle, buffer, hashAlg }) {
      const found = hmacKeyAt(machine, handle, hashAlg);
      return { outHMAC: hmac(found.hashAlg, found.key.sensitive?.sensitive ?? NO_BYTES, buffer) };
    },
  }),

  defineCommand(shapes.hmacStart, {
    handles: { handle: HANDLE.object },
    authorisation: { handle: 'user' },
    run(machine, { handle, auth, hashAlg }) {
      const found = hmacKeyAt(machine, handle, hashAlg);
      const hmacKey = found.key.sensitive?.sensitive ?? NO_BYTES;
      const sequenceHandle = storeTransient(machine, {
        kind: 'sequence',
        sequence: 'hmac',
        authValue: auth,
        hashes: [startHmac(found.hashAlg, hmacKey)],
        hmacKey,
        safe: null,
      });
      return { sequenceHandle };
    },
  }),

  defineCommand(shapes.hashSequenceStart, {
    run(machine, { auth, hashAlg }) {
      const event = hashAlg === TPM_ALG.NULL;
      const sequenceHandle = storeTransient(machine, {
        kind: 'sequence',
        sequence: event ? 'event' : 'hash',
        authValue: auth,
        hashes: (event ? HASH_ALGORITHMS.map((hash) => hash.algorithm) : [hashAlg]).map(startHash),
        hmacKey: NO_BYTES,
        safe: null,
      });
      return { sequenceHandle };
    },
  }),

  defineCommand(shapes.sequenceUpdate, {
    handles: { sequenceHandle: HANDLE.object },
    authorisation: { sequenceHandle: 'user' },
    run(machine, { sequenceHandle, buffer }) {
      // The reference implementation counts the handle of this command as a parameter.
      const sequence = sequenceAt(machine, sequenceHandle) ?? failParameter(TPM_RC.MODE, 1);
      replaceTransient(machine, sequenceHandle, extendSequence(sequence, buffer));
      return {};
    },
  }),

  defineCommand(shapes.sequenceComplete, {
    handles: { sequenceHandle: HANDLE.object },
    authorisation: { sequenceHandle: 'user' },
    attributes: { flushed: true },
    run(machine, { sequenceHandle, buffer, hierarchy }) {
      const sequence = requireSequence(machine, sequenceHandle, 1);
      if (sequence.sequence === 'event') failHandle(TPM_RC.MODE, 1);
      const { hashes, hmacKey, safe } = extendSequence(sequence, buffer);
      const [running] = hashes;
      if (running === undefined) throw new InternalError('a sequence has a hash');
      removeTransient(machine, sequenceHandle);
      if (sequence.sequence === 'hmac') {
        const result = finishHmac(running, hmacKey);
        return { result, validation: nullTicket(TPM_ST.HASHCHECK) };
      }
      const result = finishHash(running);
      const { hashAlg } = running;
      return { result, validation: hashCheck(machine, hierarchy, hashAlg, result, safe === true) };
    },
  }),

  defineCommand(shapes.eventSequenceComplete, {
    handles: { pcrHandle: HANDLE.pcrOrNull, sequenceHandle: HANDLE.object },
    authorisation: { pcrHandle: 'user', sequenceHandle: 'user' },
    attributes: { nv: true, flushed: true },
    run(machine, { pcrHandle, sequenceHandle, buffer }, { locality }) {
      const sequence = requireSequence(machine, sequenceHandle, 2);
      if (sequence.sequence !== 'event') failHandle(TPM_RC.MODE, 2);
      if (pcrHandle !== TPM_RH.NULL && !mayExtend(pcrHandle, locality)) fail(TPM_RC.LOCALITY);
      const results = extendSequence(sequence, buffer)
        .hashes.filter((hash) => allocatedBanks(machine).includes(hash.hashAlg))
        .map((hash) => ({ hashAlg: hash.hashAlg, digest: finishHash(hash) }));
      if (pcrHandle !== TPM_RH.NULL) extendPcr(machine, pcrHandle, results);
      removeTransient(machine, sequenceHandle);
      return { results };
    },
  }),
];
