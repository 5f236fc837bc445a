import { encode } from '../../../../main/protocols/tpm2/codec.ts';
import { fromHex, NO_BYTES } from '../../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH } from '../../../../main/protocols/tpm2/constants.ts';
import { NO_SCHEME, NO_SYMMETRIC } from '../../../../main/protocols/tpm2/structures/algorithms.ts';
import { objectName } from '../../../../main/protocols/tpm2/names.ts';
import { tpm2bSensitive } from '../../../../main/protocols/tpm2/structures/sensitive.ts';
import { tpmtPublic } from '../../../../main/protocols/tpm2/structures/public-area.ts';
import { SRK_ECC_P256_TEMPLATE } from '../../../../main/tpm/testing/ecc-templates.ts';
import { rsaKey } from '../rsa-key.ts';
import { creationOf, INDEX, KEY, SESSION, template } from '../stage.ts';
import { base, type BaseCommand } from './base-command.ts';

/** The RSA key as a duplicate without any protection. */
const movable = rsaKey.inPublic;
if (rsaKey.inPrivate === null) throw new Error('the RSA key has no private part');
const unprotected = encode(tpm2bSensitive, rsaKey.inPrivate);
const qualifyingData = fromHex('0011223344');
const attestation = { qualifyingData, inScheme: NO_SCHEME };

/** Part 3, 12, 13, 18, 28 and the attestations. */
export const objectCommands: readonly BaseCommand[] = [
  base(commands.createPrimary, { primaryHandle: TPM_RH.OWNER, ...creationOf(SRK_ECC_P256_TEMPLATE) }, 1, {
    parameterBytes: 40,
  }),
  base(commands.create, { parentHandle: KEY.storage, ...creationOf(template.ecc) }, 1),
  base(commands.create, { parentHandle: KEY.storage, ...creationOf(template.sealed, qualifyingData) }, 1),
  base(
    commands.load,
    ({ child }) => ({
      parentHandle: KEY.storage,
      inPrivate: child.outPrivate,
      inPublic: child.outPublic,
    }),
    1,
    { parameterBytes: 0 },
  ),
  base(commands.loadExternal, rsaKey),
  base(commands.readPublic, { objectHandle: KEY.storage }),
  base(
    commands.activateCredential,
    ({ credential }) => ({
      activateHandle: KEY.attestation,
      keyHandle: KEY.storage,
      credentialBlob: credential.credentialBlob,
      secret: credential.secret,
    }),
    2,
    // They are blobs that each TPM has made for itself.
    { parameterBytes: 0 },
  ),
  base(commands.makeCredentialCommand, ({ attestationName }) => ({
    handle: KEY.endorsement,
    credential: qualifyingData,
    objectName: attestationName,
  })),
  base(commands.unseal, { itemHandle: KEY.sealed }, 1),
  base(
    commands.objectChangeAuth,
    { objectHandle: KEY.hmac, parentHandle: KEY.storage, newAuth: qualifyingData },
    1,
  ),
  base(
    commands.createLoaded,
    {
      parentHandle: KEY.storage,
      inSensitive: { userAuth: NO_BYTES, data: NO_BYTES },
      inPublic: encode(tpmtPublic, template.ecc),
    },
    1,
  ),
  base(
    commands.createLoaded,
    {
      parentHandle: TPM_RH.OWNER,
      inSensitive: { userAuth: NO_BYTES, data: NO_BYTES },
      inPublic: encode(tpmtPublic, template.hmac),
    },
    1,
  ),
  base(
    commands.duplicate,
    {
      objectHandle: KEY.ecc,
      newParentHandle: KEY.storage,
      encryptionKeyIn: NO_BYTES,
      symmetricAlg: NO_SYMMETRIC,
    },
    1,
  ),
  base(
    commands.rewrap,
    {
      oldParent: TPM_RH.NULL,
      newParent: KEY.storage,
      inDuplicate: unprotected,
      name: objectName(movable),
      inSymSeed: NO_BYTES,
    },
    1,
  ),
  base(
    commands.importObject,
    {
      parentHandle: KEY.storage,
      encryptionKey: NO_BYTES,
      objectPublic: movable,
      duplicate: unprotected,
      inSymSeed: NO_BYTES,
      symmetricAlg: NO_SYMMETRIC,
    },
    1,
    { parameterBytes: 28 },
  ),
  base(commands.certify, { objectHandle: KEY.hmac, signHandle: KEY.attestation, ...attestation }, 2),
  base(
    commands.certifyCreation,
    ({ creation }) => ({
      signHandle: KEY.attestation,
      objectHandle: KEY.attestation,
      ...attestation,
      creationHash: creation.creationHash,
      creationTicket: creation.creationTicket,
    }),
    1,
  ),
  base(
    commands.quote,
    { signHandle: KEY.attestation, ...attestation, pcrSelect: [{ hash: TPM_ALG.SHA256, pcrs: [0, 7] }] },
    1,
  ),
  base(
    commands.getSessionAuditDigest,
    {
      privacyAdminHandle: TPM_RH.ENDORSEMENT,
      signHandle: KEY.attestation,
      sessionHandle: SESSION.hmac,
      ...attestation,
    },
    2,
  ),
  base(
    commands.getCommandAuditDigest,
    { privacyHandle: TPM_RH.ENDORSEMENT, signHandle: KEY.attestation, ...attestation },
    2,
  ),
  base(
    commands.getTime,
    { privacyAdminHandle: TPM_RH.ENDORSEMENT, signHandle: KEY.attestation, ...attestation },
    2,
  ),
  base(
    commands.nvCertify,
    {
      signHandle: KEY.attestation,
      authHandle: INDEX.ordinary,
      nvIndex: INDEX.ordinary,
      ...attestation,
      size: 4,
      offset: 0,
    },
    2,
  ),
  base(commands.contextSave, { saveHandle: KEY.rsa }),
  base(commands.contextSave, { saveHandle: SESSION.policy }),
  base(commands.contextLoad, {
    context: {
      sequence: 1n,
      savedHandle: 0x80000000,
      hierarchy: TPM_RH.NULL,
      contextBlob: new Uint8Array(100),
    },
  }),
  base(commands.flushContext, { flushHandle: KEY.rsa }),
  base(commands.evictControl, { auth: TPM_RH.OWNER, objectHandle: KEY.hmac, persistentHandle: KEY.hmac }, 1),
];
