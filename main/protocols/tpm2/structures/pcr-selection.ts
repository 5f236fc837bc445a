import { fixedBytes, list, type Codec } from '../codec.ts';
import { LIMITS, TPM_RC } from '../constants.ts';
import { digestSize, HASH_ALGORITHMS } from '../hashes.ts';
import { ResponseFault } from '../response-fault.ts';
import { tpmiAlgHash } from './interface-types.ts';

/** TPMS_PCR_SELECTION (Part 2, 10.6.2): the PCRs of one bank, ascending. */
export interface PcrSelection {
  readonly hash: number;
  readonly pcrs: readonly number[];
}

const tpmsPcrSelection: Codec<PcrSelection> = {
  read(reader) {
    const hash = tpmiAlgHash.read(reader);
    const size = reader.u8();
    if (size !== LIMITS.PCR_SELECT_SIZE) throw new ResponseFault(TPM_RC.VALUE);
    return { hash, pcrs: pcrsOfBitmap(reader.take(size)) };
  },
  write(writer, value) {
    writer.u16(value.hash);
    writer.u8(LIMITS.PCR_SELECT_SIZE);
    writer.bytes(bitmapOfPcrs(value.pcrs));
  },
};

/** The PCRs whose bits are set, ascending. */
function pcrsOfBitmap(bitmap: Uint8Array): number[] {
  const pcrs: number[] = [];
  for (let pcr = 0; pcr < bitmap.length * 8; pcr++) {
    if (((bitmap[pcr >>> 3] ?? 0) >>> (pcr & 7)) & 1) pcrs.push(pcr);
  }
  return pcrs;
}

/** Three bytes with a bit for each PCR. */
function bitmapOfPcrs(pcrs: readonly number[]): Uint8Array {
  const bitmap = new Uint8Array(LIMITS.PCR_SELECT_SIZE);
  for (const pcr of pcrs) bitmap[pcr >>> 3] = (bitmap[pcr >>> 3] ?? 0) | (1 << (pcr & 7));
  return bitmap;
}

export const tpmlPcrSelection = list(tpmsPcrSelection, HASH_ALGORITHMS.length);

/** TPMT_HA (Part 2, 10.3.2): a digest after its algorithm, without a size. */
export interface TaggedDigest {
  readonly hashAlg: number;
  readonly digest: Uint8Array;
}

export const tpmtHa: Codec<TaggedDigest> = {
  read(reader) {
    const hashAlg = tpmiAlgHash.read(reader);
    return { hashAlg, digest: fixedBytes(digestSize(hashAlg)).read(reader) };
  },
  write(writer, value) {
    writer.u16(value.hashAlg);
    writer.bytes(value.digest);
  },
};
export const tpmlDigestValues = list(tpmtHa, HASH_ALGORITHMS.length);

/** TPML_TAGGED_PCR_PROPERTY's item: a property and the PCRs that have it. */
export const tpmsTaggedPcrSelect: Codec<{ tag: number; pcrs: readonly number[] }> = {
  read(reader) {
    const tag = reader.u32();
    const size = reader.u8();
    return { tag, pcrs: pcrsOfBitmap(reader.take(size)) };
  },
  write(writer, value) {
    writer.u32(value.tag);
    writer.u8(LIMITS.PCR_SELECT_SIZE);
    writer.bytes(bitmapOfPcrs(value.pcrs));
  },
};
