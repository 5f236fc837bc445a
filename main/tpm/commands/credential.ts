import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import { equalBytes } from '../../protocols/bytes/bytes.ts';
import { decode } from '../../protocols/tpm2/codec.ts';
import * as shapes from '../../protocols/tpm2/commands/objects.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import {
  credentialIntegrity,
  protectCredential,
  storageKey,
  type CredentialKeys,
} from '../../protocols/tpm2/credential.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import { tpm2bDigest } from '../../protocols/tpm2/structures/creation-data.ts';
import type { SymmetricDefinition } from '../../protocols/tpm2/structures/algorithms.ts';
import { inCfb, symmetricCipher } from '../../protocols/tpm2/symmetric.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { hasAttribute, type TpmObject } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';
import { openSecret, shareSecret } from '../objects/secret-sharing.ts';
import { withParameter } from '../parameter-faults.ts';

/** Part 3, 12.5 and 12.6. */

/** The symmetric algorithm of an asymmetric storage key, else TYPE for handle `number`. */
function storageAlgorithm(key: TpmObject, number: number): SymmetricDefinition {
  const { public: area } = key;
  const asymmetric = area.type === TPM_ALG.RSA || area.type === TPM_ALG.ECC;
  if (!asymmetric) return failHandle(TPM_RC.TYPE, number);
  if (!hasAttribute(key, 'restricted') || !hasAttribute(key, 'decrypt')) failHandle(TPM_RC.TYPE, number);
  return inCfb(area.parameters.symmetric);
}

function openCredential(keys: CredentialKeys, blob: Uint8Array): Uint8Array {
  const reader = new ByteReader(blob);
  const integrity = tpm2bDigest.read(reader);
  const identity = reader.take(reader.remaining);
  if (!equalBytes(integrity, credentialIntegrity(keys, identity))) fail(TPM_RC.INTEGRITY);
  const plain = symmetricCipher(keys.symmetric, storageKey(keys), new Uint8Array(16), identity, 'decrypt');
  try {
    return decode(tpm2bDigest, plain);
  } catch (fault) {
    if (fault instanceof ResponseFault) throw fault;
    return fail(TPM_RC.SIZE);
  }
}

export const credentialCommands = [
  defineCommand(shapes.activateCredential, {
    handles: { activateHandle: HANDLE.object, keyHandle: HANDLE.object },
    authorisation: { activateHandle: 'admin', keyHandle: 'user' },
    run(machine, { activateHandle, keyHandle, credentialBlob, secret }) {
      const object = objectAt(machine, activateHandle);
      const key = objectAt(machine, keyHandle, 2);
      const symmetric = storageAlgorithm(key, 2);
      const seed = withParameter(2, () => openSecret(key, 'IDENTITY', secret));
      const keys = { nameAlg: key.public.nameAlg, symmetric, seed, objectName: object.name };
      return { certInfo: withParameter(1, () => openCredential(keys, credentialBlob)) };
    },
  }),

  defineCommand(shapes.makeCredentialCommand, {
    handles: { handle: HANDLE.object },
    run(machine, { handle, credential, objectName }) {
      const key = objectAt(machine, handle);
      const symmetric = storageAlgorithm(key, 1);
      const { nameAlg } = key.public;
      if (credential.length > digestSize(nameAlg)) failParameter(TPM_RC.SIZE, 1);
      const shared = shareSecret(machine, key.public, 'IDENTITY');
      const keys = { nameAlg, symmetric, seed: shared.secret, objectName };
      return { credentialBlob: protectCredential(keys, credential), secret: shared.encrypted };
    },
  }),
];
