import { equalBytes, stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/objects.ts';
import { has, TPM_ALG, TPM_RC, TPM_RH, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { objectName, qualifiedName } from '../../protocols/tpm2/names.ts';
import { isHash } from '../../protocols/tpm2/hashes.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { isEnabled } from '../entities/hierarchies.ts';
import { random } from '../state/machine.ts';
import { checkKey } from '../objects/key-binding.ts';
import { hasAttribute } from '../state/object.ts';
import { freeSlot, objectAt, parentAt, storeTransient } from '../handles/object-store.ts';
import { unwrapChild, wrapChild } from '../objects/private-blob.ts';
import { checkPolicySize, checkPublic, checkSchemes } from '../objects/template-rules.ts';
import { withHandle, withParameter } from '../parameter-faults.ts';

/** Part 3, 12.2 to 12.4, 12.7 and 12.8. */
const BLOB_FIRST = { public: 2, sensitive: 1 };
const NOT_EXTERNAL = TPMA_OBJECT.fixedTPM | TPMA_OBJECT.fixedParent | TPMA_OBJECT.restricted;

export const loadingCommands = [
  defineCommand(shapes.load, {
    handles: { parentHandle: HANDLE.object },
    authorisation: { parentHandle: 'user' },
    run(machine, { parentHandle, inPrivate, inPublic }) {
      if (inPrivate.length === 0) failParameter(TPM_RC.SIZE, 1);
      const parent = parentAt(machine, parentHandle);
      const name = objectName(inPublic);
      const loaded = withParameter(1, () => unwrapChild(parent, name, inPrivate));
      withParameter(2, () => checkPublic(inPublic, parent, hasAttribute(parent, 'fixedTPM')));
      const sensitive = { ...loaded, authValue: stripTrailingZeros(loaded.authValue) };
      checkKey(inPublic, sensitive, BLOB_FIRST);
      const objectHandle = storeTransient(machine, {
        kind: 'object',
        public: inPublic,
        sensitive,
        name,
        qualifiedName: qualifiedName(inPublic.nameAlg, parent.qualifiedName, name),
        hierarchy: parent.hierarchy,
        external: false,
        stClear: parent.stClear || has(inPublic.objectAttributes, TPMA_OBJECT.stClear),
      });
      return { objectHandle, name };
    },
  }),

  defineCommand(shapes.loadExternal, {
    run(machine, { inPrivate, inPublic, hierarchy }) {
      if (!isEnabled(machine, hierarchy)) failParameter(TPM_RC.HIERARCHY, 3);
      if (inPrivate !== null) {
        if (hierarchy !== TPM_RH.NULL) failParameter(TPM_RC.HIERARCHY, 3);
        if ((inPublic.objectAttributes & NOT_EXTERNAL) !== 0) failParameter(TPM_RC.ATTRIBUTES, 2);
      }
      withParameter(2, () => {
        checkPolicySize(inPublic);
        checkSchemes(inPublic);
      });
      freeSlot(machine);
      const sensitive =
        inPrivate === null ? null : { ...inPrivate, authValue: stripTrailingZeros(inPrivate.authValue) };
      checkKey(inPublic, sensitive, BLOB_FIRST);
      const name = objectName(inPublic);
      const objectHandle = storeTransient(machine, {
        kind: 'object',
        public: inPublic,
        sensitive,
        name,
        // Without a parent there is nothing to qualify the Name with (as the reference answers).
        qualifiedName: name,
        hierarchy,
        external: true,
        stClear: has(inPublic.objectAttributes, TPMA_OBJECT.stClear),
      });
      return { objectHandle, name };
    },
  }),

  defineCommand(shapes.readPublic, {
    handles: { objectHandle: HANDLE.object },
    run(machine, { objectHandle }) {
      const object = objectAt(machine, objectHandle, 1, TPM_RC.SEQUENCE);
      return { outPublic: object.public, name: object.name, qualifiedName: object.qualifiedName };
    },
  }),

  defineCommand(shapes.unseal, {
    handles: { itemHandle: HANDLE.object },
    authorisation: { itemHandle: 'user' },
    run(machine, { itemHandle }) {
      const object = objectAt(machine, itemHandle);
      if (object.public.type !== TPM_ALG.KEYEDHASH) failHandle(TPM_RC.TYPE, 1);
      if (
        hasAttribute(object, 'decrypt') ||
        hasAttribute(object, 'sign') ||
        hasAttribute(object, 'restricted')
      ) {
        failHandle(TPM_RC.ATTRIBUTES, 1);
      }
      return { outData: object.sensitive?.sensitive ?? fail(TPM_RC.AUTH_UNAVAILABLE) };
    },
  }),

  defineCommand(shapes.objectChangeAuth, {
    handles: { objectHandle: HANDLE.object, parentHandle: HANDLE.object },
    authorisation: { objectHandle: 'admin' },
    run(machine, { objectHandle, parentHandle, newAuth }) {
      const object = objectAt(machine, objectHandle);
      const { sensitive } = object;
      if (sensitive === null) return fail(TPM_RC.AUTH_UNAVAILABLE);
      const parent = withHandle(2, () => parentAt(machine, parentHandle, 2));
      const name = qualifiedName(object.public.nameAlg, parent.qualifiedName, object.name);
      if (!isHash(object.public.nameAlg) || !equalBytes(name, object.qualifiedName)) {
        failHandle(TPM_RC.TYPE, 2);
      }
      const authValue = stripTrailingZeros(newAuth);
      checkKey(object.public, { ...sensitive, authValue }, { public: 1, sensitive: 1 });
      const changed = { ...sensitive, authValue };
      const { nameAlg } = object.public;
      return { outPrivate: wrapChild(parent, object.name, nameAlg, changed, random(machine, 16)) };
    },
  }),
];
