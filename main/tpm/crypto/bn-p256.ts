import { ecdsa, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * TPM_ECC_BN_P256, the Barreto-Naehrig curve y² = x³ + 3 of ISO/IEC 15946-5 with the parameters of the TCG Algorithm
 * Registry, 5.2.3.7: the curve of ECDAA, which chips have for anonymous attestation.
 */
export const bnP256 = ecdsa(
  weierstrass({
    p: 0xfffffffffffcf0cd46e5f25eee71a49f0cdc65fb12980a82d3292ddbaed33013n,
    n: 0xfffffffffffcf0cd46e5f25eee71a49e0cdc65fb1299921af62d536cd10b500dn,
    h: 1n,
    a: 0n,
    b: 3n,
    Gx: 1n,
    Gy: 2n,
  }),
  sha256,
);
