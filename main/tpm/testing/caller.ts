import { concat, NO_BYTES, stripTrailingZeros, toHex, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import type { CommandAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPM_SE } from '../../protocols/tpm2/constants.ts';
import { digest, hmac } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { oaepEncode, oaepLabel } from '../../protocols/tpm2/oaep.ts';
import { rsaPublicOperation } from '../../protocols/tpm2/rsa-public.ts';
import { NO_SYMMETRIC, type SymmetricDefinition } from '../../protocols/tpm2/structures/algorithms.ts';
import { SRK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import { createPrimary, succeed, type Subject } from './client.ts';

/** For tests: a caller's side of a session, written from Part 1, 19 to 21, apart from the TPM's own. */
export const HASH = TPM_ALG.SHA256;
export const NONCE = new Uint8Array(32).fill(0x11);

export interface CallerSession {
  readonly handle: number;
  readonly key: Uint8Array;
  nonceTPM: Uint8Array;
}

export function startSession(
  tpm: Subject,
  options: {
    type?: number;
    bind?: number;
    bindAuth?: Uint8Array;
    salted?: boolean;
    symmetric?: SymmetricDefinition;
  } = {},
): CallerSession {
  const salt = new Uint8Array(options.salted === true ? 32 : 0).fill(7);
  let tpmKey: number = TPM_RH.NULL;
  let encryptedSalt: Uint8Array = NO_BYTES;
  if (options.salted === true) {
    const srk = createPrimary(tpm, TPM_RH.OWNER, SRK_RSA_2048_TEMPLATE);
    const modulus = srk.outPublic.unique as Uint8Array;
    const padded = oaepEncode(HASH, oaepLabel('SECRET'), salt, new Uint8Array(32).fill(8), 256);
    encryptedSalt = (padded && rsaPublicOperation(modulus, 0, padded)) ?? NO_BYTES;
    tpmKey = srk.objectHandle;
  }
  const started = succeed(tpm, commands.startAuthSession, {
    tpmKey,
    bind: options.bind ?? TPM_RH.NULL,
    nonceCaller: NONCE,
    encryptedSalt,
    sessionType: options.type ?? TPM_SE.HMAC,
    symmetric: options.symmetric ?? NO_SYMMETRIC,
    authHash: HASH,
  });
  const secret = concat(options.bindAuth ?? NO_BYTES, salt);
  const keyed = options.salted === true || options.bind !== undefined;
  const key = keyed ? kdfa(HASH, secret, 'ATH', started.nonceTPM, NONCE, 256) : NO_BYTES;
  return { handle: started.sessionHandle, key, nonceTPM: started.nonceTPM };
}

/** Authorizes a command by HMAC. `names` and `parameters` are those of the whole command. */
export function authorize(
  session: CallerSession,
  names: Uint8Array,
  code: number,
  parameters: Uint8Array,
  authValue: Uint8Array,
  attributes: number,
): CommandAuthorization {
  const cpHash = digest(HASH, u32Bytes(code), names, parameters);
  const mac = hmac(
    HASH,
    concat(session.key, stripTrailingZeros(authValue)),
    cpHash,
    NONCE,
    session.nonceTPM,
    Uint8Array.of(attributes),
  );
  return { sessionHandle: session.handle, nonceCaller: NONCE, sessionAttributes: attributes, hmac: mac };
}

/** The acknowledgement of the session with number `position` in a response, and the parameters before it. */
function acknowledgement(response: Uint8Array, resultHandle: boolean, position: number) {
  const reader = new ByteReader(response);
  reader.take(resultHandle ? 14 : 10);
  const parameters = reader.take(reader.u32());
  for (let i = 0; ; i++) {
    const nonceTPM = reader.take(reader.u16());
    const attributes = reader.u8();
    const mac = reader.take(reader.u16());
    if (i === position) return { parameters, nonceTPM, attributes, mac };
  }
}

/** Takes the new nonce and tells whether the response's HMAC is made with `authValue`. */
export function acknowledge(
  session: CallerSession,
  { code, resultHandle }: { readonly code: number; readonly resultHandle: string | null },
  response: Uint8Array,
  authValue: Uint8Array,
  position = 0,
): boolean {
  const { parameters, nonceTPM, attributes, mac } = acknowledgement(
    response,
    resultHandle !== null,
    position,
  );
  const rpHash = digest(HASH, u32Bytes(0), u32Bytes(code), parameters);
  const key = concat(session.key, stripTrailingZeros(authValue));
  session.nonceTPM = nonceTPM;
  return toHex(mac) === toHex(hmac(HASH, key, rpHash, nonceTPM, NONCE, Uint8Array.of(attributes)));
}
