import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { parseAttest, quoteOf } from './attest.ts';
import { fromHex, NO_BYTES, toHex } from '../bytes/bytes.ts';
import { decodeResponse, encodeCommand, passwordAuthorization } from './client.ts';
import { decode, encode } from './codec.ts';
import { getCapability, pcrExtend, pcrRead, startup } from './commands.ts';
import { TPM_ALG, TPM_CAP, TPM_ST, TPM_SU } from './constants.ts';
import { kdfa, kdfe, mgf1 } from './kdf.ts';
import { nvName, objectName } from './names.ts';
import { describeResponseCode } from './response-codes.ts';
import { tpmsAttest, type TpmsAttest } from './structures/attest.ts';
import { tpmsNvPublic } from './structures/nv-public.ts';
import { tpmtPublic } from './structures/public-area.ts';
import { tpmlPcrSelection } from './structures/pcr-selection.ts';
import { tpmtSignature, type TpmtSignature } from './structures/signature.ts';
import * as templates from './templates.ts';

/** Golden bytes both ways, and structures against what a real implementation said. */
const EK_L1 =
  '0001000b000300b20020837197674484b3f81a90cc8d46a5d724fd52d76e06520b64f2a1da1b331469aa' +
  `00060080004300100800000000000100${'00'.repeat(256)}`;

describe('public areas', () => {
  it('of the EK template L-1 have the bytes of the EK credential profile', () => {
    expect(toHex(encode(tpmtPublic, templates.EK_RSA_2048_TEMPLATE))).toBe(EK_L1);
    expect(decode(tpmtPublic, fromHex(EK_L1))).toEqual(templates.EK_RSA_2048_TEMPLATE);
  });

  it.each(Object.entries(templates).filter(([name]) => name.endsWith('TEMPLATE')))(
    '%s survives both ways',
    (_, template) => {
      const area = template as typeof templates.EK_RSA_2048_TEMPLATE;
      expect(decode(tpmtPublic, encode(tpmtPublic, area))).toEqual(area);
    },
  );

  it('give the Name that libtpms gave (transcript: ReadPublic ECC)', () => {
    const area =
      '0023000b000200400000001000100003001000208706000583c639d12d93499df1395284251a88935b14c5b5d5dd3b48' +
      'f946164600203340fc5cc801c599314139edfdeb416c1c25a053981323f00fc5a0a46ef6b378';
    expect(toHex(objectName(decode(tpmtPublic, fromHex(area))))).toBe(
      '000b7a848980ecd8b9c63221d92789d49a7223a4e757bd9cb131de503c474c35534f',
    );
  });

  it('that are cut, too long or name an unknown algorithm are refused', () => {
    for (const bad of [EK_L1.slice(0, -2), `${EK_L1}00`, `0099${EK_L1.slice(4)}`]) {
      expect(() => decode(tpmtPublic, fromHex(bad))).toThrow(BadInputError);
    }
  });
});

describe('other structures', () => {
  it('PCR selections have a bit for each PCR', () => {
    const selection = [{ hash: TPM_ALG.SHA256, pcrs: [0, 7, 23] }];
    expect(toHex(encode(tpmlPcrSelection, selection))).toBe('00000001000b03810080');
    expect(decode(tpmlPcrSelection, fromHex('00000001000b03810080'))).toEqual(selection);
  });

  it('the Name of an NV index changes when it is written', () => {
    const fresh = decode(tpmsNvPublic, fromHex('01500001000b0006000600000010'));
    const written = { ...fresh, attributes: 0x20060006 };
    expect(toHex(nvName(written))).not.toBe(toHex(nvName(fresh)));
  });

  it('signatures survive both ways', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 66 });
    const hash = fc.constantFrom(TPM_ALG.SHA1, TPM_ALG.SHA256, TPM_ALG.SHA512);
    const signature: fc.Arbitrary<TpmtSignature> = fc.oneof(
      fc.record({ sigAlg: fc.constantFrom(TPM_ALG.RSASSA, TPM_ALG.RSAPSS), hash, sig: bytes }),
      fc.record({ sigAlg: fc.constant(TPM_ALG.ECDSA), hash, signatureR: bytes, signatureS: bytes }),
    );
    fc.assert(
      fc.property(signature, (value) => {
        expect(decode(tpmtSignature, encode(tpmtSignature, value))).toEqual(value);
      }),
    );
    expect(toHex(encode(tpmtSignature, { sigAlg: TPM_ALG.RSASSA, hash: 11, sig: fromHex('0102') }))).toBe(
      '0014000b00020102',
    );
  });

  it('a quote is read with its selection and digest', () => {
    const quote: TpmsAttest = {
      type: TPM_ST.ATTEST_QUOTE,
      qualifiedSigner: fromHex('000b01'),
      extraData: fromHex('aabb'),
      clockInfo: { clock: 5n, resetCount: 1, restartCount: 0, safe: true },
      firmwareVersion: 0x0001000000000001n,
      attested: { pcrSelect: [{ hash: TPM_ALG.SHA256, pcrs: [7] }], pcrDigest: fromHex('00ff') },
    };
    const bytes = encode(tpmsAttest, quote);
    expect(toHex(bytes)).toBe(
      'ff54434780180003000b010002aabb000000000000000500000001000000000100010000000000010000000' +
        '1000b03800000000200ff',
    );
    expect(quoteOf(parseAttest(bytes))).toEqual(quote.attested);
    expect(() => parseAttest(fromHex('00000000'))).toThrow(BadInputError);
  });
});

describe('commands and responses', () => {
  it('Startup(CLEAR) has twelve bytes', () => {
    expect(toHex(encodeCommand(startup, { startupType: TPM_SU.CLEAR }))).toBe('80010000000c000001440000');
  });

  it('an authorization stands between handles and parameters', () => {
    const digests = [{ hashAlg: TPM_ALG.SHA1, digest: new Uint8Array(20) }];
    const command = encodeCommand(pcrExtend, { pcrHandle: 16, digests }, [passwordAuthorization()]);
    expect(toHex(command)).toBe(
      `800200000035000001820000001000000009400000090000010000000000010004${'00'.repeat(20)}`,
    );
  });

  it('a response of swtpm is read', () => {
    const response = fromHex(
      '80010000003e000000000000001700000001000b03000001000000010020' + '00'.repeat(32),
    );
    expect(decodeResponse(pcrRead, response)).toEqual({
      responseCode: 0,
      result: {
        pcrUpdateCounter: 23,
        pcrSelectionOut: [{ hash: TPM_ALG.SHA256, pcrs: [16] }],
        pcrValues: [new Uint8Array(32)],
      },
    });
  });

  it('a response that is cut is refused, an error code is a result', () => {
    expect(decodeResponse(pcrRead, fromHex('80010000000a00000100'))).toEqual({
      responseCode: 0x100,
      result: null,
    });
    expect(() => decodeResponse(pcrRead, fromHex('80010000000a000001'))).toThrow(BadInputError);
    expect(() => decodeResponse(pcrRead, fromHex('80010000000c000000000000'))).toThrow(BadInputError);
  });

  it('capabilities are read by their type', () => {
    const answer = decodeResponse(getCapability, fromHex('8001000000170000000001000000020000000100400144'));
    expect(answer.result).toEqual({
      moreData: true,
      capabilityData: { capability: TPM_CAP.COMMANDS, data: [0x00400144] },
    });
  });
});

describe('key derivation', () => {
  it('KDFa is SP 800-108 with HMAC: one block is one HMAC', () => {
    // HMAC-SHA-256(key, 00000001 ‖ "ATH" ‖ 00 ‖ 01 ‖ 02 ‖ 00000100).
    const key = fromHex('000102030405060708090a0b0c0d0e0f');
    expect(toHex(kdfa(TPM_ALG.SHA256, key, 'ATH', Uint8Array.of(1), Uint8Array.of(2), 256))).toBe(
      '62d8fbc035aa78f2efbd48a21f6c4a09e36ee5f7e4b66d1742e091737c64be56',
    );
  });

  it('KDFe is SP 800-56A: one block is one hash', () => {
    // SHA-256(00000001 ‖ aa ‖ "IDENTITY" ‖ 00 ‖ 01 ‖ 02).
    const out = kdfe(
      TPM_ALG.SHA256,
      Uint8Array.of(0xaa),
      'IDENTITY',
      Uint8Array.of(1),
      Uint8Array.of(2),
      256,
    );
    expect(toHex(out)).toBe('a13539ec39bcd5666f14396ebd609d32270ed21de455a0961fd651fd40c3d1fd');
  });

  it('a length of bits that is no multiple of eight leaves the top bits clear', () => {
    const [first = 0xff] = kdfa(TPM_ALG.SHA256, NO_BYTES, 'X', NO_BYTES, NO_BYTES, 521);
    expect(first).toBeLessThan(2);
  });

  it('MGF1 with SHA-1 gives the published vector', () => {
    expect(toHex(mgf1(TPM_ALG.SHA1, fromHex('666f6f'), 5))).toBe('1ac9075cd4');
  });
});

describe('response codes', () => {
  it.each([
    [0x1c4, 'VALUE', { kind: 'parameter', number: 1 }],
    [0x184, 'VALUE', { kind: 'handle', number: 1 }],
    [0x98e, 'AUTH_FAIL', { kind: 'session', number: 1 }],
    [0x3e0, 'TICKET', { kind: 'parameter', number: 3 }],
    [0x911, 'REFERENCE_H1', null],
    [0x921, 'LOCKOUT', null],
    [0x143, 'COMMAND_CODE', null],
  ])('%i is named %s', (code, name, of) => {
    expect(describeResponseCode(code)).toMatchObject({ name, of });
  });
});
