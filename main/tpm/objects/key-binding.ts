import type { KeyObject } from 'node:crypto';
import { equalBytes, padLeft } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digestSize, isHash } from '../../protocols/tpm2/hashes.ts';
import type { EccPublic, RsaPublic, TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';
import { coordinateSize, isOnCurve, publicPoint } from '../crypto/ecc.ts';
import { rsaPrivateKey } from '../crypto/rsa.ts';
import { fail, failParameter } from '../fail.ts';
import { withParameter } from '../parameter-faults.ts';
import { boundUnique, maxKeyedHashSize } from './key-generation.ts';
import { isRestrictedDecryption } from '../state/object.ts';

/** Imported RSA keys by private part: making one costs a modular inversion. */
const privateKeys = new WeakMap<TpmtSensitive, KeyObject>();

/** The parameters that a public and a private part came in; their faults carry the number. */
export interface KeyParameters {
  readonly public: number;
  readonly sensitive: number;
}

/** Fails unless public and private part are well-formed and belong together (Part 3, 12.2 and 12.3). */
export function checkKey(
  publicArea: TpmtPublic,
  sensitive: TpmtSensitive | null,
  numbers: KeyParameters,
): void {
  if (sensitive === null) {
    withParameter(numbers.public, () => checkPublicAlone(publicArea));
    return;
  }
  withParameter(numbers.sensitive, () => checkSensitive(publicArea, sensitive));
  if (publicArea.type === TPM_ALG.RSA) {
    withParameter(numbers.public, () => checkModulus(publicArea));
    if (isPrimeOf(publicArea, sensitive)) rsaKeyOf(publicArea, sensitive);
    else failParameter(TPM_RC.KEY_SIZE, numbers.sensitive);
    return;
  }
  if (publicArea.type === TPM_ALG.ECC && !isScalar(publicArea, sensitive)) fail(TPM_RC.KEY_SIZE);
  if (isHash(publicArea.nameAlg) && !isBound(publicArea, sensitive)) fail(TPM_RC.BINDING);
}

/** 0 stands for 65537; 1, 3 and 5 are refused (as by the reference). */
const isExponent = (exponent: number): boolean => exponent === 0 || exponent >= 7;

function checkModulus({ unique, parameters }: RsaPublic): void {
  if (unique.length * 8 !== parameters.keyBits || ((unique[0] ?? 0) & 0x80) === 0) fail(TPM_RC.KEY);
  if (!isExponent(parameters.exponent)) fail(TPM_RC.VALUE);
}

function checkPublicAlone(publicArea: TpmtPublic): void {
  switch (publicArea.type) {
    case TPM_ALG.RSA:
      checkModulus(publicArea);
      break;
    case TPM_ALG.ECC: {
      const size = coordinateSize(publicArea.parameters.curveID);
      const { x, y } = publicArea.unique;
      if (x.length !== size || y.length !== size) fail(TPM_RC.KEY);
      if (!isOnCurve(publicArea.parameters.curveID, publicArea.unique)) fail(TPM_RC.ECC_POINT);
      break;
    }
    default:
      if (publicArea.unique.length !== digestSize(publicArea.nameAlg)) fail(TPM_RC.KEY);
  }
}

/** The private part alone. Fails without a parameter number. */
function checkSensitive(publicArea: TpmtPublic, sensitive: TpmtSensitive): void {
  const { nameAlg, type } = publicArea;
  const size = digestSize(nameAlg);
  if (sensitive.sensitiveType !== type) fail(TPM_RC.TYPE);
  if (isHash(nameAlg) && sensitive.authValue.length > size) fail(TPM_RC.SIZE);
  const secret = sensitive.sensitive;
  switch (type) {
    case TPM_ALG.SYMCIPHER:
      if (secret.length * 8 !== publicArea.parameters.symmetric.keyBits) fail(TPM_RC.KEY_SIZE);
      break;
    case TPM_ALG.KEYEDHASH:
      if (secret.length > maxKeyedHashSize(publicArea)) fail(TPM_RC.KEY_SIZE);
  }
  const symmetric = type === TPM_ALG.SYMCIPHER || type === TPM_ALG.KEYEDHASH;
  if (symmetric && isHash(nameAlg) && sensitive.seedValue.length !== size) fail(TPM_RC.KEY_SIZE);
  // Half a digest is the least that protects the children of a parent.
  const seed = sensitive.seedValue.length;
  if (isRestrictedDecryption(publicArea) && isHash(nameAlg) && (seed < size / 2 || seed > size))
    fail(TPM_RC.SIZE);
}

function isPrimeOf(publicArea: RsaPublic, { sensitive }: TpmtSensitive): boolean {
  return sensitive.length * 2 === publicArea.unique.length && ((sensitive[0] ?? 0) & 0x80) !== 0;
}

function isScalar({ parameters }: EccPublic, { sensitive }: TpmtSensitive): boolean {
  return (
    sensitive.length <= coordinateSize(parameters.curveID) &&
    publicPoint(parameters.curveID, sensitive) !== null
  );
}

function isBound(publicArea: Exclude<TpmtPublic, RsaPublic>, sensitive: TpmtSensitive): boolean {
  if (publicArea.type !== TPM_ALG.ECC) {
    return equalBytes(boundUnique(publicArea, sensitive.seedValue, sensitive.sensitive), publicArea.unique);
  }
  const { curveID } = publicArea.parameters;
  const size = coordinateSize(curveID);
  const point = publicPoint(curveID, sensitive.sensitive);
  const { x, y } = publicArea.unique;
  return point !== null && equalBytes(point.x, padLeft(x, size)) && equalBytes(point.y, padLeft(y, size));
}

/** The private key for RSA operations; fails with BINDING if the prime does not divide the modulus. */
export function rsaKeyOf(publicArea: RsaPublic, sensitive: TpmtSensitive): KeyObject {
  const known = privateKeys.get(sensitive);
  if (known !== undefined) return known;
  const { unique, parameters } = publicArea;
  const key = rsaPrivateKey(unique, parameters.exponent, sensitive.sensitive) ?? fail(TPM_RC.BINDING);
  privateKeys.set(sensitive, key);
  return key;
}
