import { has, LIMITS, nvType, TPM_NT, TPM_RC, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import type { NvPublic } from '../../protocols/tpm2/structures/nv-public.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { withParameter } from '../parameter-faults.ts';

/** Which public areas NV_DefineSpace accepts (Part 3, 31.3), in the order the reference checks them. */
const READ = TPMA_NV.PPREAD | TPMA_NV.OWNERREAD | TPMA_NV.AUTHREAD | TPMA_NV.POLICYREAD;
const WRITE = TPMA_NV.PPWRITE | TPMA_NV.OWNERWRITE | TPMA_NV.AUTHWRITE | TPMA_NV.POLICYWRITE;
/** What only use of the index sets. */
const STATUS = TPMA_NV.WRITTEN | TPMA_NV.WRITELOCKED | TPMA_NV.READLOCKED;
const TYPES: readonly number[] = Object.values(TPM_NT);
const NUMBERS: readonly number[] = [TPM_NT.COUNTER, TPM_NT.BITS, TPM_NT.PIN_FAIL, TPM_NT.PIN_PASS];
/** A PIN index that its own PIN could write, or that a lock could freeze, would protect nothing. */
const NOT_FOR_PINS = TPMA_NV.AUTHWRITE | TPMA_NV.GLOBALLOCK | TPMA_NV.WRITEDEFINE;
const NUMBER_SIZE = 8;

export function checkDefinition(publicInfo: NvPublic, byPlatform: boolean): void {
  withParameter(2, () => checkTypeAndAttributes(publicInfo));
  const { attributes, dataSize } = publicInfo;
  // Who has defined an index can remove it.
  if (has(attributes, TPMA_NV.PLATFORMCREATE) !== byPlatform) failHandle(TPM_RC.ATTRIBUTES, 1);
  if (has(attributes, TPMA_NV.POLICY_DELETE) && !byPlatform) failParameter(TPM_RC.ATTRIBUTES, 2);
  if (has(attributes, TPMA_NV.WRITEALL) && dataSize > LIMITS.MAX_NV_BUFFER) failParameter(TPM_RC.SIZE, 2);
}

function checkTypeAndAttributes({ attributes, authPolicy, nameAlg, dataSize }: NvPublic): void {
  const type = nvType(attributes);
  if (authPolicy.length !== 0 && authPolicy.length !== digestSize(nameAlg)) fail(TPM_RC.SIZE);
  if (!TYPES.includes(type)) fail(TPM_RC.ATTRIBUTES);
  if (NUMBERS.includes(type) && dataSize !== NUMBER_SIZE) fail(TPM_RC.SIZE);
  if (type === TPM_NT.EXTEND && dataSize !== digestSize(nameAlg)) fail(TPM_RC.SIZE);
  if (type === TPM_NT.PIN_FAIL && !has(attributes, TPMA_NV.NO_DA)) fail(TPM_RC.ATTRIBUTES);
  if (type === TPM_NT.PIN_FAIL || type === TPM_NT.PIN_PASS) {
    if ((attributes & NOT_FOR_PINS) !== 0) fail(TPM_RC.ATTRIBUTES);
  }
  if ((attributes & STATUS) !== 0) fail(TPM_RC.ATTRIBUTES);
  if ((attributes & READ) === 0 || (attributes & WRITE) === 0) fail(TPM_RC.ATTRIBUTES);
  if (has(attributes, TPMA_NV.CLEAR_STCLEAR)) {
    // A counter never goes back, and what is locked for good is not cleared.
    if (type === TPM_NT.COUNTER || has(attributes, TPMA_NV.WRITEDEFINE)) fail(TPM_RC.ATTRIBUTES);
  }
}
