import { bytesToBigint, stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/non-volatile.ts';
import { has, LIMITS, nvType, TPM_NT, TPM_RC, TPM_RH, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { nvName } from '../../protocols/tpm2/names.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import type { Machine } from '../state/machine.ts';
import { checkNvRead, checkNvWrite } from '../nv/nv-access.ts';
import { checkDefinition } from '../nv/nv-definition.ts';
import { isPinIndex } from '../nv/pin.ts';
import { findNvIndex, nvIndexAt, writeNvIndex } from '../nv/nv-store.ts';
import type { NvIndex } from '../state/state.ts';

/** Part 3, 31: definition, reading and writing. What only some index types have is in nv-types.ts. */
const handles = { authHandle: HANDLE.nvAuth, nvIndex: HANDLE.nvIndex };
/** Bytes of all indices together; far more than a chip has. */
const NV_MEMORY = 65_536;

export const nvCommands = [
  defineCommand(shapes.nvDefineSpace, {
    handles: { authHandle: HANDLE.provision },
    authorisation: { authHandle: 'user' },
    attributes: { nv: true },
    run(machine, { authHandle, auth, publicInfo }) {
      const authValue = stripTrailingZeros(auth);
      if (authValue.length > digestSize(publicInfo.nameAlg)) failParameter(TPM_RC.SIZE, 1);
      const byPlatform = authHandle === TPM_RH.PLATFORM;
      if (byPlatform && !machine.state.stateClear.phEnableNV) failHandle(TPM_RC.HIERARCHY, 1);
      checkDefinition(publicInfo, byPlatform);
      if (findNvIndex(machine, publicInfo.nvIndex) !== null) fail(TPM_RC.NV_DEFINED);
      const { permanent } = machine.state;
      const used = permanent.nvIndices.reduce((sum, index) => sum + index.public.dataSize, 0);
      if (used + publicInfo.dataSize > NV_MEMORY) fail(TPM_RC.NV_SPACE);
      const data = new Uint8Array(publicInfo.dataSize).fill(0xff);
      permanent.nvIndices.push({ public: publicInfo, authValue, data });
      return {};
    },
  }),

  defineCommand(shapes.nvUndefineSpace, {
    handles: { authHandle: HANDLE.provision, nvIndex: HANDLE.nvIndex },
    authorisation: { authHandle: 'user' },
    attributes: { nv: true },
    run(machine, { authHandle, nvIndex }) {
      const { attributes } = nvIndexAt(machine, nvIndex).public;
      if (has(attributes, TPMA_NV.POLICY_DELETE)) failHandle(TPM_RC.ATTRIBUTES, 2);
      if (authHandle === TPM_RH.OWNER && has(attributes, TPMA_NV.PLATFORMCREATE))
        fail(TPM_RC.NV_AUTHORIZATION);
      undefine(machine, nvIndex);
      return {};
    },
  }),

  defineCommand(shapes.nvUndefineSpaceSpecial, {
    handles: { nvIndex: HANDLE.nvIndex, platform: HANDLE.platform },
    authorisation: { nvIndex: 'admin', platform: 'user' },
    attributes: { nv: true },
    run(machine, { nvIndex }) {
      const { attributes } = nvIndexAt(machine, nvIndex).public;
      if (!has(attributes, TPMA_NV.POLICY_DELETE)) failHandle(TPM_RC.ATTRIBUTES, 1);
      undefine(machine, nvIndex);
      return {};
    },
  }),

  defineCommand(shapes.nvReadPublic, {
    handles: { nvIndex: HANDLE.nvIndex },
    run(machine, { nvIndex }) {
      const index = nvIndexAt(machine, nvIndex);
      return { nvPublic: index.public, nvName: nvName(index.public) };
    },
  }),

  defineCommand(shapes.nvWrite, {
    handles,
    authorisation: { authHandle: 'user' },
    attributes: { nv: true, nvAccess: 'write' },
    run(machine, { authHandle, nvIndex, data, offset }) {
      const index = nvIndexAt(machine, nvIndex);
      checkNvWrite(index, authHandle);
      if (!isPlain(index)) fail(TPM_RC.ATTRIBUTES);
      const { dataSize, attributes } = index.public;
      if (offset > dataSize) failParameter(TPM_RC.VALUE, 2);
      if (offset + data.length > dataSize) fail(TPM_RC.NV_RANGE);
      if (has(attributes, TPMA_NV.WRITEALL) && data.length < dataSize) fail(TPM_RC.NV_RANGE);
      // Before the first write, and after the contents were dropped, unwritten bytes are ones.
      const contents = has(attributes, TPMA_NV.WRITTEN) ? index.data.slice() : index.data.slice().fill(0xff);
      contents.set(data, offset);
      writeNvIndex(machine, index, contents);
      return {};
    },
  }),

  defineCommand(shapes.nvRead, {
    handles,
    authorisation: { authHandle: 'user' },
    attributes: { nvAccess: 'read' },
    run(machine, { authHandle, nvIndex, size, offset }) {
      const index = nvIndexAt(machine, nvIndex);
      checkNvRead(index, authHandle);
      if (size > LIMITS.MAX_NV_BUFFER) failParameter(TPM_RC.VALUE, 1);
      if (offset > index.public.dataSize) failParameter(TPM_RC.VALUE, 2);
      if (offset + size > index.public.dataSize) fail(TPM_RC.NV_RANGE);
      return { data: index.data.slice(offset, offset + size) };
    },
  }),

  defineCommand(shapes.nvChangeAuth, {
    handles: { nvIndex: HANDLE.nvIndex },
    authorisation: { nvIndex: 'admin' },
    attributes: { nv: true },
    run(machine, { nvIndex, newAuth }) {
      const index = nvIndexAt(machine, nvIndex);
      const authValue = stripTrailingZeros(newAuth);
      if (authValue.length > digestSize(index.public.nameAlg)) failParameter(TPM_RC.SIZE, 1);
      index.authValue = authValue;
      return {};
    },
  }),
];

/** True for an index that NV_Write may write. */
function isPlain(index: NvIndex): boolean {
  return nvType(index.public.attributes) === TPM_NT.ORDINARY || isPinIndex(index);
}

/** Removes an index; a new counter must begin above every value that a removed one had (Part 1, 37.3.3). */
function undefine(machine: Machine, handle: number): void {
  const { permanent } = machine.state;
  const index = nvIndexAt(machine, handle);
  const { attributes } = index.public;
  if (nvType(attributes) === TPM_NT.COUNTER && has(attributes, TPMA_NV.WRITTEN)) {
    const value = bytesToBigint(index.data);
    if (value > permanent.maxCounter) permanent.maxCounter = value;
  }
  permanent.nvIndices = permanent.nvIndices.filter((other) => other !== index);
}
