/** The same policies and RSA operations to our TPM and to swtpm. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { concat, fromHex, NO_BYTES, u16Bytes } from '../../../main/protocols/bytes/bytes.ts';
import { encode } from '../../../main/protocols/tpm2/codec.ts';
import * as commands from '../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_EO, TPM_RH } from '../../../main/protocols/tpm2/constants.ts';
import { digest as hash } from '../../../main/protocols/tpm2/hashes.ts';
import { objectName } from '../../../main/protocols/tpm2/names.ts';
import { AES_128_CFB, NO_SCHEME } from '../../../main/protocols/tpm2/structures/algorithms.ts';
import { tpm2bSensitive } from '../../../main/protocols/tpm2/structures/sensitive.ts';
import { symmetricCipher } from '../../../main/protocols/tpm2/symmetric.ts';
import { withPrograms } from '../testing/interop.ts';
import { startPair, type Pair } from './pair.ts';
import { rsaKey } from './rsa-key.ts';
import { INDEX, KEY } from './stage.ts';

const empty = NO_BYTES;
const sha256 = TPM_ALG.SHA256;
const digest = new Uint8Array(32).fill(0xab);

withPrograms('swtpm')('policies and RSA on ours and swtpm', () => {
  let pair: Pair;

  beforeAll(async () => {
    pair = await startPair();
  });
  afterAll(() => pair.close());

  it('policies: NV and clock compared in every way', () =>
    expect(
      pair.differences((at) => {
        const session = 0x03000000;
        for (const operation of Object.values(TPM_EO))
          for (const operand of ['07070707', '07070706', '07070708', 'ff070707', '00', '0707070707', ''])
            at.send(
              commands.policyNv,
              {
                authHandle: TPM_RH.OWNER,
                nvIndex: INDEX.ordinary,
                policySession: session,
                operandB: fromHex(operand),
                offset: 2,
                operation,
              },
              [empty],
            );
        at.send(commands.policyGetDigest, { policySession: session });
        for (const offset of [0, 24, 25, 26])
          at.send(commands.policyCounterTimer, {
            policySession: session,
            operandB: fromHex('00'),
            offset,
            operation: TPM_EO.UNSIGNED_GE,
          });
      }),
    ).toEqual([]));

  it('policies: NV compared at the corners of every sign and size', () =>
    expect(
      pair.differences((at) => {
        const corners = ['00', '01', '7e', '7f', '80', '81', '82', 'fe', 'ff'];
        const wide = ['0000', '0001', '00ff', '7fff', '8000', '8001', '80ff', 'ff00', 'ffff'];
        const handles = { authHandle: TPM_RH.OWNER, nvIndex: INDEX.ordinary };
        for (const operands of [corners, wide])
          for (const written of operands) {
            at.send(commands.nvWrite, { ...handles, data: fromHex(written), offset: 0 }, [empty]);
            for (const operand of operands)
              for (const operation of Object.values(TPM_EO)) {
                const comparison = { operandB: fromHex(operand), offset: 0, operation };
                at.send(commands.policyNv, { ...handles, policySession: 0x03000000, ...comparison }, [empty]);
              }
          }
      }),
    ).toEqual([]));

  it('policies: one kind after another in a session', () =>
    expect(
      pair.differences((at) => {
        const policySession = 0x03000000;
        const name = fromHex(`000b${'11'.repeat(32)}`);
        const steps: readonly (() => void)[] = [
          () => at.send(commands.policyAuthValue, { policySession }),
          () => at.send(commands.policyPassword, { policySession }),
          () => at.send(commands.policyCpHash, { policySession, cpHashA: digest }),
          () => at.send(commands.policyNameHash, { policySession, nameHash: digest }),
          () => at.send(commands.policyTemplate, { policySession, templateHash: digest }),
          () =>
            at.send(commands.policyDuplicationSelect, {
              policySession,
              objectName: name,
              newParentName: name,
              includeObject: false,
            }),
          () => at.send(commands.policyCommandCode, { policySession, code: 0x15d }),
          () => at.send(commands.policyLocality, { policySession, locality: 3 }),
          () => at.send(commands.policyLocality, { policySession, locality: 33 }),
          () => at.send(commands.policyNvWritten, { policySession, writtenSet: true }),
          () => at.send(commands.policyNvWritten, { policySession, writtenSet: false }),
          () =>
            at.send(commands.policyPcr, {
              policySession,
              pcrDigest: empty,
              pcrs: [{ hash: sha256, pcrs: [1, 2] }],
            }),
        ];
        for (const first of steps)
          for (const second of steps) {
            at.send(commands.policyRestart, { sessionHandle: policySession });
            first();
            second();
            at.send(commands.policyGetDigest, { policySession });
          }
      }),
    ).toEqual([]));

  it('RSA: every scheme and hash, with a key of both TPMs', () =>
    expect(
      pair.differences((at) => {
        const schemes = [TPM_ALG.NULL, TPM_ALG.RSASSA, TPM_ALG.RSAPSS, TPM_ALG.ECDSA, TPM_ALG.HMAC];
        const sizes = [
          [TPM_ALG.SHA1, 20],
          [TPM_ALG.SHA256, 32],
          [TPM_ALG.SHA384, 48],
          [TPM_ALG.SHA512, 64],
        ] as const;
        for (const scheme of schemes)
          for (const [hashAlg, size] of sizes)
            for (const wrong of [0, 1]) {
              const signed = at.send(
                commands.sign,
                {
                  keyHandle: KEY.rsa,
                  digest: new Uint8Array(size + wrong).fill(5),
                  inScheme: scheme === TPM_ALG.NULL ? NO_SCHEME : { scheme, hashAlg },
                  validation: { tag: 0x8024, hierarchy: TPM_RH.NULL, digest: empty },
                },
                [empty],
              );
              if (signed !== null)
                at.send(commands.verifySignature, {
                  keyHandle: KEY.rsa,
                  digest: new Uint8Array(size).fill(5 + wrong),
                  signature: signed.signature,
                });
            }
        for (const scheme of [TPM_ALG.NULL, TPM_ALG.RSAES, TPM_ALG.OAEP])
          for (const [hashAlg] of sizes)
            for (const length of [0, 1, 100, 190, 214, 245, 246, 255, 256]) {
              const inScheme = scheme === TPM_ALG.OAEP ? { scheme, hashAlg } : { ...NO_SCHEME, scheme };
              const label = scheme === TPM_ALG.OAEP ? fromHex('6100') : empty;
              const message = new Uint8Array(length).fill(3);
              const made = at.send(commands.rsaEncrypt, { keyHandle: KEY.rsa, message, inScheme, label });
              if (made === null) continue;
              const input = { keyHandle: KEY.rsa, cipherText: made.outData, inScheme, label };
              at.send(commands.rsaDecrypt, input, [empty]);
            }
      }),
    ).toEqual([]));

  it('RSA: imported out of an inner wrapping, which is CFB whatever mode is named', () =>
    expect(
      pair.differences((at) => {
        const { inPublic, inPrivate } = rsaKey;
        const key = new Uint8Array(16).fill(9);
        const plain = encode(tpm2bSensitive, inPrivate);
        const integrity = hash(sha256, plain, objectName(inPublic));
        const inner = concat(u16Bytes(integrity.length), integrity, plain);
        const duplicate = symmetricCipher(AES_128_CFB, key, new Uint8Array(16), inner, 'encrypt');
        const { CFB, CBC, CTR, CMAC, NULL } = TPM_ALG;
        const codes = [CFB, CBC, CTR, CMAC, NULL].map((mode) =>
          at.send(
            commands.importObject,
            {
              parentHandle: KEY.storage,
              encryptionKey: key,
              objectPublic: inPublic,
              duplicate,
              inSymSeed: empty,
              symmetricAlg: { ...AES_128_CFB, mode },
            },
            [empty],
          ),
        );
        expect(codes).not.toContain(null);
      }),
    ).toEqual([]));
});
