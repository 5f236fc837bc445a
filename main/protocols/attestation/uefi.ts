/** UEFI structures inside measured events (TCG PC Client Platform Firmware Profile, section 10.2.6). */
import { guidBytes, u64 } from '../bytes/little-endian.ts';
import { concat } from '../bytes/bytes.ts';

/** Owner GUIDs of variables (UEFI 2.10, 3.3 and 32.6.1). */
export const EFI_GLOBAL_VARIABLE = '8be4df61-93ca-11d2-aa0d-00e098032b8c';
export const EFI_IMAGE_SECURITY_DATABASE_GUID = 'd719b2cb-3d3a-4596-a3bc-dad00e67656f';

export interface UefiVariableData {
  readonly guid: string;
  /** UnicodeName, e.g. 'SecureBoot'. */
  readonly name: string;
  readonly data: Uint8Array;
}

/** UEFI_VARIABLE_DATA; the name is UTF-16 without a terminator. */
export const encodeUefiVariableData = ({ guid, name, data }: UefiVariableData): Uint8Array =>
  concat(guidBytes(guid), u64(name.length), u64(data.length), Buffer.from(name, 'utf16le'), data);
