import { describe, expect, it } from 'vitest';
import { bytesToBigint, concat, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { passwordAuthorization } from '../../protocols/tpm2/client.ts';
import * as commands from '../../protocols/tpm2/commands.ts';
import { TPM_ALG, TPM_ECC, TPM_RH, TPM_ST, TPM_SU } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import { NO_SCHEME, NO_SYMMETRIC, type Scheme } from '../../protocols/tpm2/structures/algorithms.ts';
import type { EccPoint } from '../../protocols/tpm2/structures/public-area.ts';
import { curveOf, multiplyPoint, publicPoint, validPoint } from '../crypto/ecc.ts';
import type { Tpm } from '../index.ts';
import { codeOf, startedTpm, succeed } from '../testing/client.ts';

describe.each([TPM_ECC.NIST_P256, TPM_ECC.BN_P256])('on curve %i', (curveID) => {
  const scalar = new Uint8Array(32).fill(0x11);
  const key = publicPoint(curveID, scalar)!;
  const other = new Uint8Array(32).fill(0x22);
  const password = passwordAuthorization();
  const NO_POINT: EccPoint = { x: NO_BYTES, y: NO_BYTES };
  const data = new Uint8Array(32).fill(3);
  const validation = { tag: TPM_ST.HASHCHECK, hierarchy: TPM_RH.NULL, digest: NO_BYTES };
  const ecdaa = (count: number): Scheme => ({ scheme: TPM_ALG.ECDAA, hashAlg: TPM_ALG.SHA256, count });

  function loadKey(tpm: Tpm, scheme: Scheme, objectAttributes: number): number {
    return succeed(tpm, commands.loadExternal, {
      inPrivate: {
        sensitiveType: TPM_ALG.ECC,
        authValue: NO_BYTES,
        seedValue: NO_BYTES,
        sensitive: scalar,
      },
      inPublic: {
        type: TPM_ALG.ECC,
        nameAlg: TPM_ALG.SHA256,
        objectAttributes,
        authPolicy: NO_BYTES,
        parameters: { symmetric: NO_SYMMETRIC, scheme, curveID, kdf: NO_SCHEME },
        unique: key,
      },
      hierarchy: TPM_RH.NULL,
    }).objectHandle;
  }

  const signingKey = (tpm: Tpm): number => loadKey(tpm, ecdaa(0), 0x00040040);

  describe('Commit and ECDAA', () => {
    const commit = { P1: NO_POINT, s2: NO_BYTES, y2: NO_BYTES };

    it('sign so that the commitment and the key together give the signature', () => {
      const tpm = startedTpm();
      const signHandle = signingKey(tpm);
      const { E, counter } = succeed(tpm, commands.commit, { signHandle, ...commit }, [password]);
      const input = { keyHandle: signHandle, digest: data, inScheme: ecdaa(counter), validation };
      const { signature } = succeed(tpm, commands.sign, input, [password]);
      if (!('signatureR' in signature)) throw new TypeError('an ECC signature');
      // [s]G = E + [T]Q, where T is the hash over the nonce and the data (Part 1, C.4.2).
      const curve = curveOf(curveID);
      const n = curve.noble.Point.Fn.ORDER;
      const t = bytesToBigint(digest(TPM_ALG.SHA256, concat(signature.signatureR, data))) % n;
      const right = validPoint(curve, E)!.add(validPoint(curve, key)!.multiply(t));
      const left = curve.noble.Point.BASE.multiply(bytesToBigint(signature.signatureS));
      expect(left.equals(right)).toBe(true);
    });

    it('use a commitment once, and not over a TPM Reset', () => {
      const tpm = startedTpm();
      let signHandle = signingKey(tpm);
      const sign = (count: number): string => {
        const input = { keyHandle: signHandle, digest: data, inScheme: ecdaa(count), validation };
        return codeOf(tpm, commands.sign, input, [password]);
      };
      expect(sign(0)).toBe('84');
      for (const count of [0, 1]) {
        expect(succeed(tpm, commands.commit, { signHandle, ...commit }, [password]).counter).toBe(count);
      }
      expect([sign(0), sign(0)]).toEqual(['0', '84']);
      tpm.powerOff();
      tpm.powerOn();
      succeed(tpm, commands.startup, { startupType: TPM_SU.CLEAR });
      signHandle = signingKey(tpm);
      expect(sign(1)).toBe('84');
    });

    it('forgets the oldest of very many commitments', () => {
      const tpm = startedTpm();
      const signHandle = signingKey(tpm);
      for (let i = 0; i < 129; i++) succeed(tpm, commands.commit, { signHandle, ...commit }, [password]);
      const sign = (count: number): string => {
        const input = { keyHandle: signHandle, digest: data, inScheme: ecdaa(count), validation };
        return codeOf(tpm, commands.sign, input, [password]);
      };
      expect([sign(0), sign(1)]).toEqual(['84', '0']);
    });

    it('multiplies the points that it is given', () => {
      const tpm = startedTpm();
      const signHandle = signingKey(tpm);
      const P1 = publicPoint(curveID, other)!;
      const { E, counter } = succeed(tpm, commands.commit, { signHandle, ...commit, P1 }, [password]);
      expect(counter).toBe(0);
      expect(toHex(E.x)).not.toBe('');
      const off = { x: P1.x, y: P1.x };
      expect(codeOf(tpm, commands.commit, { signHandle, ...commit, P1: off }, [password])).toBe('1e7');
      const half = { signHandle, ...commit, s2: data };
      expect(codeOf(tpm, commands.commit, half, [password])).toBe('3d5');
    });
  });

  describe('ZGen_2Phase', () => {
    it('agrees with the other side on both points, once', () => {
      const tpm = startedTpm();
      const keyA = loadKey(tpm, NO_SCHEME, 0x00020040);
      const { Q, counter } = succeed(tpm, commands.ecEphemeral, { curveID });
      const otherKey = publicPoint(curveID, other)!;
      const input = { keyA, inQsB: otherKey, inQeB: otherKey, inScheme: TPM_ALG.ECDH, counter };
      const { outZ1, outZ2 } = succeed(tpm, commands.zGen2Phase, input, [password]);
      expect(toHex(outZ1.x)).toBe(toHex(multiplyPoint(curveID, key, other)!.x));
      expect(toHex(outZ2.x)).toBe(toHex(multiplyPoint(curveID, Q, other)!.x));
      expect(codeOf(tpm, commands.zGen2Phase, input, [password])).toBe('4c4');
    });

    it('gives one point for MQV', () => {
      const tpm = startedTpm();
      const keyA = loadKey(tpm, { scheme: TPM_ALG.ECMQV, hashAlg: TPM_ALG.SHA256 }, 0x00020040);
      const { counter } = succeed(tpm, commands.ecEphemeral, { curveID });
      const point = publicPoint(curveID, other)!;
      const input = { keyA, inQsB: point, inQeB: point, inScheme: TPM_ALG.ECMQV, counter };
      const { outZ1, outZ2 } = succeed(tpm, commands.zGen2Phase, input, [password]);
      expect([outZ1.x.length, outZ2.x.length]).toEqual([32, 0]);
    });
  });
});
