import { fromHex, NO_BYTES } from '../bytes/bytes.ts';
import { TPM_ALG } from './constants.ts';
import { AES_128_CFB, NO_SCHEME, NO_SYMMETRIC } from './structures/algorithms.ts';
import type { RsaPublic } from './structures/public-area.ts';

/** PolicySecret(TPM_RH_ENDORSEMENT), SHA-256: the policy of the low-range EKs (EK Credential Profile B.6.2). */
const EK_POLICY_A_SHA256 = fromHex('837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa');

/** fixedTPM, fixedParent, sensitiveDataOrigin, adminWithPolicy, restricted, decrypt. */
const EK_ATTRIBUTES = 0x000300b2;
/** fixedTPM, fixedParent, sensitiveDataOrigin, userWithAuth, noDA, restricted, decrypt. */
const SRK_ATTRIBUTES = 0x00030472;
/** fixedTPM, fixedParent, sensitiveDataOrigin, userWithAuth, restricted, sign. */
const AIK_ATTRIBUTES = 0x00050072;

/** EK RSA-2048 template L-1 (EK Credential Profile B.3.3). */
export const EK_RSA_2048_TEMPLATE: RsaPublic = {
  type: TPM_ALG.RSA,
  nameAlg: TPM_ALG.SHA256,
  objectAttributes: EK_ATTRIBUTES,
  authPolicy: EK_POLICY_A_SHA256,
  parameters: { symmetric: AES_128_CFB, scheme: NO_SCHEME, keyBits: 2048, exponent: 0 },
  unique: new Uint8Array(256),
};

/** Storage root key, RSA-2048 (TCG TPM 2.0 provisioning guidance 7.5.1). */
export const SRK_RSA_2048_TEMPLATE: RsaPublic = {
  type: TPM_ALG.RSA,
  nameAlg: TPM_ALG.SHA256,
  objectAttributes: SRK_ATTRIBUTES,
  authPolicy: NO_BYTES,
  parameters: { symmetric: AES_128_CFB, scheme: NO_SCHEME, keyBits: 2048, exponent: 0 },
  unique: new Uint8Array(256),
};

/** Attestation key, RSA-2048 with RSASSA and SHA-256: restricted, signs only what the TPM made. */
export const AIK_RSA_2048_TEMPLATE: RsaPublic = {
  type: TPM_ALG.RSA,
  nameAlg: TPM_ALG.SHA256,
  objectAttributes: AIK_ATTRIBUTES,
  authPolicy: NO_BYTES,
  parameters: {
    symmetric: NO_SYMMETRIC,
    scheme: { scheme: TPM_ALG.RSASSA, hashAlg: TPM_ALG.SHA256 },
    keyBits: 2048,
    exponent: 0,
  },
  unique: NO_BYTES,
};
