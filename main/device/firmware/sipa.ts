/**
 * Windows' own measurements: EV_EVENT_TAG events whose data is a tree of "SIPA" elements, little-endian
 * `type u32 | size u32 | data` (facts/tpm-and-boot-log#windows-measurements). Names after wbcl.h of the Windows
 * SDK.
 */
import { u32 } from '../../protocols/bytes/little-endian.ts';
import { concat } from '../../protocols/bytes/bytes.ts';

export const SipaEvent = {
  TRUSTBOUNDARY: 0x40010001,
  ELAM_AGGREGATION: 0x40010002,
  LOADEDMODULE_AGGREGATION: 0x40010003,
  BOOTCOUNTER: 0x00020002,
  TRANSFER_CONTROL: 0x00020003,
  BITLOCKER_UNLOCK: 0x00020005,
  BOOTDEBUGGING: 0x00040001,
  OSKERNELDEBUG: 0x00050001,
  CODEINTEGRITY: 0x00050002,
  TESTSIGNING: 0x00050003,
  SAFEMODE: 0x00050005,
  WINPE: 0x00050006,
  SYSTEMROOT: 0x00050009,
  AUTHORITYPUBLISHER: 0x00070008,
  FILEPATH: 0x00070001,
  HASHALGORITHMID: 0x00070003,
  AUTHENTICODEHASH: 0x00070004,
  IMAGEVALIDATED: 0x0007000a,
} as const;

/** CALG_SHA_256 of the Windows SDK, the value of a HASHALGORITHMID element. */
export const CALG_SHA_256 = 0x0000800c;

/** One element; a container's data are its elements. */
export function sipa(type: number, ...data: readonly Uint8Array[]): Uint8Array {
  const content = concat(...data);
  return concat(u32(type), u32(content.length), content);
}

/** Text as Windows measures it: UTF-16 with its terminator. */
export const wideText = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`${text}\0`, 'utf16le'));
