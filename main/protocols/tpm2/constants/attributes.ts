/** TPMA_OBJECT (Part 2, 8.3). */
export const TPMA_OBJECT = {
  fixedTPM: 0x00000002,
  stClear: 0x00000004,
  fixedParent: 0x00000010,
  sensitiveDataOrigin: 0x00000020,
  userWithAuth: 0x00000040,
  adminWithPolicy: 0x00000080,
  noDA: 0x00000400,
  encryptedDuplication: 0x00000800,
  restricted: 0x00010000,
  decrypt: 0x00020000,
  sign: 0x00040000,
  x509sign: 0x00080000,
} as const;
export const TPMA_OBJECT_RESERVED = 0xfff0f309;

/** TPMA_SESSION (Part 2, 8.4). */
export const TPMA_SESSION = {
  continueSession: 0x01,
  auditExclusive: 0x02,
  auditReset: 0x04,
  decrypt: 0x20,
  encrypt: 0x40,
  audit: 0x80,
} as const;
export const TPMA_SESSION_RESERVED = 0x18;

/** TPMA_CC (Part 2, 8.9): attribute bits of a command code. */
export const TPMA_CC = {
  nv: 0x00400000,
  extensive: 0x00800000,
  flushed: 0x01000000,
  rHandle: 0x10000000,
} as const;
export const TPMA_CC_HANDLES_SHIFT = 25;

/** TPMA_NV (Part 2, 13.4); the type field TPM_NT is bits 4 to 7. */
export const TPMA_NV = {
  PPWRITE: 0x00000001,
  OWNERWRITE: 0x00000002,
  AUTHWRITE: 0x00000004,
  POLICYWRITE: 0x00000008,
  POLICY_DELETE: 0x00000400,
  WRITELOCKED: 0x00000800,
  WRITEALL: 0x00001000,
  WRITEDEFINE: 0x00002000,
  WRITE_STCLEAR: 0x00004000,
  GLOBALLOCK: 0x00008000,
  PPREAD: 0x00010000,
  OWNERREAD: 0x00020000,
  AUTHREAD: 0x00040000,
  POLICYREAD: 0x00080000,
  NO_DA: 0x02000000,
  ORDERLY: 0x04000000,
  CLEAR_STCLEAR: 0x08000000,
  READLOCKED: 0x10000000,
  WRITTEN: 0x20000000,
  PLATFORMCREATE: 0x40000000,
  READ_STCLEAR: 0x80000000,
} as const;
export const TPMA_NV_RESERVED = 0x01f00300;

/** TPM_NT (Part 2, 13.2). */
export const TPM_NT = { ORDINARY: 0, COUNTER: 1, BITS: 2, EXTEND: 4, PIN_FAIL: 8, PIN_PASS: 9 } as const;

/** The TPM_NT of an NV index's attributes. */
export function nvType(attributes: number): number {
  return (attributes >>> 4) & 0xf;
}

/** TPMA_PERMANENT (Part 2, 8.6). */
export const TPMA_PERMANENT = {
  ownerAuthSet: 0x001,
  endorsementAuthSet: 0x002,
  lockoutAuthSet: 0x004,
  disableClear: 0x100,
  inLockout: 0x200,
  tpmGeneratedEPS: 0x400,
} as const;

/** TPMA_STARTUP_CLEAR (Part 2, 8.7). */
export const TPMA_STARTUP_CLEAR = {
  phEnable: 0x1,
  shEnable: 0x2,
  ehEnable: 0x4,
  phEnableNV: 0x8,
  orderly: 0x80000000,
} as const;

/** True if `flags` has every bit of `bit`; bit 31 needs unsigned care. */
export function has(flags: number, bit: number): boolean {
  return (flags & bit) >>> 0 === bit;
}
