/** Windows' list of TPM firmware with a known vulnerability (advisory ADV170012; Infineon's RSA key generation). */
import { TPM_PT } from '../../protocols/tpm2/constants.ts';
import type { Process } from '../../world/process.ts';
import { ownOf } from '../../../shared/own.ts';
import type { TpmMessenger } from './tpm.messenger.ts';

/** Major version -> first minor version that is sound. */
const mended: Readonly<Record<string, ReadonlyMap<number, number>>> = {
  // 'IFX' and a zero byte, as TPM_PT_MANUFACTURER tells it.
  '49465800': new Map([
    [4, 34],
    [5, 62],
    [6, 43],
    [7, 62],
    [133, 33],
    [149, 33],
  ]),
};

/** Whether the chip that answers is one of the list, by the maker and the firmware that it tells. */
export function* hasListedFirmware(tpm: TpmMessenger): Process<boolean> {
  const maker = (yield* tpm.property(TPM_PT.MANUFACTURER)) ?? 0;
  const version = (yield* tpm.property(TPM_PT.FIRMWARE_VERSION_1)) ?? 0;
  return isListed(maker, version);
}

/** By the values of TPM_PT_MANUFACTURER and TPM_PT_FIRMWARE_VERSION_1. */
export function isListed(manufacturer: number, firmwareVersion1: number): boolean {
  const sound = ownOf(mended, manufacturer.toString(16).padStart(8, '0'))?.get(firmwareVersion1 >>> 16);
  return sound !== undefined && (firmwareVersion1 & 0xffff) < sound;
}
