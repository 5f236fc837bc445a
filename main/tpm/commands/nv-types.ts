import { bigintToBytes, bytesToBigint } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/non-volatile.ts';
import { has, nvType, TPM_NT, TPM_RC, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { defineCommand } from '../define-command.ts';
import { failHandle } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import type { Machine } from '../state/machine.ts';
import { checkAuthority, checkNvWrite } from '../nv/nv-access.ts';
import { changeNvAttributes, nvIndexAt, writeNvIndex } from '../nv/nv-store.ts';
import type { NvIndex } from '../state/state.ts';

/** Part 3, 31: counters, bit fields, extend indices and locks. */
const handles = { authHandle: HANDLE.nvAuth, nvIndex: HANDLE.nvIndex };
const writing = { nv: true, nvAccess: 'write' } as const;
const authorisation = { authHandle: 'user' } as const;
const NUMBER_SIZE = 8;

/** The index for a write by a command of one type only, else ATTRIBUTES for handle 2. */
function writableOfType(machine: Machine, handle: number, authHandle: number, type: number): NvIndex {
  const index = nvIndexAt(machine, handle);
  checkNvWrite(index, authHandle);
  return nvType(index.public.attributes) === type ? index : failHandle(TPM_RC.ATTRIBUTES, 2);
}

function isWritten(index: NvIndex): boolean {
  return has(index.public.attributes, TPMA_NV.WRITTEN);
}

export const nvTypeCommands = [
  defineCommand(shapes.nvIncrement, {
    handles,
    authorisation,
    attributes: writing,
    run(machine, { authHandle, nvIndex }) {
      const index = writableOfType(machine, nvIndex, authHandle, TPM_NT.COUNTER);
      const value = isWritten(index) ? bytesToBigint(index.data) : machine.state.permanent.maxCounter;
      writeNvIndex(machine, index, bigintToBytes(BigInt.asUintN(64, value + 1n), NUMBER_SIZE));
      return {};
    },
  }),

  defineCommand(shapes.nvSetBits, {
    handles,
    authorisation,
    attributes: writing,
    run(machine, { authHandle, nvIndex, bits }) {
      const index = writableOfType(machine, nvIndex, authHandle, TPM_NT.BITS);
      const value = isWritten(index) ? bytesToBigint(index.data) : 0n;
      writeNvIndex(machine, index, bigintToBytes(value | bits, NUMBER_SIZE));
      return {};
    },
  }),

  defineCommand(shapes.nvExtend, {
    handles,
    authorisation,
    attributes: writing,
    run(machine, { authHandle, nvIndex, data }) {
      const index = writableOfType(machine, nvIndex, authHandle, TPM_NT.EXTEND);
      const { nameAlg } = index.public;
      const old = isWritten(index) ? index.data : new Uint8Array(digestSize(nameAlg));
      writeNvIndex(machine, index, digest(nameAlg, old, data));
      return {};
    },
  }),

  defineCommand(shapes.nvWriteLock, {
    handles,
    authorisation,
    attributes: writing,
    run(machine, { authHandle, nvIndex }) {
      const index = nvIndexAt(machine, nvIndex);
      const { attributes } = index.public;
      if (has(attributes, TPMA_NV.WRITELOCKED)) return {};
      checkAuthority(index, authHandle, TPMA_NV.OWNERWRITE, TPMA_NV.PPWRITE);
      const lockable = has(attributes, TPMA_NV.WRITEDEFINE) || has(attributes, TPMA_NV.WRITE_STCLEAR);
      if (!lockable) failHandle(TPM_RC.ATTRIBUTES, 2);
      changeNvAttributes(machine, index, attributes | TPMA_NV.WRITELOCKED);
      return {};
    },
  }),

  defineCommand(shapes.nvGlobalWriteLock, {
    handles: { authHandle: HANDLE.provision },
    authorisation,
    attributes: { nv: true },
    run(machine) {
      for (const index of machine.state.permanent.nvIndices) {
        const { attributes } = index.public;
        if (has(attributes, TPMA_NV.GLOBALLOCK))
          changeNvAttributes(machine, index, attributes | TPMA_NV.WRITELOCKED);
      }
      return {};
    },
  }),

  defineCommand(shapes.nvReadLock, {
    handles,
    authorisation,
    attributes: { nv: true, nvAccess: 'read' },
    run(machine, { authHandle, nvIndex }) {
      const index = nvIndexAt(machine, nvIndex);
      const { attributes } = index.public;
      if (has(attributes, TPMA_NV.READLOCKED)) return {};
      checkAuthority(index, authHandle, TPMA_NV.OWNERREAD, TPMA_NV.PPREAD);
      if (!has(attributes, TPMA_NV.READ_STCLEAR)) failHandle(TPM_RC.ATTRIBUTES, 2);
      changeNvAttributes(machine, index, attributes | TPMA_NV.READLOCKED);
      return {};
    },
  }),
];
