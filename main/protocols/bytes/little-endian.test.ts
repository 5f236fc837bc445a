import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { guidBytes, guidText, LittleEndianReader, u16, u32, u64, u8 } from './little-endian.ts';
import { concat, toHex } from './bytes.ts';

describe('little-endian values', () => {
  test('have the low byte first', () => {
    expect(toHex(concat(u8(1), u16(0x0203), u32(0x04050607), u64(0x08090a0b0c0d0e0fn)))).toBe(
      '01' + '0302' + '07060504' + '0f0e0d0c0b0a0908',
    );
  });

  test('come back', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(0xffff), fc.nat(0xffffffff), fc.maxSafeNat(), (a, b, c, d) => {
        const reader = new LittleEndianReader(concat(u8(a), u16(b), u32(c), u64(d)), 'test');
        expect([reader.u8(), reader.u16(), reader.u32(), reader.u64()]).toEqual([a, b, c, d]);
        expect(reader.remaining).toBe(0);
      }),
    );
  });

  test('are refused where the bytes end early, with the place', () => {
    const reader = new LittleEndianReader(Uint8Array.of(1, 2, 3), 'TCG event log');
    reader.u16();
    expect(() => reader.u16()).toThrow(BadInputError);
  });
});

describe('a GUID', () => {
  test('has its first three fields little-endian', () => {
    expect(toHex(guidBytes('8be4df61-93ca-11d2-aa0d-00e098032b8c'))).toBe('61dfe48bca93d211aa0d00e098032b8c');
  });

  test('comes back in lower case', () => {
    expect(guidText(guidBytes('{8BE4DF61-93CA-11D2-AA0D-00E098032B8C}'))).toBe(
      '8be4df61-93ca-11d2-aa0d-00e098032b8c',
    );
  });

  test('is refused where it is none', () => {
    expect(() => guidBytes('8be4df61')).toThrow(BadInputError);
  });
});
