import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64, fromBase64Url, isBase64, toBase64, toBase64Url } from './base64.ts';
import { fromPem, pem } from '../pki/pem.ts';

describe('Base64', () => {
  test('has the values of RFC 4648, section 10', () => {
    const words = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((word) => Buffer.from(word));
    expect(words.map(toBase64)).toEqual(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy']);
  });

  test('gives the bytes back, in both alphabets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  test('may be broken into lines', () => {
    expect(fromBase64('Zm9v\r\n Yg==\n')).toEqual(fromBase64('Zm9vYg=='));
  });

  test.each(['Zg', 'Zg=', 'Z===', 'Zm9v!', 'Z-_='])('%s is refused', (text) => {
    expect(isBase64(text)).toBe(false);
    expect(() => fromBase64(text)).toThrow(BadInputError);
  });

  test('for URLs has no padding and no plus', () => {
    expect(toBase64Url(Uint8Array.of(0xfb, 0xff))).toBe('-_8');
    expect(fromBase64Url('+/8')).toBeUndefined();
  });
});

describe('PEM', () => {
  test('gives the DER back and breaks lines at 64 characters', () => {
    const der = Uint8Array.from({ length: 200 }, (_, index) => index);
    const text = pem('CERTIFICATE', der);
    expect(text.split('\n').every((line) => line.length <= 64)).toBe(true);
    expect(fromPem('CERTIFICATE', `a comment\n${text}`)).toEqual(der);
  });

  test('without the wanted block is refused', () => {
    expect(() => fromPem('CERTIFICATE', pem('PUBLIC KEY', Uint8Array.of(1)))).toThrow(BadInputError);
    expect(() => fromPem('CERTIFICATE', '-----BEGIN CERTIFICATE-----\nAA==')).toThrow(BadInputError);
  });
});
