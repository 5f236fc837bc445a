import { commandShape } from '../command-shape.ts';
import { list, sizedBytes, u32, yesNo } from '../codec.ts';
import { tpm2bDigest } from '../structures/creation-data.ts';
import { tpmiAlgHashOrNull } from '../structures/interface-types.ts';
import { tpmlDigestValues, tpmlPcrSelection } from '../structures/pcr-selection.ts';

/** Part 3, 22. */
export const pcrExtend = commandShape('PCR_Extend', {
  handles: ['pcrHandle'],
  parameters: { digests: tpmlDigestValues },
});
export const pcrEvent = commandShape('PCR_Event', {
  handles: ['pcrHandle'],
  parameters: { eventData: sizedBytes(1024) },
  result: { digests: tpmlDigestValues },
});
export const pcrRead = commandShape('PCR_Read', {
  parameters: { pcrSelectionIn: tpmlPcrSelection },
  result: { pcrUpdateCounter: u32, pcrSelectionOut: tpmlPcrSelection, pcrValues: list(tpm2bDigest, 8) },
});
export const pcrReset = commandShape('PCR_Reset', { handles: ['pcrHandle'] });
export const pcrAllocate = commandShape('PCR_Allocate', {
  handles: ['authHandle'],
  parameters: { pcrAllocation: tpmlPcrSelection },
  result: { allocationSuccess: yesNo, maxPCR: u32, sizeNeeded: u32, sizeAvailable: u32 },
});
export const pcrSetAuthValue = commandShape('PCR_SetAuthValue', {
  handles: ['pcrHandle'],
  parameters: { auth: tpm2bDigest },
});
export const pcrSetAuthPolicy = commandShape('PCR_SetAuthPolicy', {
  handles: ['authHandle'],
  parameters: { authPolicy: tpm2bDigest, hashAlg: tpmiAlgHashOrNull, pcrNum: u32 },
});
