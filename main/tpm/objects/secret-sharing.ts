import { padLeft } from '../../protocols/bytes/bytes.ts';
import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { kdfe } from '../../protocols/tpm2/kdf.ts';
import { oaepDecode, oaepEncode, oaepLabel } from '../../protocols/tpm2/oaep.ts';
import { rsaPublicOperation } from '../../protocols/tpm2/rsa-public.ts';
import {
  tpmsEccPoint,
  type EccPublic,
  type TpmtPublic,
} from '../../protocols/tpm2/structures/public-area.ts';
import { coordinateSize, generateScalar, publicPoint, sharedX } from '../crypto/ecc.ts';
import { rsaPrivateOperation } from '../crypto/rsa.ts';
import { fail } from '../fail.ts';
import { random, type Machine } from '../state/machine.ts';
import { rsaKeyOf } from './key-binding.ts';
import type { TpmObject } from '../state/object.ts';

/** Secrets encrypted to a key of the TPM (Part 1, B.10 and C.6): salts, credentials, duplication seeds. */
export type SecretUse = 'SECRET' | 'IDENTITY' | 'DUPLICATE';

/** The secret that `encrypted` brings to `key`. Fails without a parameter number. */
export function openSecret(key: TpmObject, use: SecretUse, encrypted: Uint8Array): Uint8Array {
  const { public: area, sensitive } = key;
  if (sensitive === null) return fail(TPM_RC.KEY);
  if (area.type === TPM_ALG.RSA) {
    if (encrypted.length !== area.unique.length) fail(TPM_RC.SIZE);
    const padded = rsaPrivateOperation(rsaKeyOf(area, sensitive), encrypted);
    const secret = padded === null ? null : oaepDecode(area.nameAlg, oaepLabel(use), padded);
    if (secret === null) return fail(TPM_RC.VALUE);
    if (secret.length > digestSize(area.nameAlg)) fail(TPM_RC.VALUE);
    return secret;
  }
  if (area.type !== TPM_ALG.ECC) return fail(TPM_RC.KEY);
  const reader = new ByteReader(encrypted);
  const point = tpmsEccPoint.read(reader);
  if (reader.remaining > 0) fail(TPM_RC.SIZE);
  const { curveID } = area.parameters;
  const shared = sharedX(curveID, point, sensitive.sensitive) ?? fail(TPM_RC.ECC_POINT);
  return agreedSecret(area, use, shared, point.x);
}

/** A fresh secret and its encryption to a public area. Fails without a parameter number. */
export function shareSecret(
  machine: Machine,
  area: TpmtPublic,
  use: SecretUse,
): { secret: Uint8Array; encrypted: Uint8Array } {
  const size = digestSize(area.nameAlg);
  if (area.type === TPM_ALG.RSA) {
    const secret = random(machine, size);
    const seed = random(machine, size);
    const padded = oaepEncode(area.nameAlg, oaepLabel(use), secret, seed, area.unique.length);
    if (padded === null) return fail(TPM_RC.SIZE);
    const encrypted = rsaPublicOperation(area.unique, area.parameters.exponent, padded);
    return { secret, encrypted: encrypted ?? fail(TPM_RC.KEY) };
  }
  if (area.type !== TPM_ALG.ECC) return fail(TPM_RC.KEY);
  const { curveID } = area.parameters;
  const scalar = generateScalar(curveID, machine.state.permanent.drbg);
  const point = publicPoint(curveID, scalar);
  const shared = sharedX(curveID, area.unique, scalar);
  if (point === null || shared === null) return fail(TPM_RC.ECC_POINT);
  return {
    secret: agreedSecret(area, use, shared, point.x),
    encrypted: encode(tpmsEccPoint, point),
  };
}

function agreedSecret(area: EccPublic, use: SecretUse, z: Uint8Array, ephemeralX: Uint8Array): Uint8Array {
  const size = coordinateSize(area.parameters.curveID);
  const bits = digestSize(area.nameAlg) * 8;
  return kdfe(area.nameAlg, z, use, padLeft(ephemeralX, size), padLeft(area.unique.x, size), bits);
}
