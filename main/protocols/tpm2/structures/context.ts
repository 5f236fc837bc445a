import { struct, u32, u64, type ValueOf } from '../codec.ts';
import { tpm2bContextData } from './creation-data.ts';
import { tpmiRhHierarchy } from './interface-types.ts';

/** TPMS_CONTEXT (Part 2, 14.5). The blob is private to the TPM. */
export const tpmsContext = struct({
  sequence: u64,
  savedHandle: u32,
  hierarchy: tpmiRhHierarchy,
  contextBlob: tpm2bContextData,
});
export type SavedContext = ValueOf<typeof tpmsContext>;
