import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { isHash } from '../../protocols/tpm2/hashes.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import type { Machine } from '../state/machine.ts';
import { hasAttribute, type TpmObject } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';

/** A key that may make a MAC. */
export interface MacKey {
  /** TPM_ALG.CMAC, or the hash of an HMAC. */
  readonly scheme: number;
  readonly secret: Uint8Array;
}

/**
 * The key of TPM2_HMAC, TPM2_MAC and their sequences (Part 3, 15.5 and 17.2); `asked` is the second parameter. In the
 * order of Part 3: first whether key and scheme fit, then whether the key may.
 */
export function macKeyAt(machine: Machine, handle: number, asked: number): MacKey {
  const key = objectAt(machine, handle);
  const own = schemeOf(key) ?? failHandle(TPM_RC.TYPE, 1);
  const scheme = own === TPM_ALG.NULL ? asked : own;
  if (scheme === TPM_ALG.NULL || (asked !== TPM_ALG.NULL && asked !== scheme)) failParameter(TPM_RC.VALUE, 2);
  const fits = key.public.type === TPM_ALG.SYMCIPHER ? scheme === TPM_ALG.CMAC : isHash(scheme);
  if (!fits) failParameter(TPM_RC.SCHEME, 2);
  if (hasAttribute(key, 'restricted')) failHandle(TPM_RC.ATTRIBUTES, 1);
  if (!hasAttribute(key, 'sign')) failHandle(TPM_RC.KEY, 1);
  return { scheme, secret: key.sensitive?.sensitive ?? fail(TPM_RC.AUTH_UNAVAILABLE) };
}

/** The MAC that the public area fixes, TPM_ALG.NULL where it leaves it open; null for a key that makes none. */
function schemeOf({ public: area }: TpmObject): number | null {
  switch (area.type) {
    case TPM_ALG.KEYEDHASH:
      return area.parameters.scheme.hashAlg;
    case TPM_ALG.SYMCIPHER:
      return area.parameters.symmetric.mode;
    default:
      return null;
  }
}
