import { fromHex, NO_BYTES } from '../bytes/bytes.ts';
import { TPM_ALG, TPM_ECC } from './constants.ts';
import { AES_128_CFB, AES_256_CFB, NO_SCHEME, NO_SYMMETRIC } from './structures/algorithms.ts';
import type { EccPublic, RsaPublic } from './structures/public-area.ts';

/** PolicySecret(TPM_RH_ENDORSEMENT), SHA-256: the policy of the low-range EKs (EK Credential Profile B.6.2). */
const EK_POLICY_A_SHA256 = fromHex('837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa');

/** PolicyOR of that and PolicyAuthorizeNV, SHA-384: the policy of the high-range EKs (the same annex). */
const EK_POLICY_B_SHA384 = fromHex(
  'b26e7d28d11a50bc53d882bcf5fd3a1a074148bb35d3b4e4cb1c0ad9bde419cacb47ba09699646150f9fc000f3f80e12',
);

/** fixedTPM, fixedParent, sensitiveDataOrigin, adminWithPolicy, restricted, decrypt. */
const EK_ATTRIBUTES = 0x000300b2;
/** The same with userWithAuth. */
const HIGH_EK_ATTRIBUTES = 0x000300f2;
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

/** EK ECC NIST P-256 template L-2 (EK Credential Profile B.3.4). */
export const EK_ECC_P256_TEMPLATE: EccPublic = {
  type: TPM_ALG.ECC,
  nameAlg: TPM_ALG.SHA256,
  objectAttributes: EK_ATTRIBUTES,
  authPolicy: EK_POLICY_A_SHA256,
  parameters: { symmetric: AES_128_CFB, scheme: NO_SCHEME, curveID: TPM_ECC.NIST_P256, kdf: NO_SCHEME },
  unique: { x: new Uint8Array(32), y: new Uint8Array(32) },
};

/** EK RSA-3072 template H-6 (EK Credential Profile B.4). */
export const EK_RSA_3072_TEMPLATE: RsaPublic = {
  type: TPM_ALG.RSA,
  nameAlg: TPM_ALG.SHA384,
  objectAttributes: HIGH_EK_ATTRIBUTES,
  authPolicy: EK_POLICY_B_SHA384,
  parameters: { symmetric: AES_256_CFB, scheme: NO_SCHEME, keyBits: 3072, exponent: 0 },
  unique: NO_BYTES,
};

/** EK ECC NIST P-384 template H-3 (EK Credential Profile B.4). */
export const EK_ECC_P384_TEMPLATE: EccPublic = {
  type: TPM_ALG.ECC,
  nameAlg: TPM_ALG.SHA384,
  objectAttributes: HIGH_EK_ATTRIBUTES,
  authPolicy: EK_POLICY_B_SHA384,
  parameters: { symmetric: AES_256_CFB, scheme: NO_SCHEME, curveID: TPM_ECC.NIST_P384, kdf: NO_SCHEME },
  unique: { x: NO_BYTES, y: NO_BYTES },
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
