/** The TPM commands of an attestation for people: names, handles, sessions, parameters, meaning of the answer. */
import { describeCommand, type DecodedCommand } from '../../protocols/tpm2/decode/describe-command.ts';
import { describeResponse, type DecodedResponse } from '../../protocols/tpm2/decode/describe-response.ts';
import type { SimTime } from '../../world/time.ts';
import type { TpmTraceEntry } from './tpm-channel.ts';

export interface DecodedTraceEntry {
  readonly at: SimTime;
  readonly command: DecodedCommand;
  readonly response: DecodedResponse;
}

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** Decodes each entry; total, as the decoder is. */
export const decodeTrace = (trace: readonly TpmTraceEntry[]): readonly DecodedTraceEntry[] =>
  trace.map(({ at, request, response }) => {
    const command = describeCommand(bytesOf(request));
    return { at, command, response: describeResponse(command, bytesOf(response)) };
  });
