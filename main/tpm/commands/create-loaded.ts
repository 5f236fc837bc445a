import { NO_BYTES, stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import { decode, type Codec } from '../../protocols/tpm2/codec.ts';
import { createLoaded } from '../../protocols/tpm2/commands/objects.ts';
import { handleType, has, TPM_ALG, TPM_HT, TPM_RC, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { handleName, objectName, qualifiedName } from '../../protocols/tpm2/names.ts';
import {
  derivationTemplate,
  tpmtPublic,
  type TpmtPublic,
} from '../../protocols/tpm2/structures/public-area.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { hierarchySecret } from '../entities/hierarchies.ts';
import { random, type Machine } from '../state/machine.ts';
import { deriveKey, labelAndContext } from '../objects/derivation.ts';
import { hasAttribute, isDerivationParent, isParent, type TpmObject } from '../state/object.ts';
import { checkGivenSecret, createKey, derivePrimary } from '../objects/key-generation.ts';
import type { GeneratedKey } from '../state/machine.ts';
import { freeSlot, objectAt, storeTransient } from '../handles/object-store.ts';
import { wrapChild } from '../objects/private-blob.ts';
import { checkCreation, checkPublic } from '../objects/template-rules.ts';
import { withParameter } from '../parameter-faults.ts';
import type { Steps } from '../steps.ts';

/** Part 3, 12.9: Create and Load at once, a primary key, or a derived object. */
interface Input {
  readonly parentHandle: number;
  readonly inSensitive: { readonly userAuth: Uint8Array; readonly data: Uint8Array };
  readonly inPublic: Uint8Array;
}

export const createLoadedCommands = [
  defineCommand(createLoaded, {
    handles: { parentHandle: HANDLE.parent },
    authorisation: { parentHandle: 'user' },
    *run(machine, input) {
      const { parentHandle, inSensitive } = input;
      const parent = handleType(parentHandle) === TPM_HT.PERMANENT ? null : objectAt(machine, parentHandle);
      const derivation = parent !== null && isDerivationParent(parent);
      if (parent !== null && !isParent(parent) && !derivation) failHandle(TPM_RC.TYPE, 1);
      freeSlot(machine);
      const key = derivation ? derived(parent, input) : yield* created(machine, parent, input);
      const { nameAlg, objectAttributes } = key.public;
      const sensitive = { ...key.sensitive, authValue: stripTrailingZeros(inSensitive.userAuth) };
      const name = objectName(key.public);
      const root = parent === null ? handleName(parentHandle) : parent.qualifiedName;
      const objectHandle = storeTransient(machine, {
        kind: 'object',
        public: key.public,
        sensitive,
        name,
        qualifiedName: qualifiedName(nameAlg, root, name),
        hierarchy: parent === null ? parentHandle : parent.hierarchy,
        external: false,
        stClear: parent?.stClear === true || has(objectAttributes, TPMA_OBJECT.stClear),
      });
      // A primary key and a derived object need no private blob: they can be made again.
      const again = parent === null || derivation;
      const outPrivate = again ? NO_BYTES : wrapChild(parent, name, nameAlg, sensitive, random(machine, 16));
      return { objectHandle, outPrivate, outPublic: key.public, name };
    },
  }),
];

function* created(machine: Machine, parent: TpmObject | null, input: Input): Steps<GeneratedKey> {
  const { data } = input.inSensitive;
  const template = withParameter(2, () => parseTemplate(tpmtPublic, input.inPublic));
  checkAuthSize(input, template);
  withParameter(2, () => {
    checkCreation(template, data.length, parent === null);
    checkPublic(template, parent, parent === null || hasAttribute(parent, 'fixedTPM'));
  });
  checkGivenSecret(template, data);
  if (parent !== null) return yield* createKey(machine, template, data);
  const { seed } = hierarchySecret(machine, input.parentHandle);
  return yield* derivePrimary(machine, seed, template, data);
}

function derived(parent: TpmObject, input: Input): GeneratedKey {
  const { area, derive } = withParameter(2, () => parseTemplate(derivationTemplate, input.inPublic));
  checkAuthSize(input, area);
  if (area.type === TPM_ALG.RSA) return failParameter(TPM_RC.TYPE, 2);
  // The secret comes from the parent: the TPM does not make it.
  if (has(area.objectAttributes, TPMA_OBJECT.sensitiveDataOrigin)) fail(TPM_RC.ATTRIBUTES);
  withParameter(2, () => checkPublic(area, parent, hasAttribute(parent, 'fixedTPM')));
  return deriveKey(parent, area, labelAndContext(derive, input.inSensitive.data));
}

function checkAuthSize({ inSensitive }: Input, template: TpmtPublic): void {
  const authValue = stripTrailingZeros(inSensitive.userAuth);
  if (authValue.length > digestSize(template.nameAlg)) failParameter(TPM_RC.SIZE, 1);
}

function parseTemplate<T>(codec: Codec<T>, bytes: Uint8Array): T {
  try {
    return decode(codec, bytes);
  } catch (fault) {
    if (fault instanceof BadInputError && !(fault instanceof ResponseFault)) return fail(TPM_RC.SIZE);
    throw fault;
  }
}
