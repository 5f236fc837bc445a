import { sizedBytes, sizedStructure, struct, u8, type ValueOf } from '../codec.ts';
import { LIMITS } from '../constants.ts';
import { tpmiAlgHashOrNull } from './interface-types.ts';
import { tpmlPcrSelection } from './pcr-selection.ts';

export const tpm2bName = sizedBytes(LIMITS.MAX_DIGEST_SIZE + 2);
export const tpm2bData = sizedBytes(LIMITS.MAX_DIGEST_SIZE + 2);
export const tpm2bDigest = sizedBytes(LIMITS.MAX_DIGEST_SIZE);
export const tpm2bMaxBuffer = sizedBytes(LIMITS.MAX_BUFFER);
export const tpm2bMaxNvBuffer = sizedBytes(LIMITS.MAX_NV_BUFFER);
/** TPM2B_ENCRYPTED_SECRET: an RSA block or a marshalled point. */
export const tpm2bEncryptedSecret = sizedBytes(LIMITS.MAX_RSA_KEY_BYTES);
/** TPM2B_ID_OBJECT: integrity and the encrypted identity, both with sizes. */
export const tpm2bIdObject = sizedBytes(2 + 64 + 2 + 64);
export const tpm2bPrivate = sizedBytes(1024);
export const tpm2bContextData = sizedBytes(2900);

/** TPMS_CREATION_DATA (Part 2, 15.1). */
export const tpmsCreationData = struct({
  pcrSelect: tpmlPcrSelection,
  pcrDigest: tpm2bDigest,
  locality: u8,
  parentNameAlg: tpmiAlgHashOrNull,
  parentName: tpm2bName,
  parentQualifiedName: tpm2bName,
  outsideInfo: tpm2bData,
});
export type CreationData = ValueOf<typeof tpmsCreationData>;
export const tpm2bCreationData = sizedStructure(tpmsCreationData);
