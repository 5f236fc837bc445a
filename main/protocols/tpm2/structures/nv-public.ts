import { attributeBits, sizedBytes, sizedStructure, struct, u32, type Codec } from '../codec.ts';
import { LIMITS, NV_INDEX_FIRST, TPM_RC, TPMA_NV_RESERVED } from '../constants.ts';
import { ResponseFault } from '../response-fault.ts';
import { handleInRange, tpmiAlgHash } from './interface-types.ts';

/** TPMS_NV_PUBLIC (Part 2, 13.5). */
export interface NvPublic {
  readonly nvIndex: number;
  readonly nameAlg: number;
  readonly attributes: number;
  readonly authPolicy: Uint8Array;
  readonly dataSize: number;
}

const dataSize: Codec<number> = {
  read(reader) {
    const size = reader.u16();
    if (size > LIMITS.MAX_NV_INDEX_SIZE) throw new ResponseFault(TPM_RC.SIZE);
    return size;
  },
  write: (writer, value) => writer.u16(value),
};

export const tpmsNvPublic: Codec<NvPublic> = struct({
  nvIndex: handleInRange(NV_INDEX_FIRST, NV_INDEX_FIRST + 0xffffff),
  nameAlg: tpmiAlgHash,
  attributes: attributeBits(u32, TPMA_NV_RESERVED),
  authPolicy: sizedBytes(LIMITS.MAX_DIGEST_SIZE),
  dataSize,
});
export const tpm2bNvPublic = sizedStructure(tpmsNvPublic);
