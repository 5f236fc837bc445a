/** The bus to the TPM: one command at once, without device time, and a record of what was sent. */
import type { CommandAuthorization } from '../../protocols/tpm2/client.ts';
import { transact } from '../../protocols/tpm2/client.ts';
import type { Fields } from '../../protocols/tpm2/codec.ts';
import type { CommandInput, CommandOutput, CommandShape } from '../../protocols/tpm2/command-shape.ts';
import { flushContext } from '../../protocols/tpm2/commands.ts';
import type { SimTime } from '../../world/time.ts';
import type { TpmChip } from '../windows/machine.ts';
import { TpmError } from './tpm-error.ts';

/** One command as the report and the diagnostics show it. */
export interface TpmTraceEntry {
  readonly at: SimTime;
  /** 'TPM2_Quote'. */
  readonly command: string;
  readonly handles: readonly number[];
  readonly responseCode: number;
  /** Whole messages, hex. */
  readonly request: string;
  readonly response: string;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export class TpmChannel {
  readonly trace: TpmTraceEntry[] = [];
  readonly #chip: TpmChip;
  readonly #now: () => SimTime;

  constructor(chip: TpmChip, now: () => SimTime) {
    this.#chip = chip;
    this.#now = now;
  }

  /** Sends one command. Throws TpmError where the TPM refuses it. */
  send<H extends string, P extends Fields, R extends Fields, RH extends string>(
    shape: CommandShape<H, P, R, RH>,
    input: CommandInput<H, P>,
    authorizations: readonly CommandAuthorization[] = [],
  ): CommandOutput<R, RH> {
    const handles = shape.handles.map((name) => input[name]);
    const carry = (request: Uint8Array): Uint8Array => {
      const response = this.#chip.execute(request);
      this.trace.push({
        at: this.#now(),
        command: `TPM2_${shape.name}`,
        handles,
        responseCode: new DataView(response.buffer, response.byteOffset).getUint32(6),
        request: hex(request),
        response: hex(response),
      });
      return response;
    };
    const answer = transact(carry, shape, input, authorizations);
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
