/** The templates of an elliptic TPM: Windows makes RSA keys, so that tests alone ask for these. */
import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_ECC } from '../../protocols/tpm2/constants.ts';
import { AES_128_CFB, NO_SCHEME, NO_SYMMETRIC } from '../../protocols/tpm2/structures/algorithms.ts';
import type { EccPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { AIK_RSA_2048_TEMPLATE, SRK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';

export { EK_ECC_P256_TEMPLATE } from '../../protocols/tpm2/templates.ts';

/** Storage root key, ECC NIST P-256 (the same guidance). */
export const SRK_ECC_P256_TEMPLATE: EccPublic = {
  type: TPM_ALG.ECC,
  nameAlg: TPM_ALG.SHA256,
  objectAttributes: SRK_RSA_2048_TEMPLATE.objectAttributes,
  authPolicy: NO_BYTES,
  parameters: { symmetric: AES_128_CFB, scheme: NO_SCHEME, curveID: TPM_ECC.NIST_P256, kdf: NO_SCHEME },
  unique: { x: new Uint8Array(32), y: new Uint8Array(32) },
};

/** Attestation key, ECC NIST P-256 with ECDSA and SHA-256. */
export const AIK_ECC_P256_TEMPLATE: EccPublic = {
  type: TPM_ALG.ECC,
  nameAlg: TPM_ALG.SHA256,
  objectAttributes: AIK_RSA_2048_TEMPLATE.objectAttributes,
  authPolicy: NO_BYTES,
  parameters: {
    symmetric: NO_SYMMETRIC,
    scheme: { scheme: TPM_ALG.ECDSA, hashAlg: TPM_ALG.SHA256 },
    curveID: TPM_ECC.NIST_P256,
    kdf: NO_SCHEME,
  },
  unique: { x: NO_BYTES, y: NO_BYTES },
};
