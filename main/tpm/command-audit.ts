import { concat, u32Bytes } from '../protocols/bytes/bytes.ts';
import { TPM_RC } from '../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../protocols/tpm2/hashes.ts';
import type { Machine } from './state/machine.ts';
import { forgetShutdown } from './state/shutdown.ts';

/** Command audit (Part 1, 20.2): the digest over all audited commands since it was last signed. */

/** Adds a successful command to the audit digest if it is on the list. */
export function auditCommand(
  machine: Machine,
  code: number,
  parameters: Uint8Array,
  cpHash: (hashAlg: number) => Uint8Array,
): void {
  const { permanent, stateReset } = machine.state;
  if (!permanent.auditCommands.includes(code)) return;
  forgetShutdown(machine);
  const { auditAlg } = permanent;
  if (stateReset.auditDigest.length === 0) {
    permanent.auditCounter += 1n;
    stateReset.auditDigest = new Uint8Array(digestSize(auditAlg));
  }
  const rpHash = digest(auditAlg, u32Bytes(TPM_RC.SUCCESS), u32Bytes(code), parameters);
  stateReset.auditDigest = digest(auditAlg, stateReset.auditDigest, cpHash(auditAlg), rpHash);
}

/** The digest over the list of audited commands. */
export function auditedCommandsDigest(machine: Machine): Uint8Array {
  const { auditAlg, auditCommands } = machine.state.permanent;
  return digest(auditAlg, concat(...auditCommands.map(u32Bytes)));
}
