import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_ECC } from '../../protocols/tpm2/constants.ts';
import { createDrbg } from './drbg.ts';
import { generateScalar, publicPoint } from './ecc.ts';
import { fullMqv } from './key-agreement.ts';
import { schnorrSign, schnorrVerify } from './schnorr.ts';

const curves = fc.constantFrom(...Object.values(TPM_ECC));

describe('EC Schnorr', () => {
  const key = publicPoint(TPM_ECC.NIST_P256, new Uint8Array(32).fill(0x11))!;
  const hash = new Uint8Array(32).fill(3);
  /** Made by swtpm (libtpms 0.9.2) with the private key 11…11. */
  const signature = {
    r: fromHex('75852cff3d1d141ace3aa317f67b82623a106f800a99a54f71ab040ade4133ff'),
    s: fromHex('b14316a5eae00f98d2d34fee9fb73155d01f6387293b7c5f617dfdbf269ef2c6'),
  };

  it('takes a signature of another implementation, and not for other data', () => {
    const verify = (data: Uint8Array): boolean =>
      schnorrVerify(TPM_ECC.NIST_P256, TPM_ALG.SHA256, key, data, signature);
    expect([verify(hash), verify(new Uint8Array(32))]).toEqual([true, false]);
  });

  it('verifies what it signs, on every curve and with a longer hash than the order', () => {
    fc.assert(
      fc.property(curves, fc.uint8Array({ minLength: 16, maxLength: 16 }), (curveID, seed) => {
        const drbg = createDrbg(seed);
        const scalar = generateScalar(curveID, drbg);
        const point = publicPoint(curveID, scalar)!;
        const data = new Uint8Array(64).fill(7);
        const signed = schnorrSign(curveID, TPM_ALG.SHA512, scalar, data, drbg);
        expect(schnorrVerify(curveID, TPM_ALG.SHA512, point, data, signed)).toBe(true);
        const altered = { ...signed, s: signed.r };
        expect(schnorrVerify(curveID, TPM_ALG.SHA512, point, data, altered)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });
});

describe('MQV', () => {
  it('gives both sides the same point', () => {
    fc.assert(
      fc.property(curves, fc.uint8Array({ minLength: 16, maxLength: 16 }), (curveID, seed) => {
        const drbg = createDrbg(seed);
        const [a, b, ea, eb] = Array.from({ length: 4 }, () => generateScalar(curveID, drbg));
        const [pa, pb, pea, peb] = [a, b, ea, eb].map((scalar) => publicPoint(curveID, scalar!)!);
        const one = { staticScalar: a!, ephemeralScalar: ea!, otherStatic: pb!, otherEphemeral: peb! };
        const two = { staticScalar: b!, ephemeralScalar: eb!, otherStatic: pa!, otherEphemeral: pea! };
        const [za, zb] = [one, two].map((side) => fullMqv({ curveID, ...side })!);
        expect([toHex(za!.x), toHex(za!.y)]).toEqual([toHex(zb!.x), toHex(zb!.y)]);
      }),
      { numRuns: 12 },
    );
  });
});
