import { describe, expect, it } from 'vitest';
import { ascii, NO_BYTES, toHex, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { decodeResponse, encodeCommand, passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_RH, TPM_SE, TPMA_SESSION } from '../../protocols/tpm2/constants.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { symmetricCipher } from '../../protocols/tpm2/symmetric.ts';
import {
  AES_128_CFB,
  NO_SYMMETRIC,
  type SymmetricDefinition,
} from '../../protocols/tpm2/structures/algorithms.ts';
import { loadTpm, type Tpm } from '../index.ts';
import { codeOf, startedTpm, succeed } from '../testing/client.ts';
import { acknowledge, authorize, HASH, NONCE, startSession, type CallerSession } from '../testing/caller.ts';

const password = passwordAuthorization();
const XOR: SymmetricDefinition = { algorithm: TPM_ALG.XOR, keyBits: HASH, mode: 0 };

function changeOwnerAuth(
  tpm: Tpm,
  session: CallerSession,
  authValue: Uint8Array,
  newAuth: Uint8Array,
): Uint8Array {
  const shape = commands.hierarchyChangeAuth;
  const input = { authHandle: TPM_RH.OWNER, newAuth };
  const parameters = encodeCommand(shape, input).slice(14);
  const attributes = TPMA_SESSION.continueSession;
  const name = u32Bytes(TPM_RH.OWNER);
  return tpm.execute(
    encodeCommand(shape, input, [authorize(session, name, shape.code, parameters, authValue, attributes)]),
  );
}

describe('an HMAC session', () => {
  it('authorizes with the authValue and acknowledges with the new one', () => {
    const tpm = startedTpm();
    const session = startSession(tpm, {});
    const first = changeOwnerAuth(tpm, session, NO_BYTES, ascii('one'));
    expect(acknowledge(session, commands.hierarchyChangeAuth, first, ascii('one'))).toBe(true);
    const second = changeOwnerAuth(tpm, session, ascii('one'), ascii('two'));
    expect(acknowledge(session, commands.hierarchyChangeAuth, second, ascii('two'))).toBe(true);
    expect(toHex(changeOwnerAuth(tpm, session, ascii('one'), NO_BYTES))).toBe('80010000000a000009a2');
  });

  it('keeps its nonce after a failure, so that the caller can go on', () => {
    const tpm = startedTpm();
    const session = startSession(tpm, { salted: true });
    changeOwnerAuth(tpm, session, ascii('wrong'), ascii('x'));
    const response = changeOwnerAuth(tpm, session, NO_BYTES, ascii('one'));
    expect(acknowledge(session, commands.hierarchyChangeAuth, response, ascii('one'))).toBe(true);
  });

  it('that is bound to the entity leaves the authValue out of the HMAC', () => {
    const tpm = startedTpm();
    const newAuth = ascii('owner');
    succeed(tpm, commands.hierarchyChangeAuth, { authHandle: TPM_RH.OWNER, newAuth }, [password]);
    const session = startSession(tpm, { bind: TPM_RH.OWNER, bindAuth: newAuth });
    const response = changeOwnerAuth(tpm, session, NO_BYTES, newAuth);
    expect(acknowledge(session, commands.hierarchyChangeAuth, response, NO_BYTES)).toBe(true);
  });

  it('ends with its command unless it is continued, and fills the slots otherwise', () => {
    const tpm = startedTpm(1, { sessionSlots: 3 });
    const handles = [0, 1, 2].map(() => startSession(tpm, {}).handle);
    expect(handles).toEqual([0x02000000, 0x02000001, 0x02000002]);
    const input = {
      tpmKey: TPM_RH.NULL,
      bind: TPM_RH.NULL,
      nonceCaller: NONCE,
      encryptedSalt: NO_BYTES,
      sessionType: TPM_SE.TRIAL,
      symmetric: NO_SYMMETRIC,
      authHash: HASH,
    };
    expect(codeOf(tpm, commands.startAuthSession, input)).toBe('903');
    succeed(tpm, commands.flushContext, { flushHandle: 0x02000001 });
    expect(succeed(tpm, commands.startAuthSession, input).sessionHandle).toBe(0x03000001);
  });
});

describe('parameter encryption', () => {
  const cases: [string, SymmetricDefinition][] = [
    ['AES-128-CFB', AES_128_CFB],
    ['XOR', XOR],
  ];
  it.each(cases)('hides random bytes from the bus with %s', (_, symmetric) => {
    const tpm = startedTpm();
    const session = startSession(tpm, { salted: true, symmetric });
    const shape = commands.getRandom;
    const input = { bytesRequested: 32 };
    const attributes = TPMA_SESSION.encrypt | TPMA_SESSION.continueSession;
    const parameters = encodeCommand(shape, input).slice(10);
    const authorization = authorize(session, NO_BYTES, shape.code, parameters, NO_BYTES, attributes);
    const saved = tpm.save();
    const response = tpm.execute(encodeCommand(shape, input, [authorization]));
    const answer = decodeResponse(shape, response);
    const sent = answer.result!.randomBytes;
    const nonceTPM = response.slice(response.length - 2 - 32 - 1 - 32, response.length - 2 - 32 - 1);
    // The same TPM without encryption gives the plain bytes: its generator stands where it stood.
    const plain = succeed(loadTpm(saved), shape, input).randomBytes;
    expect(toHex(plainOf(symmetric, session.key, nonceTPM, sent))).toBe(toHex(plain));
    expect(toHex(sent)).not.toBe(toHex(plain));
  });

  function plainOf(
    symmetric: SymmetricDefinition,
    key: Uint8Array,
    nonceTPM: Uint8Array,
    sent: Uint8Array,
  ): Uint8Array {
    if (symmetric.algorithm === TPM_ALG.XOR) {
      const mask = kdfa(HASH, key, 'XOR', nonceTPM, NONCE, sent.length * 8);
      return sent.map((value, i) => value ^ mask[i]!);
    }
    const material = kdfa(HASH, key, 'CFB', nonceTPM, NONCE, 256);
    return symmetricCipher(symmetric, material.slice(0, 16), material.slice(16), sent, 'decrypt');
  }
});
