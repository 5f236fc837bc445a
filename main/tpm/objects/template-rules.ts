import { has, TPM_ALG, TPM_RC, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import { digestSize, isHash } from '../../protocols/tpm2/hashes.ts';
import type { Scheme, SymmetricDefinition } from '../../protocols/tpm2/structures/algorithms.ts';
import type {
  KeyedHashPublic,
  SymCipherPublic,
  TpmtPublic,
} from '../../protocols/tpm2/structures/public-area.ts';
import { fail } from '../fail.ts';
import { hasAttribute, isDerivationParent, type TpmObject } from '../state/object.ts';

/** Consistency of public areas (Part 1, 25 and 27; Part 3, 12.1). Fails without a parameter number. */

const SIGNING_SCHEMES: readonly number[] = [
  TPM_ALG.RSASSA,
  TPM_ALG.RSAPSS,
  TPM_ALG.ECDSA,
  TPM_ALG.ECDAA,
  TPM_ALG.ECSCHNORR,
];
const DECRYPTION_SCHEMES: readonly number[] = [TPM_ALG.RSAES, TPM_ALG.OAEP, TPM_ALG.ECDH, TPM_ALG.ECMQV];

const FIXED = TPMA_OBJECT.fixedTPM | TPMA_OBJECT.fixedParent;

interface Uses {
  readonly sign: boolean;
  readonly decrypt: boolean;
  readonly restricted: boolean;
}

function usesOf(publicArea: TpmtPublic): Uses {
  const flags = publicArea.objectAttributes;
  return {
    sign: has(flags, TPMA_OBJECT.sign),
    decrypt: has(flags, TPMA_OBJECT.decrypt),
    restricted: has(flags, TPMA_OBJECT.restricted),
  };
}

/** What creation asks of a template and the data given with it. `primary` keys may be given data as entropy. */
export function checkCreation(publicArea: TpmtPublic, dataSize: number, primary: boolean): void {
  const origin = has(publicArea.objectAttributes, TPMA_OBJECT.sensitiveDataOrigin);
  const { sign, decrypt, restricted } = usesOf(publicArea);
  if (publicArea.type === TPM_ALG.RSA) checkExponent(publicArea.parameters.exponent);
  if (!origin && dataSize === 0) fail(TPM_RC.ATTRIBUTES);
  if (!primary && origin && dataSize !== 0) fail(TPM_RC.ATTRIBUTES);
  const given = publicArea.type === TPM_ALG.KEYEDHASH || publicArea.type === TPM_ALG.SYMCIPHER;
  if (!given && !origin) fail(TPM_RC.ATTRIBUTES);
  if (publicArea.type === TPM_ALG.KEYEDHASH && !sign && !decrypt && origin) fail(TPM_RC.ATTRIBUTES);
  // A parent that cannot leave must have a secret that never was outside.
  if (given && restricted && !origin && (publicArea.objectAttributes & FIXED) !== 0) fail(TPM_RC.ATTRIBUTES);
}

/**
 * What holds for every public area that gets a place in a hierarchy. `parent` is null for a primary key;
 * `parentFixed` says whether the parent, or the hierarchy, is fixed to this TPM.
 */
export function checkPublic(publicArea: TpmtPublic, parent: TpmObject | null, parentFixed: boolean): void {
  const flags = publicArea.objectAttributes;
  const fixedTPM = has(flags, TPMA_OBJECT.fixedTPM);
  const fixedParent = has(flags, TPMA_OBJECT.fixedParent);
  const encrypted = has(flags, TPMA_OBJECT.encryptedDuplication);
  checkPolicySize(publicArea);
  if (fixedTPM !== (fixedParent && parentFixed)) fail(TPM_RC.ATTRIBUTES);
  if (fixedTPM && encrypted) fail(TPM_RC.ATTRIBUTES);
  if (parent !== null && !parentFixed && fixedParent) {
    if (encrypted !== hasAttribute(parent, 'encryptedDuplication')) fail(TPM_RC.ATTRIBUTES);
  }
  // A derived object has no private part that could go elsewhere.
  if (parent !== null && isDerivationParent(parent) && !fixedParent) fail(TPM_RC.ATTRIBUTES);
  checkSchemes(publicArea);
  if (parent !== null && fixedParent) checkLikeParent(publicArea, parent);
}

export function checkPolicySize(publicArea: TpmtPublic): void {
  const size = publicArea.authPolicy.length;
  if (size !== 0 && isHash(publicArea.nameAlg) && size !== digestSize(publicArea.nameAlg)) fail(TPM_RC.SIZE);
  if (size !== 0 && !isHash(publicArea.nameAlg)) fail(TPM_RC.SIZE);
}

/** A storage key that cannot leave its parent protects its children as the parent does (Part 1, 23.4). */
function checkLikeParent(publicArea: TpmtPublic, parent: TpmObject): void {
  const { restricted, decrypt } = usesOf(publicArea);
  if (!restricted || !decrypt || publicArea.type === TPM_ALG.KEYEDHASH) return;
  if (publicArea.nameAlg !== parent.public.nameAlg) fail(TPM_RC.HASH);
  // A derivation parent has no symmetric algorithm that a storage key could share.
  if (parent.public.type === TPM_ALG.KEYEDHASH) return fail(TPM_RC.SYMMETRIC);
  const own = symmetricOf(publicArea);
  const parents = symmetricOf(parent.public);
  if (own.algorithm !== parents.algorithm || own.keyBits !== parents.keyBits || own.mode !== parents.mode) {
    fail(TPM_RC.SYMMETRIC);
  }
}

/** The symmetric algorithm of a key that can be a storage parent. */
export function symmetricOf(publicArea: Exclude<TpmtPublic, KeyedHashPublic>): SymmetricDefinition {
  return publicArea.parameters.symmetric;
}

/** Attributes against schemes, of objects with and without a place in a hierarchy. */
export function checkSchemes(publicArea: TpmtPublic): void {
  const uses = usesOf(publicArea);
  if (uses.restricted && uses.sign && uses.decrypt) fail(TPM_RC.ATTRIBUTES);
  switch (publicArea.type) {
    case TPM_ALG.KEYEDHASH:
      checkKeyedHash(publicArea, uses);
      break;
    case TPM_ALG.SYMCIPHER:
      checkSymCipher(publicArea, uses);
      break;
    default:
      if (!uses.sign && !uses.decrypt) fail(TPM_RC.ATTRIBUTES);
      checkAsymmetric(uses, publicArea.parameters.symmetric, publicArea.parameters.scheme);
      if (publicArea.type === TPM_ALG.ECC && publicArea.parameters.kdf.scheme !== TPM_ALG.NULL) {
        fail(TPM_RC.KDF);
      }
  }
}

/** Part 2, 12.2.3.3: the scheme is NULL where the key neither signs nor decrypts, or does both. */
function checkKeyedHash(publicArea: KeyedHashPublic, { sign, decrypt, restricted }: Uses): void {
  const { scheme, kdf } = publicArea.parameters.scheme;
  if (sign === decrypt) {
    if (restricted) fail(TPM_RC.ATTRIBUTES);
    if (scheme !== TPM_ALG.NULL) fail(TPM_RC.SCHEME);
    return;
  }
  if (scheme !== (sign ? TPM_ALG.HMAC : TPM_ALG.XOR)) fail(TPM_RC.SCHEME);
  if (decrypt && restricted && kdf !== TPM_ALG.KDF1_SP800_108) fail(TPM_RC.SCHEME);
}

/** A parent may name any mode, or leave it to the TPM: its children are protected in CFB, as by the reference. */
function checkSymCipher(publicArea: SymCipherPublic, { sign, decrypt }: Uses): void {
  const { mode } = publicArea.parameters.symmetric;
  if (!sign && !decrypt) fail(TPM_RC.ATTRIBUTES);
  // CMAC makes MACs and decrypts nothing.
  if (decrypt && mode === TPM_ALG.CMAC) fail(TPM_RC.SCHEME);
}

function checkAsymmetric(uses: Uses, symmetric: SymmetricDefinition, { scheme }: Scheme): void {
  const storage = uses.restricted && uses.decrypt;
  if (scheme === TPM_ALG.NULL) {
    if (uses.restricted && uses.sign) fail(TPM_RC.SCHEME);
  } else {
    if (storage || (uses.sign && uses.decrypt)) fail(TPM_RC.SCHEME);
    if (!(uses.sign ? SIGNING_SCHEMES : DECRYPTION_SCHEMES).includes(scheme)) fail(TPM_RC.SCHEME);
  }
  if (storage !== (symmetric.algorithm !== TPM_ALG.NULL)) fail(TPM_RC.SYMMETRIC);
}

/** The reference implementation takes no small public exponents. */
function checkExponent(exponent: number): void {
  if (exponent === 0 || exponent === 65537) return;
  if (exponent < 65537 || exponent % 2 === 0) fail(TPM_RC.RANGE);
}
