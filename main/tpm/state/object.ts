import { has, TPM_ALG, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import type { RunningCmac } from '../crypto/cmac.ts';
import type { RunningHash } from '../crypto/running-hash.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import type { TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';

/** A key or a sealed data object in the TPM. */
export interface TpmObject {
  readonly kind: 'object';
  readonly public: TpmtPublic;
  /** Null where only the public area was loaded. */
  readonly sensitive: TpmtSensitive | null;
  readonly name: Uint8Array;
  readonly qualifiedName: Uint8Array;
  /** TPM_RH of its hierarchy. */
  readonly hierarchy: number;
  /** Loaded with LoadExternal: it has no parent in this TPM. */
  readonly external: boolean;
  /** It or one of its ancestors has stClear: gone with the next Startup(CLEAR). */
  readonly stClear: boolean;
}

/** A hash, event or HMAC sequence. */
export interface HashSequence {
  readonly kind: 'sequence';
  readonly sequence: 'hash' | 'event' | 'hmac';
  readonly authValue: Uint8Array;
  /** One hash; an event sequence has one for each bank. */
  readonly hashes: readonly RunningHash[];
  /** Empty unless an HMAC sequence. */
  readonly hmacKey: Uint8Array;
  /** The data do not start like an attestation; null before the first of them (Part 3, 17.3). */
  readonly safe: boolean | null;
}

/** A MAC sequence by a block cipher. */
export interface CmacSequence {
  readonly kind: 'sequence';
  readonly sequence: 'cmac';
  readonly authValue: Uint8Array;
  readonly key: Uint8Array;
  readonly cmac: RunningCmac;
}

export type SequenceObject = HashSequence | CmacSequence;

/** What can be in a transient slot. */
export type Loadable = TpmObject | SequenceObject;

export function hasAttribute(object: TpmObject, attribute: keyof typeof TPMA_OBJECT): boolean {
  return has(object.public.objectAttributes, TPMA_OBJECT[attribute]);
}

/** Restricted decryption: a parent of some kind, if its private part is there. */
export function isRestrictedDecryption(publicArea: TpmtPublic): boolean {
  return has(publicArea.objectAttributes, TPMA_OBJECT.restricted | TPMA_OBJECT.decrypt);
}

/** A derivation parent (Part 1, 28): a restricted decryption key that is a keyed hash. */
export function isDerivationParent(object: TpmObject): boolean {
  return (
    object.sensitive !== null &&
    object.public.type === TPM_ALG.KEYEDHASH &&
    isRestrictedDecryption(object.public)
  );
}

/** A storage parent (Part 1, 23.2.1): restricted decryption, not a keyed hash, with its private part. */
export function isParent(object: TpmObject): boolean {
  return (
    object.sensitive !== null &&
    object.public.type !== TPM_ALG.KEYEDHASH &&
    isRestrictedDecryption(object.public) &&
    !hasAttribute(object, 'sign')
  );
}
