import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import { concat, equalBytes, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { decode, encode, sizedBytes } from '../../protocols/tpm2/codec.ts';
import { LIMITS, TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize, hmac } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { inCfb, symmetricCipher } from '../../protocols/tpm2/symmetric.ts';
import type { SymmetricDefinition } from '../../protocols/tpm2/structures/algorithms.ts';
import { tpm2bSensitive, type TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';
import { fail } from '../fail.ts';
import type { TpmObject } from '../state/object.ts';
import { symmetricOf } from './template-rules.ts';

/** Protection of private parts outside the TPM (Part 1, 22 and 23.3). */
const sizedDigest = sizedBytes(LIMITS.MAX_DIGEST_SIZE);
const sizedIv = sizedBytes(16);
const ZERO_IV = new Uint8Array(16);

interface Protection {
  readonly nameAlg: number;
  readonly seed: Uint8Array;
  readonly symmetric: SymmetricDefinition;
  /** Name of the protected object. */
  readonly name: Uint8Array;
}

function protectionBy(parent: TpmObject, name: Uint8Array): Protection {
  const { public: area, sensitive } = parent;
  if (area.type === TPM_ALG.KEYEDHASH || sensitive === null) return fail(TPM_RC.TYPE);
  return { nameAlg: area.nameAlg, seed: sensitive.seedValue, symmetric: inCfb(symmetricOf(area)), name };
}

function storageKeyOf({ nameAlg, seed, symmetric, name }: Protection): Uint8Array {
  return kdfa(nameAlg, seed, 'STORAGE', name, NO_BYTES, symmetric.keyBits);
}

function integrityOf({ nameAlg, seed, name }: Protection, data: Uint8Array): Uint8Array {
  const key = kdfa(nameAlg, seed, 'INTEGRITY', NO_BYTES, NO_BYTES, digestSize(nameAlg) * 8);
  return hmac(nameAlg, key, data, name);
}

/** Contents of a TPM2B_PRIVATE for a child of `parent`. The authValue is padded, so that its length is hidden. */
export function wrapChild(
  parent: TpmObject,
  name: Uint8Array,
  childNameAlg: number,
  sensitive: TpmtSensitive,
  iv: Uint8Array,
): Uint8Array {
  const protection = protectionBy(parent, name);
  const authValue = new Uint8Array(digestSize(childNameAlg));
  authValue.set(sensitive.authValue);
  const plain = encode(tpm2bSensitive, { ...sensitive, authValue });
  const secret = symmetricCipher(protection.symmetric, storageKeyOf(protection), iv, plain, 'encrypt');
  const data = concat(encode(sizedIv, iv), secret);
  return concat(encode(sizedDigest, integrityOf(protection, data)), data);
}

/** The private part of a child; fails with INTEGRITY if the blob is not of this parent and this Name. */
export function unwrapChild(parent: TpmObject, name: Uint8Array, blob: Uint8Array): TpmtSensitive {
  const protection = protectionBy(parent, name);
  const reader = new ByteReader(blob);
  const integrity = sizedDigest.read(reader);
  const data = reader.take(reader.remaining);
  if (!equalBytes(integrity, integrityOf(protection, data))) fail(TPM_RC.INTEGRITY);
  const inner = new ByteReader(data);
  const iv = sizedIv.read(inner);
  if (iv.length !== 16) fail(TPM_RC.SIZE);
  const secret = inner.take(inner.remaining);
  return decode(
    tpm2bSensitive,
    symmetricCipher(protection.symmetric, storageKeyOf(protection), iv, secret, 'decrypt'),
  );
}

/** Outer wrap of duplication (Part 1, 23.3.2.4): by a seed shared with the new parent, IV zero. */
export function wrapOuter(
  parent: TpmObject,
  seed: Uint8Array,
  name: Uint8Array,
  inner: Uint8Array,
): Uint8Array {
  const protection = { ...protectionBy(withSeed(parent), name), seed };
  const secret = symmetricCipher(protection.symmetric, storageKeyOf(protection), ZERO_IV, inner, 'encrypt');
  return concat(encode(sizedDigest, integrityOf(protection, secret)), secret);
}

/** Its inverse; fails with INTEGRITY. */
export function unwrapOuter(
  parent: TpmObject,
  seed: Uint8Array,
  name: Uint8Array,
  blob: Uint8Array,
): Uint8Array {
  const protection = { ...protectionBy(parent, name), seed };
  const reader = new ByteReader(blob);
  const integrity = sizedDigest.read(reader);
  const secret = reader.take(reader.remaining);
  if (!equalBytes(integrity, integrityOf(protection, secret))) fail(TPM_RC.INTEGRITY);
  return symmetricCipher(protection.symmetric, storageKeyOf(protection), ZERO_IV, secret, 'decrypt');
}

/** A new parent may be a public area alone; its own seed plays no part in the outer wrap. */
function withSeed(parent: TpmObject): TpmObject {
  if (parent.sensitive !== null) return parent;
  const sensitive = {
    sensitiveType: parent.public.type,
    authValue: NO_BYTES,
    seedValue: NO_BYTES,
    sensitive: NO_BYTES,
  };
  return { ...parent, sensitive };
}

/** Inner wrap of duplication (Part 1, 23.3.2.3): an integrity digest, then CFB, whatever mode `symmetric` names. */
export function wrapInner(
  nameAlg: number,
  name: Uint8Array,
  sensitive: Uint8Array,
  symmetric: SymmetricDefinition,
  key: Uint8Array,
): Uint8Array {
  const integrity = encode(sizedDigest, digest(nameAlg, sensitive, name));
  return symmetricCipher(inCfb(symmetric), key, ZERO_IV, concat(integrity, sensitive), 'encrypt');
}

/** Its inverse: the marshalled TPM2B_SENSITIVE; fails with INTEGRITY. */
export function unwrapInner(
  nameAlg: number,
  name: Uint8Array,
  blob: Uint8Array,
  symmetric: SymmetricDefinition,
  key: Uint8Array,
): Uint8Array {
  const reader = new ByteReader(symmetricCipher(inCfb(symmetric), key, ZERO_IV, blob, 'decrypt'));
  const integrity = sizedDigest.read(reader);
  const sensitive = reader.take(reader.remaining);
  if (!equalBytes(integrity, digest(nameAlg, sensitive, name))) fail(TPM_RC.INTEGRITY);
  return sensitive;
}
