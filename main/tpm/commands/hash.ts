import { InternalError } from '../../../shared/failures.ts';
import { u16Bytes } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/primitives.ts';
import { TPM_ALG, TPM_RC, TPM_RH, TPM_ST } from '../../protocols/tpm2/constants.ts';
import { digest, hmac } from '../../protocols/tpm2/hashes.ts';
import type { Ticket } from '../../protocols/tpm2/structures/tickets.ts';
import { finishCmac, NEW_CMAC, updateCmac } from '../crypto/cmac.ts';
import { finishHash, finishHmac } from '../crypto/running-hash.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import type { Machine } from '../state/machine.ts';
import { macKeyAt } from '../objects/mac-key.ts';
import type { SequenceObject } from '../state/object.ts';
import { removeTransient, replaceTransient, sequenceAt, storeTransient } from '../handles/object-store.ts';
import {
  extendHashes,
  extendSequence,
  hashSequence,
  looksGenerated,
  macSequence,
} from '../objects/sequence.ts';
import { makeTicket, nullTicket } from '../objects/tickets.ts';
import { mayExtend } from '../pcr/pcr-attributes.ts';
import { allocatedBanks, extendPcr } from '../pcr/pcrs.ts';

/** Part 3, 15.4 (Hash), 15.5 (HMAC and MAC) and 17 (sequences). */

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
      const { scheme, secret } = macKeyAt(machine, handle, hashAlg);
      if (scheme !== TPM_ALG.CMAC) return { outHMAC: hmac(scheme, secret, buffer) };
      return { outHMAC: finishCmac(updateCmac(NEW_CMAC, secret, buffer), secret) };
    },
  }),

  defineCommand(shapes.hmacStart, {
    handles: { handle: HANDLE.object },
    authorisation: { handle: 'user' },
    run(machine, { handle, auth, hashAlg }) {
      const sequence = macSequence(macKeyAt(machine, handle, hashAlg), auth);
      return { sequenceHandle: storeTransient(machine, sequence) };
    },
  }),

  defineCommand(shapes.hashSequenceStart, {
    run: (machine, { auth, hashAlg }) => ({
      sequenceHandle: storeTransient(machine, hashSequence(hashAlg, auth)),
    }),
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
      removeTransient(machine, sequenceHandle);
      const noTicket = nullTicket(TPM_ST.HASHCHECK);
      if (sequence.sequence === 'cmac') {
        const { key, cmac } = sequence;
        return { result: finishCmac(updateCmac(cmac, key, buffer), key), validation: noTicket };
      }
      const { hashes, hmacKey, safe } = extendHashes(sequence, buffer);
      const [running] = hashes;
      if (running === undefined) throw new InternalError('a sequence has a hash');
      if (sequence.sequence === 'hmac') return { result: finishHmac(running, hmacKey), validation: noTicket };
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
      const results = extendHashes(sequence, buffer)
        .hashes.filter((hash) => allocatedBanks(machine).includes(hash.hashAlg))
        .map((hash) => ({ hashAlg: hash.hashAlg, digest: finishHash(hash) }));
      if (pcrHandle !== TPM_RH.NULL) extendPcr(machine, pcrHandle, results);
      removeTransient(machine, sequenceHandle);
      return { results };
    },
  }),
];
