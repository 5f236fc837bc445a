import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digestSize, hmac } from '../../protocols/tpm2/hashes.ts';
import { rsaPublicOperation } from '../../protocols/tpm2/rsa-public.ts';
import { NO_SCHEME, type Scheme } from '../../protocols/tpm2/structures/algorithms.ts';
import type { TpmtSignature } from '../../protocols/tpm2/structures/signature.ts';
import { equalBytes } from '../../protocols/bytes/bytes.ts';
import { ecdsaSign, ecdsaVerify } from '../crypto/ecc.ts';
import { ecdaaSign, schnorrSign, schnorrVerify } from '../crypto/schnorr.ts';
import { rsaPrivateOperation } from '../crypto/rsa.ts';
import { pkcs1SignatureBlock, pssEncode, pssVerify } from '../crypto/rsa-padding.ts';
import { fail } from '../fail.ts';
import { random, type Machine } from '../state/machine.ts';
import { endCommitment, openSecretOf } from './commitments.ts';
import { rsaKeyOf } from './key-binding.ts';
import { hasAttribute, type TpmObject } from '../state/object.ts';

/** Signatures over digests (Part 1, B.5, B.6, C.4 and 33). */

/** The signing scheme of a key, as its public area fixes it. */
function schemeOfKey(key: TpmObject): Scheme {
  return key.public.type === TPM_ALG.SYMCIPHER ? NO_SCHEME : key.public.parameters.scheme;
}

const SCHEMES: Readonly<Record<number, readonly number[]>> = {
  [TPM_ALG.RSA]: [TPM_ALG.RSASSA, TPM_ALG.RSAPSS],
  [TPM_ALG.ECC]: [TPM_ALG.ECDSA, TPM_ALG.ECDAA, TPM_ALG.ECSCHNORR],
  [TPM_ALG.KEYEDHASH]: [TPM_ALG.HMAC],
};

/** True for a key with the sign attribute that can make signatures. */
export function isSigningKey(key: TpmObject): boolean {
  return hasAttribute(key, 'sign') && SCHEMES[key.public.type] !== undefined;
}

/**
 * The scheme to sign with: the key's own, or for a key without one the caller's (Part 1, 27.5.3.4).
 * Fails with SCHEME, or with VALUE if the two differ in their hash alone.
 */
export function selectScheme(key: TpmObject, asked: Scheme): Scheme {
  const own = schemeOfKey(key);
  if (own.scheme === TPM_ALG.NULL) {
    if (SCHEMES[key.public.type]?.includes(asked.scheme) !== true) fail(TPM_RC.SCHEME);
    return asked;
  }
  // The key does not know which commitment an ECDAA signature completes: the caller must say.
  if (asked.scheme === TPM_ALG.NULL) return own.scheme === TPM_ALG.ECDAA ? fail(TPM_RC.SCHEME) : own;
  if (asked.scheme !== own.scheme || asked.hashAlg !== own.hashAlg) fail(TPM_RC.SCHEME);
  return asked;
}

/** Signs a digest of the scheme's hash. */
export function signDigest(
  machine: Machine,
  key: TpmObject,
  scheme: Scheme,
  hash: Uint8Array,
): TpmtSignature {
  const { public: area, sensitive } = key;
  if (sensitive === null) return fail(TPM_RC.KEY);
  const { hashAlg } = scheme;
  switch (scheme.scheme) {
    case TPM_ALG.RSASSA:
    case TPM_ALG.RSAPSS: {
      if (area.type !== TPM_ALG.RSA) return fail(TPM_RC.SCHEME);
      const size = area.unique.length;
      const block =
        scheme.scheme === TPM_ALG.RSASSA
          ? pkcs1SignatureBlock(hashAlg, hash, size)
          : pssEncode(hashAlg, hash, random(machine, pssSaltSize(hashAlg, size)), size);
      const sig = block === null ? null : rsaPrivateOperation(rsaKeyOf(area, sensitive), block);
      return { sigAlg: scheme.scheme, hash: hashAlg, sig: sig ?? fail(TPM_RC.SIZE) };
    }
    case TPM_ALG.ECDSA:
    case TPM_ALG.ECDAA:
    case TPM_ALG.ECSCHNORR: {
      if (area.type !== TPM_ALG.ECC) return fail(TPM_RC.SCHEME);
      const { r, s } = signOnCurve(machine, key, area.parameters.curveID, scheme, sensitive.sensitive, hash);
      return { sigAlg: scheme.scheme, hash: hashAlg, signatureR: r, signatureS: s };
    }
    case TPM_ALG.HMAC:
      return { sigAlg: scheme.scheme, hash: hashAlg, digest: hmac(hashAlg, sensitive.sensitive, hash) };
    default:
      return fail(TPM_RC.SCHEME);
  }
}

function signOnCurve(
  machine: Machine,
  key: TpmObject,
  curveID: number,
  scheme: Scheme,
  scalar: Uint8Array,
  hash: Uint8Array,
): { r: Uint8Array; s: Uint8Array } {
  const { drbg } = machine.state.permanent;
  if (scheme.scheme === TPM_ALG.ECDSA) return ecdsaSign(curveID, scalar, hash);
  if (scheme.scheme === TPM_ALG.ECSCHNORR) return schnorrSign(curveID, scheme.hashAlg, scalar, hash, drbg);
  const count = scheme.count ?? 0;
  const committed = openSecretOf(machine, curveID, key.name, count);
  if (committed === null) return fail(TPM_RC.VALUE);
  endCommitment(machine, count);
  return ecdaaSign(curveID, scheme.hashAlg, scalar, hash, committed, drbg);
}

/** The digest's size, or what a short modulus leaves. */
function pssSaltSize(hashAlg: number, size: number): number {
  return Math.min(digestSize(hashAlg), size - digestSize(hashAlg) - 2);
}

/** True if the signature over the digest is of this key. Fails with SCHEME if the key cannot make such. */
export function verifyDigest(key: TpmObject, hash: Uint8Array, signature: TpmtSignature): boolean {
  const { public: area, sensitive } = key;
  if (signature.sigAlg === TPM_ALG.NULL) return fail(TPM_RC.SCHEME);
  const own = schemeOfKey(key).scheme;
  if (SCHEMES[area.type]?.includes(signature.sigAlg) !== true) fail(TPM_RC.SCHEME);
  if (own !== TPM_ALG.NULL && own !== signature.sigAlg) fail(TPM_RC.SCHEME);
  switch (signature.sigAlg) {
    case TPM_ALG.RSASSA:
    case TPM_ALG.RSAPSS: {
      if (area.type !== TPM_ALG.RSA) return false;
      if (signature.sig.length !== area.unique.length) return false;
      const block = rsaPublicOperation(area.unique, area.parameters.exponent, signature.sig);
      if (block === null) return false;
      if (signature.sigAlg === TPM_ALG.RSAPSS) return pssVerify(signature.hash, hash, block);
      return equalBytes(pkcs1SignatureBlock(signature.hash, hash, block.length) ?? NO_BYTES, block);
    }
    case TPM_ALG.ECDSA:
      if (area.type !== TPM_ALG.ECC) return false;
      return ecdsaVerify(
        area.parameters.curveID,
        area.unique,
        hash,
        signature.signatureR,
        signature.signatureS,
      );
    case TPM_ALG.ECSCHNORR: {
      if (area.type !== TPM_ALG.ECC) return false;
      const { signatureR: r, signatureS: s } = signature;
      return schnorrVerify(area.parameters.curveID, signature.hash, area.unique, hash, { r, s });
    }
    // Only who knows the credential of the key can verify ECDAA.
    case TPM_ALG.ECDAA:
      return fail(TPM_RC.SCHEME);
    case TPM_ALG.HMAC:
      if (sensitive === null) return fail(TPM_RC.HANDLE);
      return equalBytes(hmac(signature.hash, sensitive.sensitive, hash), signature.digest);
  }
}
