import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ecKeyFrom } from './ec-key.ts';
import { readJwt, signJwt } from './jwt.ts';

const key = ecKeyFrom(Uint8Array.of(7));
const claims = { aud: 'https://enrollment.manage.microsoft.com/', tid: 'a', name: 'Ådá', exp: 1_772_438_400 };
const token = signJwt(claims, key);
const [header = '', body = '', signature = ''] = token.split('.');

describe('a token', () => {
  test('gives its claims to who has the key', () => {
    expect(readJwt(token, key.spki)).toEqual(claims);
  });

  test('is a JWS that node:crypto verifies', () => {
    const spki = createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' });
    const raw = Buffer.from(signature, 'base64url');
    expect(raw).toHaveLength(64);
    expect(
      verify('sha256', Buffer.from(`${header}.${body}`), { key: spki, dsaEncoding: 'ieee-p1363' }, raw),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
      typ: 'JWT',
      alg: 'ES256',
    });
  });

  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  test.each([
    ['changed claims', `${header}.${encode({ ...claims, tid: 'b' })}.${signature}`],
    ['no signature', `${header}.${body}.`],
    ['a signature of zeros', `${header}.${body}.${Buffer.alloc(64).toString('base64url')}`],
    ['algorithm none', `${encode({ typ: 'JWT', alg: 'none' })}.${body}.`],
    ['a part too many', `${token}.x`],
    ['nothing in it', ''],
    ['a header that is no JSON', `x.${body}.${signature}`],
  ])('is refused with %s', (_what, changed) => {
    expect(readJwt(changed, key.spki)).toBeUndefined();
  });

  test('of another key is refused', () => {
    expect(readJwt(token, ecKeyFrom(Uint8Array.of(8)).spki)).toBeUndefined();
  });
});
