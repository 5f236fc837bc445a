import { commandShape } from '../command-shape.ts';
import { sizedBytes } from '../codec.ts';
import {
  tpm2bCreationData,
  tpm2bData,
  tpm2bDigest,
  tpm2bEncryptedSecret,
  tpm2bIdObject,
  tpm2bName,
  tpm2bPrivate,
} from '../structures/creation-data.ts';
import { LIMITS } from '../constants.ts';
import { tpmtSymDefObject } from '../structures/algorithms.ts';
import { tpmiRhHierarchy } from '../structures/interface-types.ts';
import { tpmlPcrSelection } from '../structures/pcr-selection.ts';
import { tpm2bPublic, tpm2bPublicAnyName } from '../structures/public-area.ts';
import { tpm2bOptionalSensitive, tpm2bSensitiveCreate } from '../structures/sensitive.ts';
import { tpmtTkCreation } from '../structures/tickets.ts';

/** Part 3, 12 (objects), 13 (duplication) and CreatePrimary of 24. */
const creation = {
  inSensitive: tpm2bSensitiveCreate,
  inPublic: tpm2bPublic,
  outsideInfo: tpm2bData,
  creationPCR: tpmlPcrSelection,
};
const created = {
  outPublic: tpm2bPublic,
  creationData: tpm2bCreationData,
  creationHash: tpm2bDigest,
  creationTicket: tpmtTkCreation,
};

export const createPrimary = commandShape('CreatePrimary', {
  handles: ['primaryHandle'],
  parameters: creation,
  resultHandle: 'objectHandle',
  result: { ...created, name: tpm2bName },
});
export const create = commandShape('Create', {
  handles: ['parentHandle'],
  parameters: creation,
  result: { outPrivate: tpm2bPrivate, ...created },
});
export const load = commandShape('Load', {
  handles: ['parentHandle'],
  parameters: { inPrivate: tpm2bPrivate, inPublic: tpm2bPublic },
  resultHandle: 'objectHandle',
  result: { name: tpm2bName },
});
export const loadExternal = commandShape('LoadExternal', {
  parameters: {
    inPrivate: tpm2bOptionalSensitive,
    inPublic: tpm2bPublicAnyName,
    hierarchy: tpmiRhHierarchy,
  },
  resultHandle: 'objectHandle',
  result: { name: tpm2bName },
});
export const readPublic = commandShape('ReadPublic', {
  handles: ['objectHandle'],
  result: { outPublic: tpm2bPublicAnyName, name: tpm2bName, qualifiedName: tpm2bName },
});
export const activateCredential = commandShape('ActivateCredential', {
  handles: ['activateHandle', 'keyHandle'],
  parameters: { credentialBlob: tpm2bIdObject, secret: tpm2bEncryptedSecret },
  result: { certInfo: tpm2bDigest },
});
export const makeCredentialCommand = commandShape('MakeCredential', {
  handles: ['handle'],
  parameters: { credential: tpm2bDigest, objectName: tpm2bName },
  result: { credentialBlob: tpm2bIdObject, secret: tpm2bEncryptedSecret },
});
export const unseal = commandShape('Unseal', {
  handles: ['itemHandle'],
  result: { outData: sizedBytes(LIMITS.MAX_SYM_DATA) },
});
export const objectChangeAuth = commandShape('ObjectChangeAuth', {
  handles: ['objectHandle', 'parentHandle'],
  parameters: { newAuth: tpm2bDigest },
  result: { outPrivate: tpm2bPrivate },
});
/** TPM2B_TEMPLATE: a public area that may say less; read as bytes. */
export const createLoaded = commandShape('CreateLoaded', {
  handles: ['parentHandle'],
  parameters: { inSensitive: tpm2bSensitiveCreate, inPublic: sizedBytes(1024) },
  resultHandle: 'objectHandle',
  result: { outPrivate: tpm2bPrivate, outPublic: tpm2bPublic, name: tpm2bName },
});

const wrapped = { duplicate: tpm2bPrivate, outSymSeed: tpm2bEncryptedSecret };
export const duplicate = commandShape('Duplicate', {
  handles: ['objectHandle', 'newParentHandle'],
  parameters: { encryptionKeyIn: tpm2bData, symmetricAlg: tpmtSymDefObject },
  result: { encryptionKeyOut: tpm2bData, ...wrapped },
});
export const rewrap = commandShape('Rewrap', {
  handles: ['oldParent', 'newParent'],
  parameters: { inDuplicate: tpm2bPrivate, name: tpm2bName, inSymSeed: tpm2bEncryptedSecret },
  result: { outDuplicate: tpm2bPrivate, outSymSeed: tpm2bEncryptedSecret },
});
export const importObject = commandShape('Import', {
  handles: ['parentHandle'],
  parameters: {
    encryptionKey: tpm2bData,
    objectPublic: tpm2bPublic,
    duplicate: tpm2bPrivate,
    inSymSeed: tpm2bEncryptedSecret,
    symmetricAlg: tpmtSymDefObject,
  },
  result: { outPrivate: tpm2bPrivate },
});
