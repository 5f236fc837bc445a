import { has, TPM_RC, TPM_RH, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { fail } from '../fail.ts';
import type { NvIndex } from '../state/state.ts';

/** What an authorization may do to an index (Part 1, 37.5), in the order the reference checks it. */

/** Fails unless the index may be read with this authorization. */
export function checkNvRead(index: NvIndex, authHandle: number): void {
  const { attributes } = index.public;
  if (has(attributes, TPMA_NV.READLOCKED)) fail(TPM_RC.NV_LOCKED);
  checkAuthority(index, authHandle, TPMA_NV.OWNERREAD, TPMA_NV.PPREAD);
  if (!has(attributes, TPMA_NV.WRITTEN)) fail(TPM_RC.NV_UNINITIALIZED);
}

/** Fails unless the index may be written with this authorization. */
export function checkNvWrite(index: NvIndex, authHandle: number): void {
  if (has(index.public.attributes, TPMA_NV.WRITELOCKED)) fail(TPM_RC.NV_LOCKED);
  checkAuthority(index, authHandle, TPMA_NV.OWNERWRITE, TPMA_NV.PPWRITE);
}

/** The owner, the platform, or the index itself. */
export function checkAuthority(index: NvIndex, authHandle: number, owner: number, platform: number): void {
  const { attributes, nvIndex } = index.public;
  const allowed =
    (authHandle === TPM_RH.OWNER && has(attributes, owner)) ||
    (authHandle === TPM_RH.PLATFORM && has(attributes, platform)) ||
    authHandle === nvIndex;
  if (!allowed) fail(TPM_RC.NV_AUTHORIZATION);
}
