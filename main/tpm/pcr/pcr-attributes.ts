import { LIMITS, TPM_PT_PCR } from '../../protocols/tpm2/constants.ts';

/** What may be done to each PCR (PC Client Platform TPM Profile, 3.7). */
const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

export const ALL_PCRS = range(0, LIMITS.PCR_COUNT - 1);

export const SAVED_PCRS = range(0, 15);
/** 17 to 22 start as all ones: only a dynamic root of trust may set them to zero. */
export const DRTM_PCRS = range(17, 22);
/** One group with an authValue and a policy of its own. */
export const AUTHORIZED_PCRS = range(20, 22);
const NO_INCREMENT = [16, 21, 22, 23];

const EXTEND_BY_LOCALITY: readonly (readonly number[])[] = [
  [...range(0, 16), 23],
  [...range(0, 16), 20, 23],
  ALL_PCRS,
  [...range(0, 20), 23],
  [...range(0, 18), 23],
];
const RESET_BY_LOCALITY: readonly (readonly number[])[] = [
  [16, 23],
  [16, 23],
  [16, 20, 21, 22, 23],
  [16, 23],
  range(17, 22),
];

const HASH_LOCALITY = 4;

export function mayExtend(pcr: number, locality: number): boolean {
  return EXTEND_BY_LOCALITY[locality]?.includes(pcr) ?? false;
}

/** By command; what locality 4 may reset it resets by the hash sequence of the interface only. */
export function mayReset(pcr: number, locality: number): boolean {
  if (locality >= HASH_LOCALITY) return false;
  return RESET_BY_LOCALITY[locality]?.includes(pcr) ?? false;
}

export function countsChanges(pcr: number): boolean {
  return !NO_INCREMENT.includes(pcr);
}

/** For GetCapability(PCR_PROPERTIES), by rising tag. */
export const PCR_PROPERTIES: readonly { tag: number; pcrs: readonly number[] }[] = [
  { tag: TPM_PT_PCR.SAVE, pcrs: SAVED_PCRS },
  { tag: TPM_PT_PCR.EXTEND_L0, pcrs: EXTEND_BY_LOCALITY[0] ?? [] },
  { tag: TPM_PT_PCR.RESET_L0, pcrs: RESET_BY_LOCALITY[0] ?? [] },
  { tag: TPM_PT_PCR.EXTEND_L1, pcrs: EXTEND_BY_LOCALITY[1] ?? [] },
  { tag: TPM_PT_PCR.RESET_L1, pcrs: RESET_BY_LOCALITY[1] ?? [] },
  { tag: TPM_PT_PCR.EXTEND_L2, pcrs: EXTEND_BY_LOCALITY[2] ?? [] },
  { tag: TPM_PT_PCR.RESET_L2, pcrs: RESET_BY_LOCALITY[2] ?? [] },
  { tag: TPM_PT_PCR.EXTEND_L3, pcrs: EXTEND_BY_LOCALITY[3] ?? [] },
  { tag: TPM_PT_PCR.RESET_L3, pcrs: RESET_BY_LOCALITY[3] ?? [] },
  { tag: TPM_PT_PCR.EXTEND_L4, pcrs: EXTEND_BY_LOCALITY[4] ?? [] },
  { tag: TPM_PT_PCR.RESET_L4, pcrs: RESET_BY_LOCALITY[4] ?? [] },
  { tag: TPM_PT_PCR.NO_INCREMENT, pcrs: NO_INCREMENT },
  { tag: TPM_PT_PCR.DRTM_RESET, pcrs: DRTM_PCRS },
  { tag: TPM_PT_PCR.POLICY, pcrs: AUTHORIZED_PCRS },
  { tag: TPM_PT_PCR.AUTH, pcrs: AUTHORIZED_PCRS },
];
