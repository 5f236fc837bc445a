import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import { sizedBytes } from '../../protocols/tpm2/codec.ts';
import { TPM_CC } from '../../protocols/tpm2/constants.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import type { Command } from '../define-command.ts';

const WITH_TEMPLATE: readonly number[] = [TPM_CC.Create, TPM_CC.CreatePrimary, TPM_CC.CreateLoaded];
const anySize = sizedBytes(0xffff);

/** The template in the parameters of a creation command, for PolicyTemplate; else null. */
export function templateBytes(command: Command, parameters: Uint8Array): Uint8Array | null {
  if (!WITH_TEMPLATE.includes(command.shape.code)) return null;
  const reader = new ByteReader(parameters);
  try {
    anySize.read(reader);
    return anySize.read(reader);
  } catch (fault) {
    if (fault instanceof ResponseFault) return null;
    throw fault;
  }
}
