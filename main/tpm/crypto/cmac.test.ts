import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, NO_BYTES, toHex } from '../../protocols/bytes/bytes.ts';
import { parseTagged, stringifyTagged } from '../state/tagged-json.ts';
import { finishCmac, NEW_CMAC, updateCmac, type RunningCmac } from './cmac.ts';

const MESSAGE = fromHex(`
  6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51
  30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710`);
const AES_128 = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const AES_256 = fromHex('603deb1015ca71be2b73aef0857d7781 1f352c073b6108d72d9810a30914dff4');

const macOf = (key: Uint8Array, ...pieces: readonly Uint8Array[]): string =>
  toHex(
    finishCmac(
      pieces.reduce<RunningCmac>((cmac, piece) => updateCmac(cmac, key, piece), NEW_CMAC),
      key,
    ),
  );

describe('AES-CMAC', () => {
  it.each([
    [0, 'bb1d6929e95937287fa37d129b756746'],
    [16, '070a16b46b4d4144f79bdd9dd04a287c'],
    [40, 'dfa66747de9ae63030ca32611497c827'],
    [64, '51f0bebf7e3b9d92fc49741779363cfe'],
  ])('of %i bytes with AES-128 is as in RFC 4493, 4', (size, mac) => {
    expect(macOf(AES_128, MESSAGE.slice(0, size))).toBe(mac);
  });

  it.each([
    [0, '028962f61b7bf89efc6b551f4667d983'],
    [16, '28a7023f452e8f82bd4bf28d8c37c35c'],
    [40, 'aaf3d8f1de5640c232f5b169b9c911e6'],
    [64, 'e1992190549f6ed5696a2c056c315410'],
  ])('of %i bytes with AES-256 is as in SP 800-38B, D.3', (size, mac) => {
    expect(macOf(AES_256, MESSAGE.slice(0, size))).toBe(mac);
  });

  it('is the same in any pieces, stored between any two of them', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(AES_128, AES_256), pieces, (key, data) => {
        const running = data.reduce<RunningCmac>(
          (cmac, piece) => parseTagged(stringifyTagged(updateCmac(cmac, key, piece))) as RunningCmac,
          NEW_CMAC,
        );
        expect(toHex(finishCmac(running, key))).toBe(macOf(key, concat(...data)));
      }),
    );
  });

  it('takes no data for data', () => {
    expect(macOf(AES_128)).toBe(macOf(AES_128, NO_BYTES));
    expect(macOf(AES_128, new Uint8Array(1))).not.toBe(macOf(AES_128));
  });
});
