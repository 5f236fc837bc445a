import type { KeyObject } from 'node:crypto';
import { equalBytes, padLeft } from '../../protocols/tpm2/bytes.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digestSize, isHash } from '../../protocols/tpm2/hashes.ts';
import type { RsaPublic, TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';
import { coordinateSize, isOnCurve, publicPoint } from '../crypto/ecc.ts';
import { rsaPrivateKey } from '../crypto/rsa.ts';
import { fail, failParameter } from '../fail.ts';
import { boundUnique } from './key-generation.ts';

/** Imported RSA keys by private part: making one costs a modular inversion. */
const privateKeys = new WeakMap<TpmtSensitive, KeyObject>();

/** Fails unless public and private part are well-formed and belong together (Part 3, 12.2 and 12.3). */
export function checkKey(publicArea: TpmtPublic, sensitive: TpmtSensitive | null): void {
  checkUnique(publicArea);
  if (sensitive === null) return;
  if (sensitive.sensitiveType !== publicArea.type) fail(TPM_RC.TYPE);
  if (isHash(publicArea.nameAlg) && sensitive.authValue.length > digestSize(publicArea.nameAlg)) {
    fail(TPM_RC.SIZE);
  }
  switch (publicArea.type) {
    case TPM_ALG.RSA:
      if (sensitive.sensitive.length * 2 !== publicArea.unique.length) fail(TPM_RC.KEY_SIZE);
      if (((sensitive.sensitive[0] ?? 0) & 0x80) === 0) failParameter(TPM_RC.KEY_SIZE, 1);
      rsaKeyOf(publicArea, sensitive);
      break;
    case TPM_ALG.ECC: {
      const { curveID } = publicArea.parameters;
      const size = coordinateSize(curveID);
      if (sensitive.sensitive.length > size) fail(TPM_RC.KEY_SIZE);
      const point = publicPoint(curveID, sensitive.sensitive);
      const { x, y } = publicArea.unique;
      if (
        point === null ||
        !equalBytes(point.x, padLeft(x, size)) ||
        !equalBytes(point.y, padLeft(y, size))
      ) {
        fail(TPM_RC.BINDING);
      }
      break;
    }
    case TPM_ALG.SYMCIPHER:
      if (sensitive.sensitive.length * 8 !== publicArea.parameters.symmetric.keyBits) fail(TPM_RC.KEY_SIZE);
      checkBoundUnique(publicArea, sensitive);
      break;
    case TPM_ALG.KEYEDHASH:
      checkBoundUnique(publicArea, sensitive);
  }
}

function checkBoundUnique(publicArea: TpmtPublic & { unique: Uint8Array }, sensitive: TpmtSensitive): void {
  if (!isHash(publicArea.nameAlg)) return;
  const unique = boundUnique(publicArea.nameAlg, sensitive.seedValue, sensitive.sensitive);
  if (!equalBytes(unique, publicArea.unique)) fail(TPM_RC.BINDING);
}

function checkUnique(publicArea: TpmtPublic): void {
  switch (publicArea.type) {
    case TPM_ALG.RSA:
      if (publicArea.unique.length * 8 !== publicArea.parameters.keyBits) fail(TPM_RC.KEY);
      if (((publicArea.unique[0] ?? 0) & 0x80) === 0) fail(TPM_RC.KEY);
      break;
    case TPM_ALG.ECC:
      if (!isOnCurve(publicArea.parameters.curveID, publicArea.unique)) fail(TPM_RC.ECC_POINT);
      break;
    default:
      if (isHash(publicArea.nameAlg) && publicArea.unique.length !== digestSize(publicArea.nameAlg)) {
        fail(TPM_RC.KEY);
      }
  }
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
