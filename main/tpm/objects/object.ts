import { has, TPM_ALG, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
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

/** A hash, event or HMAC sequence: the data so far. */
export interface SequenceObject {
  readonly kind: 'sequence';
  readonly sequence: 'hash' | 'event' | 'hmac';
  readonly hashAlg: number;
  readonly authValue: Uint8Array;
  /** Empty unless an HMAC sequence. */
  readonly hmacKey: Uint8Array;
  readonly chunks: Uint8Array[];
}

/** What can be in a transient slot. */
export type Loadable = TpmObject | SequenceObject;

export function hasAttribute(object: TpmObject, attribute: keyof typeof TPMA_OBJECT): boolean {
  return has(object.public.objectAttributes, TPMA_OBJECT[attribute]);
}

/** A storage parent (Part 1, 23.2.1): restricted decryption, not a keyed hash, with its private part. */
export function isParent(object: TpmObject): boolean {
  return (
    object.sensitive !== null &&
    object.public.type !== TPM_ALG.KEYEDHASH &&
    hasAttribute(object, 'restricted') &&
    hasAttribute(object, 'decrypt') &&
    !hasAttribute(object, 'sign')
  );
}
