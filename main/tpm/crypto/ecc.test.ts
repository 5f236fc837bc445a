import { p256, p384, p521 } from '@noble/curves/nist.js';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_ECC } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import { bnP256 } from './bn-p256.ts';
import { createDrbg } from './drbg.ts';
import { ecdsaSign, ecdsaVerify, generateScalar, multiplyPoint, publicPoint, sharedX } from './ecc.ts';

const drbg = createDrbg(new Uint8Array(32).fill(5));
const curves = [
  ['P-256', TPM_ECC.NIST_P256, p256],
  ['P-384', TPM_ECC.NIST_P384, p384],
  ['P-521', TPM_ECC.NIST_P521, p521],
  ['BN P-256', TPM_ECC.BN_P256, bnP256],
] as const;
const hashes = [TPM_ALG.SHA1, TPM_ALG.SHA256, TPM_ALG.SHA384, TPM_ALG.SHA512];

describe.each(curves)('%s', (_name, curveID, noble) => {
  it('signs digests of every size as RFC 6979 has it', () => {
    for (const hashAlg of hashes) {
      const scalar = generateScalar(curveID, drbg);
      const hash = digest(hashAlg, scalar);
      const { r, s } = ecdsaSign(curveID, scalar, hash);
      const expected = noble.sign(hash, scalar, { prehash: false, lowS: false });
      expect(toHex(r) + toHex(s)).toBe(toHex(expected));
      expect(ecdsaVerify(curveID, publicPoint(curveID, scalar)!, hash, r, s)).toBe(true);
    }
  });

  it('agrees on secrets, and not with points off the curve', () => {
    const [ours, theirs] = [generateScalar(curveID, drbg), generateScalar(curveID, drbg)];
    const point = publicPoint(curveID, theirs)!;
    const secret = sharedX(curveID, point, ours);
    expect(secret && toHex(secret)).toBe(toHex(multiplyPoint(curveID, point, ours)!.x));
    expect(sharedX(curveID, { x: point.x, y: point.x }, ours)).toBeNull();
    expect(sharedX(curveID, { x: new Uint8Array(), y: new Uint8Array() }, ours)).toBeNull();
  });
});
