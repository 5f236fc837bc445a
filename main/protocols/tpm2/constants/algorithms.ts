/** TPM_ALG_ID (Part 2, 6.3): the algorithms this program knows by name. */
export const TPM_ALG = {
  ERROR: 0x0000,
  RSA: 0x0001,
  SHA1: 0x0004,
  HMAC: 0x0005,
  AES: 0x0006,
  MGF1: 0x0007,
  KEYEDHASH: 0x0008,
  XOR: 0x000a,
  SHA256: 0x000b,
  SHA384: 0x000c,
  SHA512: 0x000d,
  NULL: 0x0010,
  RSASSA: 0x0014,
  RSAES: 0x0015,
  RSAPSS: 0x0016,
  OAEP: 0x0017,
  ECDSA: 0x0018,
  ECDH: 0x0019,
  KDF1_SP800_56A: 0x0020,
  KDF2: 0x0021,
  KDF1_SP800_108: 0x0022,
  ECC: 0x0023,
  SYMCIPHER: 0x0025,
  CTR: 0x0040,
  OFB: 0x0041,
  CBC: 0x0042,
  CFB: 0x0043,
  ECB: 0x0044,
} as const;

/** TPMA_ALGORITHM bits (Part 2, 8.2). */
export const TPMA_ALGORITHM = {
  asymmetric: 0x001,
  symmetric: 0x002,
  hash: 0x004,
  object: 0x008,
  signing: 0x100,
  encrypting: 0x200,
  method: 0x400,
} as const;

/** TPM_ECC_CURVE (Part 2, 6.4): the curves this program computes with. */
export const TPM_ECC = { NIST_P256: 0x0003, NIST_P384: 0x0004, NIST_P521: 0x0005 } as const;

/** What GetCapability says of each implemented algorithm (Part 2, 8.2; the TCG algorithm registry). */
export const ALGORITHM_PROPERTIES: readonly (readonly [algorithm: number, attributes: number])[] = [
  [TPM_ALG.RSA, 0x009],
  [TPM_ALG.SHA1, 0x004],
  [TPM_ALG.HMAC, 0x104],
  [TPM_ALG.AES, 0x002],
  [TPM_ALG.MGF1, 0x404],
  [TPM_ALG.KEYEDHASH, 0x30c],
  [TPM_ALG.XOR, 0x006],
  [TPM_ALG.SHA256, 0x004],
  [TPM_ALG.SHA384, 0x004],
  [TPM_ALG.SHA512, 0x004],
  [TPM_ALG.RSASSA, 0x101],
  [TPM_ALG.RSAES, 0x201],
  [TPM_ALG.RSAPSS, 0x101],
  [TPM_ALG.OAEP, 0x201],
  [TPM_ALG.ECDSA, 0x101],
  [TPM_ALG.ECDH, 0x401],
  [TPM_ALG.KDF1_SP800_56A, 0x404],
  [TPM_ALG.KDF1_SP800_108, 0x404],
  [TPM_ALG.ECC, 0x009],
  [TPM_ALG.SYMCIPHER, 0x008],
  [TPM_ALG.CTR, 0x202],
  [TPM_ALG.OFB, 0x202],
  [TPM_ALG.CBC, 0x202],
  [TPM_ALG.CFB, 0x202],
  [TPM_ALG.ECB, 0x202],
];
