/**
 * What Windows sets up in a TPM: the EK and the SRK under the handles that it keeps them at
 * (facts/tpm-and-boot-log#ek-certificate-and-persistent-keys).
 */
import { TPM_RH } from '../../protocols/tpm2/constants.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { EK_RSA_2048_TEMPLATE, SRK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import type { Process } from '../../world/process.ts';
import type { TpmMessenger } from './tpm.messenger.ts';

/** NV index of the RSA-2048 EK certificate, low range. */
export const EK_CERTIFICATE_INDEX = 0x01c00002;
export const EK_HANDLE = 0x81010001;
export const SRK_HANDLE = 0x81000001;

/** Public area of the EK; makes it and keeps it where that has not happened. Throws TpmError. */
export const ensureEk = (tpm: TpmMessenger): Process<TpmtPublic> =>
  ensurePrimary(tpm, TPM_RH.ENDORSEMENT, EK_RSA_2048_TEMPLATE, EK_HANDLE);

/** The same for the storage root key. */
export const ensureSrk = (tpm: TpmMessenger): Process<TpmtPublic> =>
  ensurePrimary(tpm, TPM_RH.OWNER, SRK_RSA_2048_TEMPLATE, SRK_HANDLE);

function* ensurePrimary(
  tpm: TpmMessenger,
  hierarchy: number,
  template: TpmtPublic,
  handle: number,
): Process<TpmtPublic> {
  const kept = yield* tpm.readPublic(handle);
  if (kept) return kept.publicArea;
  const { objectHandle, outPublic } = yield* tpm.createPrimary(hierarchy, template);
  try {
    yield* tpm.makePersistent(objectHandle, handle);
  } finally {
    tpm.channel.flush(objectHandle);
  }
  return outPublic;
}
