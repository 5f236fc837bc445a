import { describe, expect, it } from 'vitest';
import { ascii, fromHex, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_RH, TPMA_OBJECT } from '../../protocols/tpm2/constants.ts';
import type { SymCipherPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { loadTpm, type Tpm } from '../index.ts';
import { codeOf, creationOf, startedTpm, succeed } from '../testing/client.ts';

/** RFC 4493, 4. */
const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const MESSAGE = fromHex('6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411');
const MAC = 'dfa66747de9ae63030ca32611497c827';

const { CMAC, CFB, SHA256, NULL } = TPM_ALG;
const { sign, decrypt, restricted } = TPMA_OBJECT;
const password = passwordAuthorization();
const owner = { primaryHandle: TPM_RH.OWNER };

const cipher = (mode: number, uses: number = sign): SymCipherPublic => ({
  type: TPM_ALG.SYMCIPHER,
  nameAlg: SHA256,
  objectAttributes: TPMA_OBJECT.userWithAuth | TPMA_OBJECT.noDA | uses,
  authPolicy: NO_BYTES,
  parameters: { symmetric: { algorithm: TPM_ALG.AES, keyBits: 128, mode } },
  unique: NO_BYTES,
});

function load(tpm: Tpm, template: SymCipherPublic): number {
  const input = { ...owner, ...creationOf(template, NO_BYTES, KEY) };
  return succeed(tpm, commands.createPrimary, input, [password]).objectHandle;
}

const refusal = (tpm: Tpm, handle: number, scheme: number): string =>
  codeOf(tpm, commands.hmacCommand, { handle, buffer: MESSAGE, hashAlg: scheme }, [password]);

const start = (tpm: Tpm, handle: number): number =>
  succeed(tpm, commands.hmacStart, { handle, auth: NO_BYTES, hashAlg: CMAC }, [password]).sequenceHandle;

const update = (tpm: Tpm, sequenceHandle: number, buffer: Uint8Array) =>
  succeed(tpm, commands.sequenceUpdate, { sequenceHandle, buffer }, [password]);

const complete = (tpm: Tpm, sequenceHandle: number, buffer: Uint8Array) =>
  succeed(tpm, commands.sequenceComplete, { sequenceHandle, buffer, hierarchy: TPM_RH.OWNER }, [password]);

describe('TPM2_MAC', () => {
  it('is the CMAC of the key, which names the mode itself or leaves it to the caller', () => {
    const tpm = startedTpm();
    for (const [mode, asked] of [
      [CMAC, NULL],
      [CMAC, CMAC],
      [NULL, CMAC],
    ] as const) {
      const input = { handle: load(tpm, cipher(mode)), buffer: MESSAGE, hashAlg: asked };
      expect(toHex(succeed(tpm, commands.hmacCommand, input, [password]).outHMAC)).toBe(MAC);
    }
  });

  it('is refused where key and scheme do not fit, and then where the key may not', () => {
    const tpm = startedTpm();
    const cmacKey = load(tpm, cipher(CMAC));
    expect(refusal(tpm, cmacKey, SHA256)).toBe('2c4');
    expect(refusal(tpm, cmacKey, CFB)).toBe('2d6');
    const anyMode = load(tpm, cipher(NULL));
    expect(refusal(tpm, anyMode, NULL)).toBe('2c4');
    expect(refusal(tpm, anyMode, SHA256)).toBe('2d2');
    expect(refusal(tpm, load(tpm, cipher(CFB)), NULL)).toBe('2d2');
    expect(refusal(tpm, load(tpm, cipher(NULL, decrypt)), CMAC)).toBe('19c');
    const tpmMade = { ...cipher(CMAC, sign | restricted | TPMA_OBJECT.sensitiveDataOrigin) };
    const made = succeed(tpm, commands.createPrimary, { ...owner, ...creationOf(tpmMade) }, [password]);
    expect(refusal(tpm, made.objectHandle, CMAC)).toBe('182');
  });
});

describe('a key of mode CMAC', () => {
  it('signs and neither decrypts nor encrypts', () => {
    const tpm = startedTpm();
    const creation = (uses: number) => ({ ...owner, ...creationOf(cipher(CMAC, uses), NO_BYTES, KEY) });
    expect(codeOf(tpm, commands.createPrimary, creation(decrypt), [password])).toBe('2d2');
    expect(codeOf(tpm, commands.createPrimary, creation(sign | decrypt), [password])).toBe('2d2');
    const input = { keyHandle: load(tpm, cipher(CMAC)), decrypt: false, ivIn: KEY, inData: KEY };
    expect(codeOf(tpm, commands.encryptDecrypt2, { ...input, mode: NULL }, [password])).toBe('189');
    expect(codeOf(tpm, commands.encryptDecrypt2, { ...input, mode: CMAC }, [password])).toBe('3c9');
  });

  it('is announced and can be tested for', () => {
    const tpm = startedTpm();
    const asked = { capability: TPM_CAP.ALGS, property: CMAC, propertyCount: 1 };
    const { capabilityData } = succeed(tpm, commands.getCapability, asked);
    // Symmetric and signing.
    expect(capabilityData.data).toEqual([{ alg: CMAC, algProperties: 0x102 }]);
    const { type, parameters } = cipher(CMAC);
    expect(codeOf(tpm, commands.testParms, { parameters: { type, parameters } })).toBe('0');
  });
});

describe('a MAC sequence', () => {
  it('gives the MAC of all its pieces and no ticket, and is gone then', () => {
    const tpm = startedTpm();
    const sequence = start(tpm, load(tpm, cipher(CMAC)));
    for (const [from, to] of [
      [0, 7],
      [7, 16],
      [16, 16],
      [16, 33],
    ])
      update(tpm, sequence, MESSAGE.slice(from, to));
    const { result, validation } = complete(tpm, sequence, MESSAGE.slice(33));
    expect(toHex(result)).toBe(MAC);
    expect(validation).toMatchObject({ hierarchy: TPM_RH.NULL, digest: NO_BYTES });
    expect(codeOf(tpm, commands.sequenceUpdate, { sequenceHandle: sequence, buffer: KEY }, [password])).toBe(
      '910',
    );
  });

  it('needs its own password and not the key', () => {
    const tpm = startedTpm();
    const handle = load(tpm, cipher(CMAC));
    const begin = { handle, auth: ascii('mine'), hashAlg: NULL };
    const { sequenceHandle } = succeed(tpm, commands.hmacStart, begin, [password]);
    succeed(tpm, commands.flushContext, { flushHandle: handle });
    const rest = { sequenceHandle, buffer: MESSAGE, hierarchy: TPM_RH.NULL };
    expect(codeOf(tpm, commands.sequenceComplete, rest, [password])).toBe('9a2');
    const mine = passwordAuthorization(ascii('mine'));
    expect(toHex(succeed(tpm, commands.sequenceComplete, rest, [mine]).result)).toBe(MAC);
  });

  it('is no event sequence', () => {
    const tpm = startedTpm();
    const sequenceHandle = start(tpm, load(tpm, cipher(CMAC)));
    const event = { pcrHandle: 16, sequenceHandle, buffer: MESSAGE };
    expect(codeOf(tpm, commands.eventSequenceComplete, event, [password, password])).toBe('289');
    expect(toHex(complete(tpm, sequenceHandle, MESSAGE).result)).toBe(MAC);
  });

  it('goes on from its saved context, in a TPM that was saved as well', () => {
    const tpm = startedTpm();
    const sequence = start(tpm, load(tpm, cipher(CMAC)));
    update(tpm, sequence, MESSAGE.slice(0, 20));
    const saved = succeed(tpm, commands.contextSave, { saveHandle: sequence });
    const again = loadTpm(tpm.save());
    expect(toHex(complete(again, sequence, MESSAGE.slice(20)).result)).toBe(MAC);
    const { loadedHandle } = succeed(again, commands.contextLoad, saved);
    update(again, loadedHandle, MESSAGE.slice(20, 32));
    expect(toHex(complete(again, loadedHandle, MESSAGE.slice(32)).result)).toBe(MAC);
  });
});
