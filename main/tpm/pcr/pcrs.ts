import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { LIMITS } from '../../protocols/tpm2/constants.ts';
import type { PcrSelection, TaggedDigest } from '../../protocols/tpm2/structures/pcr-selection.ts';
import type { Machine } from '../state/machine.ts';
import { forgetShutdown } from '../state/shutdown.ts';
import { ALL_PCRS, countsChanges, DRTM_PCRS, SAVED_PCRS } from './pcr-attributes.ts';

/** Platform configuration registers (Part 1, 17). */
type Bank = Machine['state']['volatile']['pcrs'][number];

function bankOf(machine: Machine, algorithm: number): Bank | undefined {
  return machine.state.volatile.pcrs.find((bank) => bank.algorithm === algorithm);
}

/** The algorithms of the allocated banks. */
export function allocatedBanks(machine: Machine): number[] {
  return machine.state.volatile.pcrs.map((bank) => bank.algorithm);
}

/**
 * Every bank at its start values; with `saved` values 0 to 15 go on from there (TPM Resume).
 * From locality 3 or 4, PCR 0 tells so (PC Client Platform TPM Profile, 3.7).
 */
export function startPcrs(machine: Machine, locality: number, saved: readonly Bank[] | null): void {
  const { volatile, permanent, stateReset } = machine.state;
  volatile.pcrs = permanent.pcrBanks.map((algorithm) => {
    const size = digestSize(algorithm);
    const values = Array.from({ length: LIMITS.PCR_COUNT }, (_, pcr) =>
      new Uint8Array(size).fill(DRTM_PCRS.includes(pcr) ? 0xff : 0),
    );
    const first = values[0];
    if (first !== undefined && locality >= 3) first[size - 1] = locality;
    const old = saved?.find((bank) => bank.algorithm === algorithm);
    for (const pcr of SAVED_PCRS)
      values[pcr] = old?.values[pcr]?.slice() ?? values[pcr] ?? new Uint8Array(size);
    return { algorithm, values };
  });
  // The reference implementation counts the start values too; clients compare with it.
  const begun = ALL_PCRS.filter((pcr) => countsChanges(pcr) && (saved === null || !SAVED_PCRS.includes(pcr)));
  stateReset.pcrUpdateCounter += begun.length;
}

/** Extends each bank for which there is a digest; a digest for a bank not allocated does nothing. */
export function extendPcr(machine: Machine, pcr: number, digests: readonly TaggedDigest[]): void {
  for (const { hashAlg, digest: value } of digests) {
    const bank = bankOf(machine, hashAlg);
    const current = bank?.values[pcr];
    if (bank === undefined || current === undefined) continue;
    bank.values[pcr] = digest(hashAlg, current, value);
    noteChange(machine, pcr);
  }
}

/** To zero in every bank. */
export function resetPcr(machine: Machine, pcr: number): void {
  for (const bank of machine.state.volatile.pcrs)
    bank.values[pcr] = new Uint8Array(digestSize(bank.algorithm));
  noteChange(machine, pcr);
}

function noteChange(machine: Machine, pcr: number): void {
  if (SAVED_PCRS.includes(pcr)) forgetShutdown(machine);
  if (countsChanges(pcr)) machine.state.stateReset.pcrUpdateCounter += 1;
}

/** The digest of `data` for every allocated bank. */
export function digestsForBanks(machine: Machine, data: readonly Uint8Array[]): TaggedDigest[] {
  return allocatedBanks(machine).map((hashAlg) => ({ hashAlg, digest: digest(hashAlg, ...data) }));
}

/** What of a selection there is: banks that are not allocated select nothing. */
export function availableSelection(machine: Machine, selection: readonly PcrSelection[]): PcrSelection[] {
  return selection.map(({ hash, pcrs }) => ({
    hash,
    pcrs: bankOf(machine, hash) === undefined ? [] : pcrs,
  }));
}

/** The selected values in order, and the part of the selection they belong to (at most `max`). */
export function readPcrs(
  machine: Machine,
  selection: readonly PcrSelection[],
  max: number,
): { selection: PcrSelection[]; values: Uint8Array[] } {
  const values: Uint8Array[] = [];
  const read = availableSelection(machine, selection).map(({ hash, pcrs }) => {
    const bank = bankOf(machine, hash);
    const taken = pcrs.slice(0, max - values.length);
    for (const pcr of taken) values.push(bank?.values[pcr]?.slice() ?? new Uint8Array(digestSize(hash)));
    return { hash, pcrs: taken };
  });
  return { selection: read, values };
}

/** The hash over all selected values (Part 1, 17.5), as Quote and PolicyPCR use it. */
export function pcrDigest(machine: Machine, hashAlg: number, selection: readonly PcrSelection[]): Uint8Array {
  return digest(hashAlg, ...readPcrs(machine, selection, Number.MAX_SAFE_INTEGER).values);
}

/** True if PCR_Allocate has changed the banks that the next TPM Reset gives. */
export function banksWillChange(machine: Machine): boolean {
  const { pcrBanks } = machine.state.permanent;
  return pcrBanks.join() !== allocatedBanks(machine).join();
}

/** Copies of the values that Shutdown(STATE) saves. */
export function savePcrs(machine: Machine): Bank[] {
  return machine.state.volatile.pcrs.map(({ algorithm, values }) => ({
    algorithm,
    values: SAVED_PCRS.map((pcr) => values[pcr] ?? new Uint8Array(digestSize(algorithm))),
  }));
}
