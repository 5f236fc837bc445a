/** The bus to the TPM: one command at once, without device time. */
import type { CommandAuthorization } from '../../protocols/tpm2/client.ts';
import { transact } from '../../protocols/tpm2/client.ts';
import type { Fields } from '../../protocols/tpm2/codec.ts';
import type { CommandInput, CommandOutput, CommandShape } from '../../protocols/tpm2/command-shape.ts';
import { flushContext } from '../../protocols/tpm2/commands.ts';
import type { TpmChip } from '../windows/machine.ts';
import { TpmError } from './tpm-error.ts';

export class TpmChannel {
  readonly #chip: TpmChip;

  constructor(chip: TpmChip) {
    this.#chip = chip;
  }

  /** Sends one command. Throws TpmError where the TPM refuses it. */
  send<H extends string, P extends Fields, R extends Fields, RH extends string>(
    shape: CommandShape<H, P, R, RH>,
    input: CommandInput<H, P>,
    authorizations: readonly CommandAuthorization[] = [],
  ): CommandOutput<R, RH> {
    const answer = transact((request) => this.#chip.execute(request), shape, input, authorizations);
    if (answer.result === null) throw new TpmError(shape.name, answer.responseCode);
    return answer.result;
  }

  /** Takes an object or session out of the TPM's memory; one that is gone already is no fault. */
  flush(handle: number): void {
    try {
      this.send(flushContext, { flushHandle: handle });
    } catch (error) {
      if (!(error instanceof TpmError)) throw error;
    }
  }
}
