import { NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import { has, LIMITS, TPM_ALG, TPM_RC, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { blockSize, digest, digestSize, hmac } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import {
  tpmtPublic,
  type KeyedHashPublic,
  type RsaPublic,
  type SymCipherPublic,
  type TpmtPublic,
} from '../../protocols/tpm2/structures/public-area.ts';
import type { TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';
import { createDrbg, randomBytes, type DrbgState } from '../crypto/drbg.ts';
import { extraBitsSize, publicPoint, scalarFrom } from '../crypto/ecc.ts';
import { generateRsaKey } from '../crypto/rsa.ts';
import { fail } from '../fail.ts';
import type { GeneratedKey, Machine } from '../state/machine.ts';
import type { Steps } from '../steps.ts';
import { isRestrictedDecryption } from '../state/object.ts';

/** Primaries kept for the next time; a rehearsal has a handful. */
const MAX_PRIMARIES = 64;

/**
 * The primary key of a hierarchy seed and a template (Part 1, 14.2): the same seed, template with its
 * `unique` and data give the same key, always.
 */
export function* derivePrimary(
  machine: Machine,
  seed: Uint8Array,
  template: TpmtPublic,
  data: Uint8Array,
): Steps<GeneratedKey> {
  const context = digest(TPM_ALG.SHA256, encode(tpmtPublic, template));
  const material = kdfa(TPM_ALG.SHA512, seed, 'PRIMARY', context, digest(TPM_ALG.SHA256, data), 512);
  const id = toHex(digest(TPM_ALG.SHA256, material));
  const known = machine.primaries.get(id);
  if (known !== undefined) return known;
  const origin = has(template.objectAttributes, TPMA_OBJECT.sensitiveDataOrigin);
  // Where the TPM makes the secret, data are one more thing that it follows from.
  const key = yield* generateKey(machine, createDrbg(material), template, origin ? NO_BYTES : data);
  if (machine.primaries.size >= MAX_PRIMARIES) machine.primaries.clear();
  machine.primaries.set(id, key);
  return key;
}

/**
 * A key that is not primary, from the TPM's generator, which goes on only when the key is there: a command that was
 * cancelled leaves no trace.
 */
export function* createKey(machine: Machine, template: TpmtPublic, data: Uint8Array): Steps<GeneratedKey> {
  const { permanent } = machine.state;
  const drbg = { ...permanent.drbg };
  const key = yield* generateKey(machine, createDrbg(randomBytes(drbg, 64)), template, data);
  permanent.drbg = drbg;
  return key;
}

/** A key after a template, from a generator. `data` is what the caller gave for a keyed hash or a cipher. */
function* generateKey(
  machine: Machine,
  drbg: DrbgState,
  template: TpmtPublic,
  data: Uint8Array,
): Steps<GeneratedKey> {
  if (template.type === TPM_ALG.RSA) {
    const { keyBits, exponent } = template.parameters;
    const { modulus, prime } = yield* generateRsaKey(drbg, keyBits, exponent, machine.memory);
    const seed = isRestrictedDecryption(template)
      ? randomBytes(drbg, digestSize(template.nameAlg))
      : NO_BYTES;
    return { public: { ...template, unique: modulus }, sensitive: sensitiveOf(template.type, prime, seed) };
  }
  return keyFromBytes((size) => randomBytes(drbg, size), template, data);
}

/** The same for types other than RSA, from any source of random bytes: first the secret, then the seed. */
export function keyFromBytes(
  source: (size: number) => Uint8Array,
  template: Exclude<TpmtPublic, RsaPublic>,
  data: Uint8Array,
): GeneratedKey {
  const seedSize = digestSize(template.nameAlg);
  if (template.type === TPM_ALG.ECC) {
    const { curveID } = template.parameters;
    const scalar = scalarFrom(curveID, source(extraBitsSize(curveID)));
    const point = publicPoint(curveID, scalar) ?? fail(TPM_RC.FAILURE);
    // A storage key has a seed, from which the keys for its children's private parts come.
    const seed = isRestrictedDecryption(template) ? source(seedSize) : NO_BYTES;
    return { public: { ...template, unique: point }, sensitive: sensitiveOf(template.type, scalar, seed) };
  }
  const secret = data.length > 0 ? data : source(secretSize(template));
  const seedValue = source(seedSize);
  const unique = boundUnique(template, seedValue, secret);
  return { public: { ...template, unique }, sensitive: sensitiveOf(template.type, secret, seedValue) };
}

/** Bytes of a secret that the TPM makes. */
function secretSize(template: KeyedHashPublic | SymCipherPublic): number {
  if (template.type === TPM_ALG.SYMCIPHER) return template.parameters.symmetric.keyBits / 8;
  const { hashAlg } = template.parameters.scheme;
  return digestSize(hashAlg === TPM_ALG.NULL ? template.nameAlg : hashAlg);
}

/** A longer key would be hashed by HMAC, and have less in it than it seems; data objects are not keys. */
export function maxKeyedHashSize({ parameters }: KeyedHashPublic): number {
  const { scheme, hashAlg } = parameters.scheme;
  return scheme === TPM_ALG.NULL ? LIMITS.MAX_SYM_DATA : blockSize(hashAlg);
}

/** Fails if the caller's data cannot be the secret of an object of this type. */
export function checkGivenSecret(template: TpmtPublic, data: Uint8Array): void {
  if (data.length === 0) return;
  if (template.type === TPM_ALG.SYMCIPHER && data.length !== secretSize(template)) fail(TPM_RC.KEY_SIZE);
  if (template.type === TPM_ALG.KEYEDHASH && data.length > maxKeyedHashSize(template)) fail(TPM_RC.SIZE);
}

/**
 * `unique` of a keyed hash or symmetric key (Part 1, 27.5.3.2): binds the public to the private part. For
 * parents it is an HMAC.
 */
export function boundUnique(
  publicArea: KeyedHashPublic | SymCipherPublic,
  seedValue: Uint8Array,
  secret: Uint8Array,
): Uint8Array {
  return isRestrictedDecryption(publicArea)
    ? hmac(publicArea.nameAlg, seedValue, secret)
    : digest(publicArea.nameAlg, seedValue, secret);
}

function sensitiveOf(sensitiveType: number, sensitive: Uint8Array, seedValue: Uint8Array): TpmtSensitive {
  return { sensitiveType, authValue: NO_BYTES, seedValue, sensitive };
}
