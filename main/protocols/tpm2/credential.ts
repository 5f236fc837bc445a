import { BadInputError } from '../../../shared/failures.ts';
import { concat, NO_BYTES } from '../bytes/bytes.ts';
import { encode } from './codec.ts';
import { TPM_ALG } from './constants.ts';
import { digestSize, hmac } from './hashes.ts';
import { kdfa } from './kdf.ts';
import { oaepEncode, oaepLabel } from './oaep.ts';
import { rsaPublicOperation } from './rsa-public.ts';
import { inCfb, symmetricCipher } from './symmetric.ts';
import type { SymmetricDefinition } from './structures/algorithms.ts';
import { tpm2bDigest } from './structures/creation-data.ts';
import type { TpmtPublic } from './structures/public-area.ts';

export interface CredentialKeys {
  readonly nameAlg: number;
  readonly symmetric: SymmetricDefinition;
  readonly seed: Uint8Array;
  /** Name of the key that the credential is bound to. */
  readonly objectName: Uint8Array;
}

/**
 * The contents of a TPM2B_ID_OBJECT around `secret` (Part 1, 24): encrypted and integrity-protected with
 * keys from `seed` and the Name, so that only the TPM with that EK and that key loaded can open it.
 */
export function protectCredential(keys: CredentialKeys, secret: Uint8Array): Uint8Array {
  const identity = symmetricCipher(
    keys.symmetric,
    storageKey(keys),
    new Uint8Array(16),
    encode(tpm2bDigest, secret),
    'encrypt',
  );
  return concat(encode(tpm2bDigest, credentialIntegrity(keys, identity)), identity);
}

/** The symmetric key for the identity. */
export function storageKey(keys: CredentialKeys): Uint8Array {
  return kdfa(keys.nameAlg, keys.seed, 'STORAGE', keys.objectName, NO_BYTES, keys.symmetric.keyBits);
}

/** HMAC over the encrypted identity and the Name. */
export function credentialIntegrity(keys: CredentialKeys, identity: Uint8Array): Uint8Array {
  const bits = digestSize(keys.nameAlg) * 8;
  const hmacKey = kdfa(keys.nameAlg, keys.seed, 'INTEGRITY', NO_BYTES, NO_BYTES, bits);
  return hmac(keys.nameAlg, hmacKey, identity, keys.objectName);
}

export interface CredentialRequest {
  /** Public area of the endorsement key (RSA, restricted decryption). */
  readonly endorsementKey: TpmtPublic;
  /** Name of the attestation key. */
  readonly objectName: Uint8Array;
  /** At most as long as a digest of the EK's nameAlg. */
  readonly secret: Uint8Array;
  /** Random, as long as a digest of the EK's nameAlg. */
  readonly seed: Uint8Array;
  /** Random padding seed of OAEP, of the same length. */
  readonly oaepSeed: Uint8Array;
}

export interface Credential {
  /** Contents of the TPM2B_ID_OBJECT. */
  readonly credentialBlob: Uint8Array;
  /** Contents of the TPM2B_ENCRYPTED_SECRET. */
  readonly encryptedSecret: Uint8Array;
}

/** TPM2_MakeCredential in software (Part 1, 24), as an attestation CA does it. Throws `BadInputError`. */
export function makeCredential(request: CredentialRequest): Credential {
  const { endorsementKey, objectName, secret, seed, oaepSeed } = request;
  if (endorsementKey.type !== TPM_ALG.RSA || endorsementKey.parameters.symmetric.algorithm !== TPM_ALG.AES) {
    throw unusable('it is not an RSA storage key');
  }
  const { nameAlg, unique } = endorsementKey;
  const size = digestSize(nameAlg);
  if (secret.length > size || seed.length !== size || oaepSeed.length !== size) {
    throw unusable(`secret and seeds do not have the ${size} bytes of its nameAlg`);
  }
  const padded = oaepEncode(nameAlg, oaepLabel('IDENTITY'), seed, oaepSeed, unique.length);
  if (padded === null) throw unusable('its modulus is too small');
  const encryptedSecret = rsaPublicOperation(unique, endorsementKey.parameters.exponent, padded);
  if (encryptedSecret === null) throw unusable('its modulus is not usable');
  const keys = { nameAlg, symmetric: inCfb(endorsementKey.parameters.symmetric), seed, objectName };
  return { credentialBlob: protectCredential(keys, secret), encryptedSecret };
}

function unusable(why: string): BadInputError {
  return new BadInputError(
    `no credential can be made for this endorsement key: ${why}`,
    'endorsement key',
    'Give an EK after template L-1.',
  );
}
