import { padLeft } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/primitives.ts';
import { TPM_ALG, TPM_ECC, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { oaepDecode, oaepEncode } from '../../protocols/tpm2/oaep.ts';
import { rsaPublicOperation } from '../../protocols/tpm2/rsa-public.ts';
import { NO_SCHEME, type Scheme } from '../../protocols/tpm2/structures/algorithms.ts';
import type { EccPublic, RsaPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { curveParameters, generateScalar, multiplyPoint, publicPoint } from '../crypto/ecc.ts';
import { rsaPrivateOperation } from '../crypto/rsa.ts';
import { pkcs1EncryptionBlock, pkcs1FillerSize, pkcs1Unpad } from '../crypto/rsa-padding.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { random, type Machine } from '../state/machine.ts';
import { rsaKeyOf } from '../objects/key-binding.ts';
import { hasAttribute, type TpmObject } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';

/** Part 3, 14. */
const MIN_FILLER = 8;

function rsaAt(machine: Machine, handle: number): { key: TpmObject; area: RsaPublic } {
  const key = objectAt(machine, handle, 1, TPM_RC.KEY);
  return key.public.type === TPM_ALG.RSA ? { key, area: key.public } : failHandle(TPM_RC.KEY, 1);
}

function eccAt(machine: Machine, handle: number): { key: TpmObject; area: EccPublic } {
  const key = objectAt(machine, handle, 1, TPM_RC.KEY);
  return key.public.type === TPM_ALG.ECC ? { key, area: key.public } : failHandle(TPM_RC.KEY, 1);
}

/** The key's own scheme, or the caller's for a key without one. */
function encryptionScheme(area: RsaPublic, asked: Scheme): Scheme {
  const own = area.parameters.scheme;
  if (own.scheme === TPM_ALG.NULL) return asked;
  const same = own.scheme === asked.scheme && own.hashAlg === asked.hashAlg;
  if (asked.scheme !== TPM_ALG.NULL && !same) failParameter(TPM_RC.SCHEME, 2);
  return own;
}

/** A label ends with a zero byte, or is absent. */
function checkLabel(label: Uint8Array): void {
  if (label.length > 0 && label[label.length - 1] !== 0) failParameter(TPM_RC.VALUE, 3);
}

function pad(
  machine: Machine,
  scheme: Scheme,
  label: Uint8Array,
  message: Uint8Array,
  size: number,
): Uint8Array {
  switch (scheme.scheme) {
    case TPM_ALG.OAEP: {
      const seed = random(machine, digestSize(scheme.hashAlg));
      return oaepEncode(scheme.hashAlg, label, message, seed, size) ?? failParameter(TPM_RC.VALUE, 1);
    }
    case TPM_ALG.RSAES: {
      const fillerSize = pkcs1FillerSize(message, size);
      if (fillerSize < MIN_FILLER) failParameter(TPM_RC.VALUE, 1);
      // Filler bytes must not be zero.
      const filler = random(machine, fillerSize).map((byte) => (byte === 0 ? 1 : byte));
      return pkcs1EncryptionBlock(message, filler);
    }
    default:
      if (message.length > size) failParameter(TPM_RC.VALUE, 1);
      return padLeft(message, size);
  }
}

function unpad(scheme: Scheme, label: Uint8Array, block: Uint8Array): Uint8Array {
  switch (scheme.scheme) {
    case TPM_ALG.OAEP:
      return oaepDecode(scheme.hashAlg, label, block) ?? failParameter(TPM_RC.VALUE, 1);
    case TPM_ALG.RSAES:
      return pkcs1Unpad(block) ?? failParameter(TPM_RC.VALUE, 1);
    default:
      return block;
  }
}

export const asymmetricCommands = [
  defineCommand(shapes.rsaEncrypt, {
    handles: { keyHandle: HANDLE.object },
    run(machine, { keyHandle, message, inScheme, label }) {
      const { key, area } = rsaAt(machine, keyHandle);
      if (!hasAttribute(key, 'decrypt')) failHandle(TPM_RC.ATTRIBUTES, 1);
      checkLabel(label);
      const block = pad(machine, encryptionScheme(area, inScheme), label, message, area.unique.length);
      const outData = rsaPublicOperation(area.unique, area.parameters.exponent, block);
      return { outData: outData ?? failParameter(TPM_RC.VALUE, 1) };
    },
  }),

  defineCommand(shapes.rsaDecrypt, {
    handles: { keyHandle: HANDLE.object },
    authorisation: { keyHandle: 'user' },
    run(machine, { keyHandle, cipherText, inScheme, label }) {
      const { key, area } = rsaAt(machine, keyHandle);
      if (hasAttribute(key, 'restricted') || !hasAttribute(key, 'decrypt')) failHandle(TPM_RC.ATTRIBUTES, 1);
      checkLabel(label);
      const scheme = encryptionScheme(area, inScheme);
      if (cipherText.length !== area.unique.length) failParameter(TPM_RC.SIZE, 1);
      if (key.sensitive === null) return fail(TPM_RC.AUTH_UNAVAILABLE);
      const block = rsaPrivateOperation(rsaKeyOf(area, key.sensitive), cipherText);
      return { message: unpad(scheme, label, block ?? failParameter(TPM_RC.VALUE, 1)) };
    },
  }),

  defineCommand(shapes.ecdhKeyGen, {
    handles: { keyHandle: HANDLE.object },
    run(machine, { keyHandle }) {
      // Only the public point is used: the attributes of the key do not matter.
      const { area } = eccAt(machine, keyHandle);
      const { curveID } = area.parameters;
      const scalar = generateScalar(curveID, machine.state.permanent.drbg);
      return {
        zPoint: multiplyPoint(curveID, area.unique, scalar) ?? failHandle(TPM_RC.KEY, 1),
        pubPoint: publicPoint(curveID, scalar) ?? fail(TPM_RC.FAILURE),
      };
    },
  }),

  defineCommand(shapes.ecdhZGen, {
    handles: { keyHandle: HANDLE.object },
    authorisation: { keyHandle: 'user' },
    run(machine, { keyHandle, inPoint }) {
      const { key, area } = eccAt(machine, keyHandle);
      if (!hasAttribute(key, 'decrypt') || hasAttribute(key, 'restricted')) failHandle(TPM_RC.ATTRIBUTES, 1);
      const { scheme } = area.parameters.scheme;
      if (scheme !== TPM_ALG.NULL && scheme !== TPM_ALG.ECDH) failHandle(TPM_RC.SCHEME, 1);
      if (key.sensitive === null) return fail(TPM_RC.AUTH_UNAVAILABLE);
      const outPoint = multiplyPoint(area.parameters.curveID, inPoint, key.sensitive.sensitive);
      return { outPoint: outPoint ?? failParameter(TPM_RC.ECC_POINT, 1) };
    },
  }),

  defineCommand(shapes.eccParameters, {
    run(_, { curveID }) {
      const { bits, p, a, b, generator, n } = curveParameters(curveID);
      const hashAlg = CURVE_HASHES[curveID];
      const kdf = hashAlg === undefined ? NO_SCHEME : { scheme: TPM_ALG.KDF1_SP800_56A, hashAlg };
      const domain = { p, a, b, gX: generator.x, gY: generator.y, n, h: Uint8Array.of(1) };
      return { parameters: { curveID, keySize: bits, kdf, sign: NO_SCHEME, ...domain } };
    },
  }),
];

/** The hash of a curve's key derivation, of the curve's strength. BN_P256 has none. */
const CURVE_HASHES: Readonly<Record<number, number>> = {
  [TPM_ECC.NIST_P256]: TPM_ALG.SHA256,
  [TPM_ECC.NIST_P384]: TPM_ALG.SHA384,
  [TPM_ECC.NIST_P521]: TPM_ALG.SHA512,
};
