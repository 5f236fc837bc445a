import { stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/integrity.ts';
import { LIMITS, TPM_RC, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { AUTHORIZED_PCRS, mayExtend, mayReset } from '../pcr/pcr-attributes.ts';
import { forgetShutdown } from '../state/shutdown.ts';
import { digestsForBanks, extendPcr, readPcrs, resetPcr } from '../pcr/pcrs.ts';

/** Part 3, 22. */
const MAX_READ = 8;

export const integrityCommands = [
  defineCommand(shapes.pcrExtend, {
    handles: { pcrHandle: HANDLE.pcrOrNull },
    authorisation: { pcrHandle: 'user' },
    attributes: { nv: true },
    run(machine, { pcrHandle, digests }, { locality }) {
      if (pcrHandle === TPM_RH.NULL) return {};
      if (!mayExtend(pcrHandle, locality)) fail(TPM_RC.LOCALITY);
      extendPcr(machine, pcrHandle, digests);
      return {};
    },
  }),

  defineCommand(shapes.pcrEvent, {
    handles: { pcrHandle: HANDLE.pcrOrNull },
    authorisation: { pcrHandle: 'user' },
    attributes: { nv: true },
    run(machine, { pcrHandle, eventData }, { locality }) {
      const digests = digestsForBanks(machine, [eventData]);
      if (pcrHandle !== TPM_RH.NULL) {
        if (!mayExtend(pcrHandle, locality)) fail(TPM_RC.LOCALITY);
        extendPcr(machine, pcrHandle, digests);
      }
      return { digests };
    },
  }),

  defineCommand(shapes.pcrRead, {
    run(machine, { pcrSelectionIn }) {
      const { selection, values } = readPcrs(machine, pcrSelectionIn, MAX_READ);
      const { pcrUpdateCounter } = machine.state.stateReset;
      return { pcrUpdateCounter, pcrSelectionOut: selection, pcrValues: values };
    },
  }),

  defineCommand(shapes.pcrReset, {
    handles: { pcrHandle: HANDLE.pcr },
    authorisation: { pcrHandle: 'user' },
    attributes: { nv: true },
    run(machine, { pcrHandle }, { locality }) {
      if (!mayReset(pcrHandle, locality)) fail(TPM_RC.LOCALITY);
      resetPcr(machine, pcrHandle);
      return {};
    },
  }),

  defineCommand(shapes.pcrAllocate, {
    handles: { authHandle: HANDLE.platform },
    authorisation: { authHandle: 'user' },
    attributes: { nv: true },
    run(machine, { pcrAllocation }) {
      const { permanent } = machine.state;
      const banks = new Set(permanent.pcrBanks);
      for (const { hash, pcrs } of pcrAllocation) {
        // A bank has all PCRs or none, as in the reference implementation.
        if (pcrs.length === 0) banks.delete(hash);
        else if (pcrs.length === LIMITS.PCR_COUNT) banks.add(hash);
        else return allocationResult(false, banks);
      }
      if (banks.size === 0) fail(TPM_RC.PCR);
      permanent.pcrBanks = [...banks].sort((a, b) => a - b);
      return allocationResult(true, banks);
    },
  }),

  defineCommand(shapes.pcrSetAuthValue, {
    handles: { pcrHandle: HANDLE.pcr },
    authorisation: { pcrHandle: 'user' },
    run(machine, { pcrHandle, auth }) {
      if (!AUTHORIZED_PCRS.includes(pcrHandle)) fail(TPM_RC.VALUE);
      forgetShutdown(machine);
      machine.state.stateClear.pcrAuthValue = stripTrailingZeros(auth);
      return {};
    },
  }),

  defineCommand(shapes.pcrSetAuthPolicy, {
    handles: { authHandle: HANDLE.platform },
    authorisation: { authHandle: 'user' },
    attributes: { nv: true },
    run(machine, { authPolicy, hashAlg, pcrNum }) {
      if (authPolicy.length !== digestSize(hashAlg)) failParameter(TPM_RC.SIZE, 1);
      if (!AUTHORIZED_PCRS.includes(pcrNum)) failParameter(TPM_RC.VALUE, 3);
      machine.state.permanent.pcrPolicy = { policyAlg: hashAlg, authPolicy };
      return {};
    },
  }),
];

function allocationResult(
  allocationSuccess: boolean,
  banks: ReadonlySet<number>,
): { allocationSuccess: boolean; maxPCR: number; sizeNeeded: number; sizeAvailable: number } {
  const size = [...banks].reduce((sum, bank) => sum + digestSize(bank) * LIMITS.PCR_COUNT, 0);
  return { allocationSuccess, maxPCR: LIMITS.PCR_COUNT, sizeNeeded: size, sizeAvailable: size };
}
