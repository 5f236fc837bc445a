/**
 * What Windows sets up in a TPM: the EK and the SRK under the handles that it keeps them at
 * (facts/tpm-and-boot-log#ek-certificate-and-persistent-keys).
 */
import { TPM_RH } from '../../protocols/tpm2/constants.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { SRK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';
import type { Process } from '../../world/process.ts';
import { ekAlgorithmFor, ekKinds } from './endorsement-keys.ts';
import type { TpmMessenger } from './tpm.messenger.ts';

export const EK_HANDLE = 0x81010001;
export const SRK_HANDLE = 0x81000001;

/**
 * Public area of the EK; makes it and keeps it where that has not happened, after the template whose certificate the
 * chip holds. Throws TpmError.
 */
export function* ensureEk(tpm: TpmMessenger): Process<TpmtPublic> {
  const kept = yield* tpm.readPublic(EK_HANDLE);
  if (kept) return kept.publicArea;
  const { template } = ekKinds[ekAlgorithmFor(new Set(yield* tpm.nvIndices()))];
  return yield* makePrimary(tpm, TPM_RH.ENDORSEMENT, template, EK_HANDLE);
}

/** The same for the storage root key. */
export function* ensureSrk(tpm: TpmMessenger): Process<TpmtPublic> {
  const kept = yield* tpm.readPublic(SRK_HANDLE);
  return kept?.publicArea ?? (yield* makePrimary(tpm, TPM_RH.OWNER, SRK_RSA_2048_TEMPLATE, SRK_HANDLE));
}

function* makePrimary(
  tpm: TpmMessenger,
  hierarchy: number,
  template: TpmtPublic,
  handle: number,
): Process<TpmtPublic> {
  const { objectHandle, outPublic } = yield* tpm.createPrimary(hierarchy, template);
  try {
    yield* tpm.makePersistent(objectHandle, handle);
  } finally {
    tpm.channel.flush(objectHandle);
  }
  return outPublic;
}
