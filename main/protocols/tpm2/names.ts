import { concat, NO_BYTES, u16Bytes, u32Bytes } from '../bytes/bytes.ts';
import { encode } from './codec.ts';
import { digest, isHash } from './hashes.ts';
import { tpmsNvPublic, type NvPublic } from './structures/nv-public.ts';
import { tpmtPublicAnyName, type TpmtPublic } from './structures/public-area.ts';

/** Name of an object (Part 1, 16): nameAlg and the hash of its public area; empty without a nameAlg. */
export function objectName(publicArea: TpmtPublic): Uint8Array {
  if (!isHash(publicArea.nameAlg)) return NO_BYTES;
  return concat(
    u16Bytes(publicArea.nameAlg),
    digest(publicArea.nameAlg, encode(tpmtPublicAnyName, publicArea)),
  );
}

/** Name of an NV index: changes with its attributes (written, locked). */
export function nvName(nvPublic: NvPublic): Uint8Array {
  return concat(u16Bytes(nvPublic.nameAlg), digest(nvPublic.nameAlg, encode(tpmsNvPublic, nvPublic)));
}

/** Name of a PCR, a session or a permanent entity: its handle. */
export function handleName(handle: number): Uint8Array {
  return u32Bytes(handle);
}

/** Qualified Name (Part 1, 16): of the parent's Qualified Name and the Name. */
export function qualifiedName(
  nameAlg: number,
  parentQualifiedName: Uint8Array,
  name: Uint8Array,
): Uint8Array {
  if (!isHash(nameAlg)) return NO_BYTES;
  return concat(u16Bytes(nameAlg), digest(nameAlg, parentQualifiedName, name));
}
