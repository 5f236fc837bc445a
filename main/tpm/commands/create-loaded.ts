import { NO_BYTES, stripTrailingZeros } from '../../protocols/tpm2/bytes.ts';
import { decode } from '../../protocols/tpm2/codec.ts';
import { createLoaded } from '../../protocols/tpm2/commands/objects.ts';
import { handleType, has, TPM_HT, TPM_RC, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { handleName, objectName, qualifiedName } from '../../protocols/tpm2/names.ts';
import { tpmtPublic, type TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { createDrbg } from '../crypto/drbg.ts';
import { defineCommand } from '../define-command.ts';
import { fail } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { hierarchySecret } from '../hierarchies.ts';
import { random } from '../machine.ts';
import { hasAttribute } from '../objects/object.ts';
import { derivePrimary, generateKey } from '../objects/key-generation.ts';
import { freeSlot, parentAt, storeTransient } from '../objects/object-store.ts';
import { wrapChild } from '../objects/private-blob.ts';
import { checkCreation, checkPublic } from '../objects/template-rules.ts';
import { withParameter } from '../parameter-faults.ts';

/** Part 3, 12.9: Create and Load at once, or a primary key. A derivation parent is refused with TYPE. */
export const createLoadedCommands = [
  defineCommand(createLoaded, {
    handles: { parentHandle: HANDLE.parent },
    authorisation: { parentHandle: 'user' },
    run(machine, { parentHandle, inSensitive, inPublic }) {
      const template = withParameter(2, () => parseTemplate(inPublic));
      const parent = handleType(parentHandle) === TPM_HT.PERMANENT ? null : parentAt(machine, parentHandle);
      const fixed = parent === null || hasAttribute(parent, 'fixedTPM');
      const authValue = stripTrailingZeros(inSensitive.userAuth);
      withParameter(2, () => {
        checkCreation(template, inSensitive.data.length);
        checkPublic(template, parent, fixed);
      });
      withParameter(1, () => {
        if (authValue.length > digestSize(template.nameAlg)) fail(TPM_RC.SIZE);
      });
      freeSlot(machine);
      const key = withParameter(1, () => {
        if (parent !== null) return generateKey(createDrbg(random(machine, 64)), template, inSensitive.data);
        const { seed } = hierarchySecret(machine, parentHandle);
        return derivePrimary(machine, seed, template, inSensitive.data);
      });
      const sensitive = { ...key.sensitive, authValue };
      const name = objectName(key.public);
      const root = parent === null ? handleName(parentHandle) : parent.qualifiedName;
      const objectHandle = storeTransient(machine, {
        kind: 'object',
        public: key.public,
        sensitive,
        name,
        qualifiedName: qualifiedName(template.nameAlg, root, name),
        hierarchy: parent === null ? parentHandle : parent.hierarchy,
        external: false,
        stClear: parent?.stClear === true || has(template.objectAttributes, TPMA_OBJECT.stClear),
      });
      // A primary key needs no private blob: it can be made again.
      const outPrivate =
        parent === null
          ? NO_BYTES
          : wrapChild(parent, name, template.nameAlg, sensitive, random(machine, 16));
      return { objectHandle, outPrivate, outPublic: key.public, name };
    },
  }),
];

function parseTemplate(bytes: Uint8Array): TpmtPublic {
  try {
    return decode(tpmtPublic, bytes);
  } catch (fault) {
    if (fault instanceof BadInputError && !(fault instanceof ResponseFault)) return fail(TPM_RC.SIZE);
    throw fault;
  }
}
