import { concat, NO_BYTES, stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPMA_SESSION } from '../../protocols/tpm2/constants.ts';
import { hmac } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { symmetricCipher, type Direction } from '../../protocols/tpm2/symmetric.ts';
import { authValueOf, nameOf, type Entity } from '../entities/entities.ts';
import { InternalError } from '../../../shared/failures.ts';
import { sessionWith, type UsedSession } from './authorization-area.ts';
import { isPolicySession, type Session } from '../state/session.ts';

export function effectiveAuth(entity: Entity | null): Uint8Array {
  return entity === null ? NO_BYTES : stripTrailingZeros(authValueOf(entity));
}

/** Identity of a bound entity with its authValue: it changes when either does (Part 1, 19.6.10). */
export function boundIdentity(entity: Entity): Uint8Array {
  return concat(nameOf(entity), effectiveAuth(entity));
}

/**
 * The HMAC of a session in a command or a response (Part 1, 19.6.5). `pHash` is cpHash or rpHash. Where there
 * is no key at all a caller may leave it empty, and then the response has none either.
 */
export function sessionHmac(
  used: UsedSession,
  entity: Entity | null,
  pHash: Uint8Array,
  nonceNewer: Uint8Array,
  nonceOlder: Uint8Array,
  otherNonces: Uint8Array,
): Uint8Array {
  const session = sessionOf(used);
  const authValue = needsAuthValue(used, session) ? effectiveAuth(entity) : NO_BYTES;
  const key = concat(session.sessionKey, authValue);
  if (key.length === 0 && used.hmac.length === 0) return NO_BYTES;
  return hmac(
    session.authHash,
    key,
    pHash,
    nonceNewer,
    nonceOlder,
    otherNonces,
    Uint8Array.of(used.attributes),
  );
}

function needsAuthValue(used: UsedSession, session: Session): boolean {
  if (used.entity === null) return false;
  return isPolicySession(session) ? session.policy.authValueNeeded : used.includeAuth;
}

/** Nonces of the sessions that decrypt and encrypt, if the first session is another one. */
export function foreignNonces(used: readonly UsedSession[], number: number): Uint8Array {
  if (number !== 1) return NO_BYTES;
  const first = used[0];
  const decrypt = sessionWith(used, TPMA_SESSION.decrypt);
  const encrypt = sessionWith(used, TPMA_SESSION.encrypt);
  return concat(
    decrypt !== null && decrypt !== first ? sessionOf(decrypt).nonceTPM : NO_BYTES,
    encrypt !== null && encrypt !== first && encrypt !== decrypt ? sessionOf(encrypt).nonceTPM : NO_BYTES,
  );
}

/** Encrypts or decrypts the contents of a first parameter (Part 1, 21). */
export function cryptParameter(
  used: UsedSession,
  nonceNewer: Uint8Array,
  nonceOlder: Uint8Array,
  data: Uint8Array,
  direction: Direction,
): Uint8Array {
  const session = sessionOf(used);
  const key = concat(session.sessionKey, effectiveAuth(used.entity));
  const { symmetric, authHash } = session;
  if (symmetric.algorithm === TPM_ALG.XOR) {
    const mask = kdfa(symmetric.keyBits, key, 'XOR', nonceNewer, nonceOlder, data.length * 8);
    return data.map((value, i) => value ^ (mask[i] ?? 0));
  }
  const material = kdfa(authHash, key, 'CFB', nonceNewer, nonceOlder, symmetric.keyBits + 128);
  const keySize = symmetric.keyBits / 8;
  return symmetricCipher(symmetric, material.slice(0, keySize), material.slice(keySize), data, direction);
}

function sessionOf(used: UsedSession): Session {
  if (used.session === null) throw new InternalError('a password has no session');
  return used.session;
}
