/** TPM_ST (Part 2, 6.9). */
export const TPM_ST = {
  NO_SESSIONS: 0x8001,
  SESSIONS: 0x8002,
  ATTEST_NV: 0x8014,
  ATTEST_COMMAND_AUDIT: 0x8015,
  ATTEST_SESSION_AUDIT: 0x8016,
  ATTEST_CERTIFY: 0x8017,
  ATTEST_QUOTE: 0x8018,
  ATTEST_TIME: 0x8019,
  ATTEST_CREATION: 0x801a,
  ATTEST_NV_DIGEST: 0x801c,
  CREATION: 0x8021,
  VERIFIED: 0x8022,
  AUTH_SECRET: 0x8023,
  HASHCHECK: 0x8024,
  AUTH_SIGNED: 0x8025,
} as const;

/** TPM_GENERATED_VALUE (Part 2, 6.2): "\xffTCG", the first word of every attestation. */
export const TPM_GENERATED_VALUE = 0xff544347;

/** TPM_SU (Part 2, 6.10). */
export const TPM_SU = { CLEAR: 0x0000, STATE: 0x0001 } as const;

/** TPM_SE (Part 2, 6.11). */
export const TPM_SE = { HMAC: 0x00, POLICY: 0x01, TRIAL: 0x03 } as const;

/** TPM_CAP (Part 2, 6.12). */
export const TPM_CAP = {
  ALGS: 0,
  HANDLES: 1,
  COMMANDS: 2,
  PP_COMMANDS: 3,
  AUDIT_COMMANDS: 4,
  PCRS: 5,
  TPM_PROPERTIES: 6,
  PCR_PROPERTIES: 7,
  ECC_CURVES: 8,
  AUTH_POLICIES: 9,
} as const;

/** TPM_EO (Part 2, 6.8): comparisons of PolicyNV and PolicyCounterTimer. */
export const TPM_EO = {
  EQ: 0,
  NEQ: 1,
  SIGNED_GT: 2,
  UNSIGNED_GT: 3,
  SIGNED_LT: 4,
  UNSIGNED_LT: 5,
  SIGNED_GE: 6,
  UNSIGNED_GE: 7,
  SIGNED_LE: 8,
  UNSIGNED_LE: 9,
  BITSET: 0xa,
  BITCLEAR: 0xb,
} as const;
