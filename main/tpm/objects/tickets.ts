import { concat, equalBytes, NO_BYTES, u16Bytes } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { hmac } from '../../protocols/tpm2/hashes.ts';
import type { Ticket } from '../../protocols/tpm2/structures/tickets.ts';
import { hierarchySecret } from '../entities/hierarchies.ts';
import type { Machine } from '../state/machine.ts';

/** A ticket (Part 1, 11.4.6.3): the TPM's own statement, to be shown to it again. */
export function makeTicket(
  machine: Machine,
  tag: number,
  hierarchy: number,
  ...statement: readonly Uint8Array[]
): Ticket {
  const { proof } = hierarchySecret(machine, hierarchy);
  // Each part with its size: no two statements have the same bytes.
  const parts = statement.map((part) => concat(u16Bytes(part.length), part));
  return { tag, hierarchy, digest: hmac(TPM_ALG.SHA512, proof, u16Bytes(tag), ...parts) };
}

/** A NULL ticket: says nothing (Part 2, 10.7.1). */
export function nullTicket(tag: number): Ticket {
  return { tag, hierarchy: TPM_RH.NULL, digest: NO_BYTES };
}

/** True if this TPM made the ticket for this statement. A NULL ticket never holds. */
export function holdsTicket(machine: Machine, ticket: Ticket, ...statement: readonly Uint8Array[]): boolean {
  const expected = makeTicket(machine, ticket.tag, ticket.hierarchy, ...statement);
  return equalBytes(expected.digest, ticket.digest);
}
