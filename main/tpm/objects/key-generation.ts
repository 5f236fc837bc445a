import { concat, NO_BYTES, toHex } from '../../protocols/tpm2/bytes.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import { has, TPM_ALG, TPM_RC, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { tpmtPublic, type TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';
import { createDrbg, randomBytes, type DrbgState } from '../crypto/drbg.ts';
import { generateScalar, publicPoint } from '../crypto/ecc.ts';
import { generateRsaKey } from '../crypto/rsa.ts';
import { fail } from '../fail.ts';
import type { Machine } from '../machine.ts';

/** A template made into a key: the public area with its `unique`, and the private part without authValue. */
export interface GeneratedKey {
  readonly public: TpmtPublic;
  readonly sensitive: TpmtSensitive;
}

/** Primaries kept for the next time; a rehearsal has a handful. */
const MAX_PRIMARIES = 64;

/**
 * The primary key of a hierarchy seed and a template (Part 1, 14.2): the same seed, template with its
 * `unique` and data give the same key, always.
 */
export function derivePrimary(
  machine: Machine,
  seed: Uint8Array,
  template: TpmtPublic,
  data: Uint8Array,
): GeneratedKey {
  const context = digest(TPM_ALG.SHA256, encode(tpmtPublic, template));
  const material = kdfa(TPM_ALG.SHA512, seed, 'PRIMARY', context, digest(TPM_ALG.SHA256, data), 512);
  const id = toHex(digest(TPM_ALG.SHA256, material));
  const known = machine.primaries.get(id);
  if (known !== undefined) return known;
  const key = generateKey(createDrbg(material), template, data);
  if (machine.primaries.size >= MAX_PRIMARIES) machine.primaries.clear();
  machine.primaries.set(id, key);
  return key;
}

/** A key after a template, from a generator. `data` is what the caller gave for a keyed hash or a cipher. */
export function generateKey(drbg: DrbgState, template: TpmtPublic, data: Uint8Array): GeneratedKey {
  const seedSize = digestSize(template.nameAlg);
  switch (template.type) {
    case TPM_ALG.RSA: {
      const { keyBits, exponent } = template.parameters;
      const { modulus, prime } = generateRsaKey(drbg, keyBits, exponent);
      const sensitive = sensitiveOf(template.type, prime, storageSeed(drbg, template));
      return { public: { ...template, unique: modulus }, sensitive };
    }
    case TPM_ALG.ECC: {
      const { curveID } = template.parameters;
      const scalar = generateScalar(curveID, drbg);
      const point = publicPoint(curveID, scalar) ?? fail(TPM_RC.FAILURE);
      const sensitive = sensitiveOf(template.type, scalar, storageSeed(drbg, template));
      return { public: { ...template, unique: point }, sensitive };
    }
    case TPM_ALG.KEYEDHASH: {
      const secret = data.length > 0 ? data : randomBytes(drbg, digestSize(keyedHashOf(template)));
      const seedValue = randomBytes(drbg, seedSize);
      const unique = boundUnique(template.nameAlg, seedValue, secret);
      return { public: { ...template, unique }, sensitive: sensitiveOf(template.type, secret, seedValue) };
    }
    case TPM_ALG.SYMCIPHER: {
      const keySize = template.parameters.symmetric.keyBits / 8;
      if (data.length > 0 && data.length !== keySize) fail(TPM_RC.KEY_SIZE);
      const secret = data.length > 0 ? data : randomBytes(drbg, keySize);
      const seedValue = randomBytes(drbg, seedSize);
      const unique = boundUnique(template.nameAlg, seedValue, secret);
      return { public: { ...template, unique }, sensitive: sensitiveOf(template.type, secret, seedValue) };
    }
  }
}

function keyedHashOf(template: TpmtPublic & { type: typeof TPM_ALG.KEYEDHASH }): number {
  const { hashAlg } = template.parameters.scheme;
  return hashAlg === TPM_ALG.NULL ? template.nameAlg : hashAlg;
}

/** `unique` of a keyed hash or symmetric key (Part 1, 27.5.3.2): binds the public to the private part. */
export function boundUnique(nameAlg: number, seedValue: Uint8Array, secret: Uint8Array): Uint8Array {
  return digest(nameAlg, concat(seedValue, secret));
}

/** A storage key has a seed, from which the keys for its children's private parts come. */
function storageSeed(drbg: DrbgState, template: TpmtPublic): Uint8Array {
  const flags = template.objectAttributes;
  const storage = has(flags, TPMA_OBJECT.restricted) && has(flags, TPMA_OBJECT.decrypt);
  return storage ? randomBytes(drbg, digestSize(template.nameAlg)) : NO_BYTES;
}

function sensitiveOf(sensitiveType: number, sensitive: Uint8Array, seedValue: Uint8Array): TpmtSensitive {
  return { sensitiveType, authValue: NO_BYTES, seedValue, sensitive };
}
