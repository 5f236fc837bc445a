/** TPM_HT (Part 2, 7.2): the first byte of a handle. */
export const TPM_HT = {
  PCR: 0x00,
  NV_INDEX: 0x01,
  HMAC_SESSION: 0x02,
  POLICY_SESSION: 0x03,
  PERMANENT: 0x40,
  TRANSIENT: 0x80,
  PERSISTENT: 0x81,
} as const;

/** TPM_RH (Part 2, 7.4): the permanent handles. */
export const TPM_RH = {
  OWNER: 0x40000001,
  NULL: 0x40000007,
  UNASSIGNED: 0x40000008,
  PW: 0x40000009,
  LOCKOUT: 0x4000000a,
  ENDORSEMENT: 0x4000000b,
  PLATFORM: 0x4000000c,
  PLATFORM_NV: 0x4000000d,
} as const;

export const TRANSIENT_FIRST = 0x80000000;
export const PERSISTENT_FIRST = 0x81000000;
export const PLATFORM_PERSISTENT_FIRST = 0x81800000;
export const PERSISTENT_LAST = 0x81ffffff;
export const NV_INDEX_FIRST = 0x01000000;
export const HMAC_SESSION_FIRST = 0x02000000;
export const POLICY_SESSION_FIRST = 0x03000000;

/** The handle type: its most significant byte. */
export function handleType(handle: number): number {
  return handle >>> 24;
}
