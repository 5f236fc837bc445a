/** PCRs that Windows' attestation quotes: the firmware's, Secure Boot's, and BitLocker's. */
export const quotedPcrs: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 11];
