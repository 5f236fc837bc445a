import { stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import * as shapes from '../../protocols/tpm2/commands/objects.ts';
import { has, TPM_ALG, TPM_RC, TPM_ST, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { handleName, objectName, qualifiedName } from '../../protocols/tpm2/names.ts';
import { tpmsCreationData, type CreationData } from '../../protocols/tpm2/structures/creation-data.ts';
import type { PcrSelection } from '../../protocols/tpm2/structures/pcr-selection.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { Ticket } from '../../protocols/tpm2/structures/tickets.ts';
import { defineCommand } from '../define-command.ts';
import { fail } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { hierarchySecret } from '../entities/hierarchies.ts';
import { random, type Machine } from '../state/machine.ts';
import { hasAttribute, type TpmObject } from '../state/object.ts';
import { freeSlot, parentAt, storeTransient } from '../handles/object-store.ts';
import { checkGivenSecret, createKey, derivePrimary } from '../objects/key-generation.ts';
import { wrapChild } from '../objects/private-blob.ts';
import { checkCreation, checkPublic } from '../objects/template-rules.ts';
import { makeTicket } from '../objects/tickets.ts';
import { withParameter } from '../parameter-faults.ts';
import { availableSelection, pcrDigest } from '../pcr/pcrs.ts';

/** Part 3, 12.1 (Create) and 24.1 (CreatePrimary). */
interface CreationInput {
  readonly inSensitive: { readonly userAuth: Uint8Array; readonly data: Uint8Array };
  readonly inPublic: TpmtPublic;
  readonly outsideInfo: Uint8Array;
  readonly creationPCR: readonly PcrSelection[];
}

/** The parent as creation data name it. */
interface Ancestor {
  readonly nameAlg: number;
  readonly name: Uint8Array;
  readonly qualifiedName: Uint8Array;
  readonly hierarchy: number;
}

function checkTemplate(input: CreationInput, parent: TpmObject | null): void {
  const { inPublic, inSensitive } = input;
  const fixed = parent === null || hasAttribute(parent, 'fixedTPM');
  withParameter(2, () => {
    checkCreation(inPublic, inSensitive.data.length, parent === null);
    checkPublic(inPublic, parent, fixed);
  });
  withParameter(1, () => checkAuthSize(inSensitive.userAuth, inPublic.nameAlg));
  checkGivenSecret(inPublic, inSensitive.data);
}

function checkAuthSize(userAuth: Uint8Array, nameAlg: number): void {
  if (stripTrailingZeros(userAuth).length > digestSize(nameAlg)) fail(TPM_RC.SIZE);
}

function creationRecord(
  machine: Machine,
  input: CreationInput,
  ancestor: Ancestor,
  nameAlg: number,
  name: Uint8Array,
  locality: number,
): { creationData: CreationData; creationHash: Uint8Array; creationTicket: Ticket } {
  const pcrSelect = availableSelection(machine, input.creationPCR);
  const creationData: CreationData = {
    pcrSelect,
    pcrDigest: pcrSelect.length === 0 ? digest(nameAlg) : pcrDigest(machine, nameAlg, pcrSelect),
    locality: 1 << locality,
    parentNameAlg: ancestor.nameAlg,
    parentName: ancestor.name,
    parentQualifiedName: ancestor.qualifiedName,
    outsideInfo: input.outsideInfo,
  };
  const creationHash = digest(nameAlg, encode(tpmsCreationData, creationData));
  const creationTicket = makeTicket(machine, TPM_ST.CREATION, ancestor.hierarchy, name, creationHash);
  return { creationData, creationHash, creationTicket };
}

export const creationCommands = [
  defineCommand(shapes.createPrimary, {
    handles: { primaryHandle: HANDLE.hierarchy },
    authorisation: { primaryHandle: 'user' },
    *run(machine, { primaryHandle, ...input }, { locality }) {
      checkTemplate(input, null);
      freeSlot(machine);
      const { inPublic, inSensitive } = input;
      const { seed } = hierarchySecret(machine, primaryHandle);
      const key = yield* derivePrimary(machine, seed, inPublic, inSensitive.data);
      const name = objectName(key.public);
      const root = handleName(primaryHandle);
      const objectHandle = storeTransient(machine, {
        kind: 'object',
        public: key.public,
        sensitive: { ...key.sensitive, authValue: stripTrailingZeros(inSensitive.userAuth) },
        name,
        qualifiedName: qualifiedName(inPublic.nameAlg, root, name),
        hierarchy: primaryHandle,
        external: false,
        stClear: has(inPublic.objectAttributes, TPMA_OBJECT.stClear),
      });
      const ancestor = { nameAlg: TPM_ALG.NULL, name: root, qualifiedName: root, hierarchy: primaryHandle };
      const record = creationRecord(machine, input, ancestor, inPublic.nameAlg, name, locality);
      return { objectHandle, outPublic: key.public, ...record, name };
    },
  }),

  defineCommand(shapes.create, {
    handles: { parentHandle: HANDLE.object },
    authorisation: { parentHandle: 'user' },
    *run(machine, { parentHandle, ...input }, { locality }) {
      const parent = parentAt(machine, parentHandle);
      checkTemplate(input, parent);
      const { inPublic, inSensitive } = input;
      const key = yield* createKey(machine, inPublic, inSensitive.data);
      const name = objectName(key.public);
      const sensitive = { ...key.sensitive, authValue: stripTrailingZeros(inSensitive.userAuth) };
      const outPrivate = wrapChild(parent, name, inPublic.nameAlg, sensitive, random(machine, 16));
      const ancestor = {
        nameAlg: parent.public.nameAlg,
        name: parent.name,
        qualifiedName: parent.qualifiedName,
        hierarchy: parent.hierarchy,
      };
      const record = creationRecord(machine, input, ancestor, inPublic.nameAlg, name, locality);
      return { outPrivate, outPublic: key.public, ...record };
    },
  }),
];
