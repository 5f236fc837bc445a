/** The TPM of a hardware model, as the software TPM takes it. */
import type { TpmProfile } from '../../tpm/profile.ts';
import type { TpmMake } from './tpm-model.ts';

/** TPM_PT_FIRMWARE_VERSION_1 and 2 of '7.85.4555.0': two words of 16 bits in each. */
function firmwareWords(version: string): [number, number] {
  const [major = 0, minor = 0, build = 0, revision = 0] = version.split('.').map(Number);
  return [((major << 16) | minor) >>> 0, ((build << 16) | revision) >>> 0];
}

/** What `createTpm` needs to be this make. */
export const tpmProfileOf = (make: TpmMake): TpmProfile => ({
  manufacturer: make.manufacturerId.padEnd(4, '\0'),
  vendorString: make.vendorString,
  model: make.model,
  firmwareVersion: firmwareWords(make.firmwareVersion),
});
