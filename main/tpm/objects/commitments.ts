import { bigintToBytes } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { extraBitsSize, scalarFrom } from '../crypto/ecc.ts';
import type { Machine } from '../state/machine.ts';

/**
 * Secrets of Commit and EC_Ephemeral (Part 1, C.2): derived from a nonce and a counter, so that the TPM keeps
 * no more than which counters are open. A TPM Reset ends them all.
 */
const MAX_OPEN = 128;

/** The secret that the next commitment uses. `name` binds it to a key; empty for an ephemeral key. */
export function nextSecret(machine: Machine, curveID: number, name: Uint8Array): Uint8Array {
  return secretOf(machine, curveID, name, machine.state.stateReset.commit.counter);
}

/** Keeps the secret of `nextSecret` open and answers its counter; the oldest gives way when there are many. */
export function commitSecret(machine: Machine): number {
  const { commit } = machine.state.stateReset;
  const { counter } = commit;
  commit.open = [...commit.open.filter((other) => other > counter - MAX_OPEN), counter];
  commit.counter += 1;
  return counter & 0xffff;
}

/** The open secret of a counter, or null if there is none, or not any more. */
export function openSecretOf(
  machine: Machine,
  curveID: number,
  name: Uint8Array,
  counter: number,
): Uint8Array | null {
  const full = openCounter(machine, counter);
  return full === undefined ? null : secretOf(machine, curveID, name, full);
}

/** A secret is used once. */
export function endCommitment(machine: Machine, counter: number): void {
  const { commit } = machine.state.stateReset;
  const full = openCounter(machine, counter);
  commit.open = commit.open.filter((other) => other !== full);
}

function openCounter(machine: Machine, counter: number): number | undefined {
  return machine.state.stateReset.commit.open.find((open) => (open & 0xffff) === counter);
}

function secretOf(machine: Machine, curveID: number, name: Uint8Array, counter: number): Uint8Array {
  const { nonce } = machine.state.stateReset.commit;
  const count = bigintToBytes(BigInt(counter), 8);
  const bits = extraBitsSize(curveID) * 8;
  return scalarFrom(curveID, kdfa(TPM_ALG.SHA512, nonce, 'ECDAA Commit', name, count, bits));
}
