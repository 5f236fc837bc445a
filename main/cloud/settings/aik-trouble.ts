/** What is wrong with the AIK service, as a scenario sets it (facts/attestation#causes-and-codes). */
export interface AikTrouble {
  /**
   * It certifies; takes no EK certificate for valid (HTTP 400); has no host for the authorities of EK certificates
   * (404); takes no requests (503); does not answer in time.
   */
  readonly answer: 'certifies' | 'refuses' | 'unknown-authority' | 'unavailable' | 'silent';
  /** TPM_PT_MANUFACTURER ids it is limited to; empty: all. */
  readonly makers: readonly string[];
  /** Attempts that it spoils before it is over; null: it stays. */
  readonly times: number | null;
}

export const noTrouble: AikTrouble = { answer: 'certifies', makers: [], times: null };
