import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { decode, encode } from '../../protocols/tpm2/codec.ts';
import * as shapes from '../../protocols/tpm2/commands/objects.ts';
import { has, TPM_ALG, TPM_RC, TPM_RH, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import { objectName } from '../../protocols/tpm2/names.ts';
import { tpm2bSensitive, type TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { random } from '../state/machine.ts';
import { checkKey } from '../objects/key-binding.ts';
import { hasAttribute, type TpmObject } from '../state/object.ts';
import { objectAt, parentAt } from '../handles/object-store.ts';
import { unwrapInner, unwrapOuter, wrapChild, wrapInner, wrapOuter } from '../objects/private-blob.ts';
import { openSecret, shareSecret } from '../objects/secret-sharing.ts';
import { checkPublic } from '../objects/template-rules.ts';
import { withParameter } from '../parameter-faults.ts';

/** Part 3, 13. */
const FIXED = TPMA_OBJECT.fixedTPM | TPMA_OBJECT.fixedParent;

export const duplicationCommands = [
  defineCommand(shapes.duplicate, {
    handles: { objectHandle: HANDLE.object, newParentHandle: HANDLE.objectOrNull },
    authorisation: { objectHandle: 'dup' },
    run(machine, { objectHandle, newParentHandle, encryptionKeyIn, symmetricAlg }) {
      const object = objectAt(machine, objectHandle);
      const { sensitive } = object;
      if (sensitive === null) return fail(TPM_RC.AUTH_UNAVAILABLE);
      if (hasAttribute(object, 'fixedParent')) failHandle(TPM_RC.ATTRIBUTES, 1);
      if (object.public.nameAlg === TPM_ALG.NULL) failHandle(TPM_RC.TYPE, 1);
      const newParent = newParentHandle === TPM_RH.NULL ? null : objectAt(machine, newParentHandle, 2);
      if (newParent !== null && !isStorageKey(newParent)) failHandle(TPM_RC.TYPE, 2);
      const wrapped = symmetricAlg.algorithm !== TPM_ALG.NULL;
      if (hasAttribute(object, 'encryptedDuplication')) {
        if (!wrapped) failParameter(TPM_RC.SYMMETRIC, 2);
        if (newParent === null) failHandle(TPM_RC.HIERARCHY, 2);
      }
      const keySize = wrapped ? symmetricAlg.keyBits / 8 : 0;
      if (wrapped ? ![0, keySize].includes(encryptionKeyIn.length) : encryptionKeyIn.length > 0) {
        failParameter(TPM_RC.SIZE, 1);
      }
      const key = encryptionKeyIn.length > 0 ? encryptionKeyIn : random(machine, keySize);
      const plain = encode(tpm2bSensitive, sensitive);
      const { nameAlg } = object.public;
      const inner = wrapped ? wrapInner(nameAlg, object.name, plain, symmetricAlg, key) : plain;
      const encryptionKeyOut = encryptionKeyIn.length === 0 ? key : NO_BYTES;
      if (newParent === null) return { encryptionKeyOut, duplicate: inner, outSymSeed: NO_BYTES };
      const shared = shareSecret(machine, newParent.public, 'DUPLICATE');
      return {
        encryptionKeyOut,
        duplicate: wrapOuter(newParent, shared.secret, object.name, inner),
        outSymSeed: shared.encrypted,
      };
    },
  }),

  defineCommand(shapes.rewrap, {
    handles: { oldParent: HANDLE.objectOrNull, newParent: HANDLE.objectOrNull },
    authorisation: { oldParent: 'user' },
    run(machine, { oldParent, newParent, inDuplicate, name, inSymSeed }) {
      if ((oldParent === TPM_RH.NULL) !== (inSymSeed.length === 0)) failHandle(TPM_RC.HANDLE, 1);
      let inner = inDuplicate;
      if (oldParent !== TPM_RH.NULL) {
        const parent = parentAt(machine, oldParent);
        const seed = withParameter(3, () => openSecret(parent, 'DUPLICATE', inSymSeed));
        inner = withParameter(1, () => unwrapOuter(parent, seed, name, inDuplicate));
      }
      if (newParent === TPM_RH.NULL) return { outDuplicate: inner, outSymSeed: NO_BYTES };
      const parent = objectAt(machine, newParent, 2);
      if (!isStorageKey(parent)) failHandle(TPM_RC.TYPE, 2);
      const shared = shareSecret(machine, parent.public, 'DUPLICATE');
      return {
        outDuplicate: wrapOuter(parent, shared.secret, name, inner),
        outSymSeed: shared.encrypted,
      };
    },
  }),

  defineCommand(shapes.importObject, {
    handles: { parentHandle: HANDLE.object },
    authorisation: { parentHandle: 'user' },
    run(machine, { parentHandle, encryptionKey, objectPublic, duplicate, inSymSeed, symmetricAlg }) {
      const parent = parentAt(machine, parentHandle);
      withParameter(2, () => {
        if ((objectPublic.objectAttributes & FIXED) !== 0) fail(TPM_RC.ATTRIBUTES);
        checkPublic(objectPublic, parent, hasAttribute(parent, 'fixedTPM'));
      });
      const wrapped = symmetricAlg.algorithm !== TPM_ALG.NULL;
      if (encryptionKey.length !== (wrapped ? symmetricAlg.keyBits / 8 : 0)) failParameter(TPM_RC.SIZE, 1);
      const name = objectName(objectPublic);
      let blob = duplicate;
      if (inSymSeed.length > 0) {
        const seed = withParameter(4, () => openSecret(parent, 'DUPLICATE', inSymSeed));
        blob = withParameter(3, () => unwrapOuter(parent, seed, name, duplicate));
      } else if (has(objectPublic.objectAttributes, TPMA_OBJECT.encryptedDuplication)) {
        failParameter(TPM_RC.ATTRIBUTES, 4);
      }
      if (wrapped) {
        blob = withParameter(3, () =>
          unwrapInner(objectPublic.nameAlg, name, blob, symmetricAlg, encryptionKey),
        );
      }
      const sensitive = withParameter(3, () => parseSensitive(blob));
      const numbers = { public: 2, sensitive: 3 };
      checkKey(objectPublic, null, numbers);
      checkKey(objectPublic, sensitive, numbers);
      const { nameAlg } = objectPublic;
      return { outPrivate: wrapChild(parent, name, nameAlg, sensitive, random(machine, 16)) };
    },
  }),
];

function isStorageKey(object: TpmObject): boolean {
  return (
    object.public.type !== TPM_ALG.KEYEDHASH &&
    hasAttribute(object, 'restricted') &&
    hasAttribute(object, 'decrypt')
  );
}

function parseSensitive(blob: Uint8Array): TpmtSensitive {
  try {
    return decode(tpm2bSensitive, blob);
  } catch (fault) {
    if (fault instanceof ResponseFault) throw fault;
    if (fault instanceof BadInputError) return fail(TPM_RC.SIZE);
    throw fault;
  }
}
