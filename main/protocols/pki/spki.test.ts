import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { toHex } from '../bytes/bytes.ts';
import { integer, oid, sequence } from './der.ts';
import { ecKeyFrom } from './ec-key.ts';
import { rsaModulus, rsaSigner } from '../testing/keys.ts';
import { keyIdentifier, rsaSpki, verifySignature } from './spki.ts';

const message = Buffer.from('nonce of the attestation service');
const ecKey = ecKeyFrom(Uint8Array.of(1));

describe('a public key', () => {
  test('of RSA is written as OpenSSL writes it', () => {
    expect(toHex(rsaSpki(rsaModulus, 65_537))).toBe(toHex(rsaSigner.spki));
  });

  test('that is none is refused', () => {
    expect(() => keyIdentifier(rsaSigner.spki.slice(0, 40))).toThrow(BadInputError);
  });

  test('is identified by the SHA-1 of its bit string', () => {
    const point = ecKey.spki.slice(-65);
    expect(toHex(keyIdentifier(ecKey.spki))).toBe(createHash('sha1').update(point).digest('hex'));
  });
});

describe('a seeded P-256 key', () => {
  test('is the same for the same seed and another for another', () => {
    expect(toHex(ecKeyFrom(Uint8Array.of(1)).spki)).toBe(toHex(ecKey.spki));
    expect(toHex(ecKeyFrom(Uint8Array.of(2)).spki)).not.toBe(toHex(ecKey.spki));
    expect(
      createPublicKey({ key: Buffer.from(ecKey.spki), format: 'der', type: 'spki' }).asymmetricKeyDetails,
    ).toEqual({ namedCurve: 'prime256v1' });
  });

  test('signs the same message the same way', () => {
    expect(toHex(ecKey.sign(message))).toBe(toHex(ecKey.sign(message)));
  });

  test('signs so that node:crypto accepts it', () => {
    const key = createPublicKey({ key: Buffer.from(ecKey.spki), format: 'der', type: 'spki' });
    for (let count = 0; count < 20; count++) {
      const text = Buffer.from(`message ${count}`);
      expect(verify('sha256', text, key, ecKey.sign(text))).toBe(true);
    }
  });
});

describe('a signature', () => {
  test.each([ecKey, rsaSigner])('by $algorithm is accepted', (signer) => {
    expect(verifySignature(signer.spki, signer.algorithm, message, signer.sign(message))).toBe(true);
  });

  test.each([ecKey, rsaSigner])(
    'by $algorithm is refused for another message, key or algorithm',
    (signer) => {
      const signature = signer.sign(message);
      const other = signer === ecKey ? rsaSigner : ecKey;
      expect(verifySignature(signer.spki, signer.algorithm, Buffer.from('other'), signature)).toBe(false);
      expect(verifySignature(other.spki, signer.algorithm, message, signature)).toBe(false);
      expect(verifySignature(signer.spki, other.algorithm, message, signature)).toBe(false);
      expect(verifySignature(signer.spki, signer.algorithm, message, signature.slice(1))).toBe(false);
      expect(verifySignature(Uint8Array.of(1, 2, 3), signer.algorithm, message, signature)).toBe(false);
    },
  );
});

describe('DER', () => {
  test('has the values of X.690', () => {
    expect(toHex(oid('1.2.840.113549.1.1.11'))).toBe('06092a864886f70d01010b');
    expect(toHex(oid('2.23.133.2.16'))).toBe('06056781050210');
    expect(toHex(integer(0))).toBe('020100');
    expect(toHex(integer(127))).toBe('02017f');
    expect(toHex(integer(128))).toBe('02020080');
    expect(toHex(integer(Uint8Array.of(0, 0, 0xff)))).toBe('020200ff');
  });

  test('gives lengths of 128 and more their own octets', () => {
    expect(toHex(sequence(new Uint8Array(127)).slice(0, 2))).toBe('307f');
    expect(toHex(sequence(new Uint8Array(128)).slice(0, 3))).toBe('308180');
    expect(toHex(sequence(new Uint8Array(256)).slice(0, 4))).toBe('30820100');
  });
});
