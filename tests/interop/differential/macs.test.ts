/** The same MACs to our TPM and to swtpm: TPM2_MAC, TPM2_MAC_Start, and what may not make one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromHex, NO_BYTES } from '../../../main/protocols/bytes/bytes.ts';
import * as commands from '../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_CAP, TPM_RH } from '../../../main/protocols/tpm2/constants.ts';
import type { SymCipherPublic, TpmtPublic } from '../../../main/protocols/tpm2/structures/public-area.ts';
import { withPrograms } from '../testing/interop.ts';
import { startPair, type Pair } from './pair.ts';
import type { Recorder } from './recorder.ts';
import { creationOf, template } from './stage.ts';

const empty = NO_BYTES;
const { AES, CBC, CFB, CMAC, HMAC, NULL, SHA1, SHA256 } = TPM_ALG;
const secrets = {
  128: fromHex('2b7e151628aed2a6abf7158809cf4f3c'),
  256: fromHex('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4'),
} as const;
const message = Uint8Array.from({ length: 200 }, (_, at) => (at * 37) & 0xff);

/** userWithAuth, noDA; the secret comes from outside, so that both have the same key. */
const open = 0x440;
const use = { sign: 0x40000, decrypt: 0x20000, restricted: 0x10000 } as const;
const cipher = (keyBits: number, mode: number, uses: number): SymCipherPublic => ({
  ...template.aes,
  objectAttributes: open | uses,
  parameters: { symmetric: { algorithm: AES, keyBits, mode } },
});
const keyedHash = (scheme: number, hashAlg: number, uses: number): TpmtPublic => ({
  ...template.hmac,
  objectAttributes: open | uses,
  parameters: { scheme: { scheme, hashAlg, kdf: NULL } },
});
const load = (at: Recorder, inPublic: TpmtPublic, secret: Uint8Array) =>
  at.send(commands.createPrimary, { primaryHandle: TPM_RH.OWNER, ...creationOf(inPublic, secret) }, [empty])
    ?.objectHandle ?? 0;

withPrograms('swtpm')('MACs on ours and swtpm', () => {
  let pair: Pair;

  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(() => pair.close());

  it('sequences: CMAC in pieces of many sizes', () =>
    expect(
      pair.differences((at) => {
        for (const keyBits of [128, 256] as const) {
          const handle = load(at, cipher(keyBits, CMAC, use.sign), secrets[keyBits]);
          for (const size of [0, 1, 15, 16, 17, 31, 32, 33, 64, 200])
            for (const piece of [1, 5, 16, 17, 48]) {
              const started = at.send(commands.hmacStart, { handle, auth: empty, hashAlg: NULL }, [empty]);
              const sequenceHandle = started?.sequenceHandle ?? 0;
              for (let from = 0; from < size - piece; from += piece) {
                const buffer = message.slice(from, from + piece);
                at.send(commands.sequenceUpdate, { sequenceHandle, buffer }, [empty]);
              }
              const rest = size === 0 ? 0 : Math.floor((size - 1) / piece) * piece;
              const buffer = message.slice(rest, size);
              const hierarchy = TPM_RH.OWNER;
              at.send(commands.sequenceComplete, { sequenceHandle, buffer, hierarchy }, [empty]);
            }
          at.send(commands.flushContext, { flushHandle: handle });
        }
      }),
    ).toEqual([]));

  it('keys and schemes: every one with every other', () =>
    expect(
      pair.differences((at) => {
        const { sign, decrypt, restricted } = use;
        const keys = [
          ...[CMAC, CFB, NULL].flatMap((mode) =>
            [sign, decrypt, sign | decrypt, sign | restricted].map((uses) => cipher(128, mode, uses)),
          ),
          keyedHash(HMAC, SHA256, sign),
          keyedHash(HMAC, SHA256, sign | restricted),
          keyedHash(NULL, NULL, sign | decrypt),
          keyedHash(NULL, NULL, 0),
        ];
        for (const inPublic of keys) {
          const handle = load(at, inPublic, secrets[128]);
          for (const hashAlg of [CMAC, NULL, SHA256, SHA1, CFB, HMAC]) {
            at.send(commands.hmacCommand, { handle, buffer: message, hashAlg }, [empty]);
            const sequence = at.send(commands.hmacStart, { handle, auth: empty, hashAlg }, [empty]);
            if (sequence !== null) at.send(commands.flushContext, { flushHandle: sequence.sequenceHandle });
          }
          for (const mode of [NULL, CMAC, CFB, CBC]) {
            const iv = secrets[128];
            const input = { keyHandle: handle, decrypt: false, mode, ivIn: iv, inData: iv };
            at.send(commands.encryptDecrypt, input, [empty]);
            at.send(commands.encryptDecrypt2, { ...input, decrypt: true }, [empty]);
          }
          at.send(commands.flushContext, { flushHandle: handle });
        }
      }),
    ).toEqual([]));

  it('a public area alone makes no MAC; a sequence is no key, no event and goes once', () =>
    expect(
      pair.differences((at) => {
        const key = cipher(128, CMAC, use.sign);
        const inPublic = { ...key, unique: new Uint8Array(32).fill(0x11) };
        const alone = at.send(commands.loadExternal, { inPrivate: null, inPublic, hierarchy: TPM_RH.OWNER });
        const handle = alone?.objectHandle ?? 0;
        at.send(commands.hmacCommand, { handle, buffer: message, hashAlg: CMAC }, [empty]);
        at.send(commands.hmacStart, { handle, auth: empty, hashAlg: CMAC }, [empty]);
        at.send(commands.flushContext, { flushHandle: handle });
        const begin = { handle: load(at, key, secrets[128]), auth: empty, hashAlg: CMAC };
        const sequenceHandle = at.send(commands.hmacStart, begin, [empty])?.sequenceHandle ?? 0;
        at.send(commands.hmacCommand, { handle: sequenceHandle, buffer: message, hashAlg: CMAC }, [empty]);
        at.send(commands.readPublic, { objectHandle: sequenceHandle });
        const event = { pcrHandle: TPM_RH.NULL, sequenceHandle, buffer: message };
        at.send(commands.eventSequenceComplete, event, [empty, empty]);
        at.send(commands.contextSave, { saveHandle: sequenceHandle });
        // What swtpm does with a context of such a sequence is in main/tpm/README.md.
        at.send(commands.flushContext, { flushHandle: sequenceHandle });
        at.send(commands.sequenceUpdate, { sequenceHandle, buffer: message }, [empty]);
        at.send(commands.getCapability, { capability: TPM_CAP.ALGS, property: CMAC, propertyCount: 6 });
      }),
    ).toEqual([]));
});
