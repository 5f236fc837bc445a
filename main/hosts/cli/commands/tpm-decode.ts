/** `reseal tpm decode [FILE|-]`: recorded TPM messages in words. */
import { BadInputError } from '../../../../shared/failures.ts';
import { describeCommand, type DecodedCommand } from '../../../protocols/tpm2/decode/describe-command.ts';
import { describeResponse, type DecodedResponse } from '../../../protocols/tpm2/decode/describe-response.ts';
import { recordedMessages } from '../../../protocols/tpm2/decode/recorded-messages.ts';
import { readFileOf } from '../../storage/read-file.ts';
import type { Command } from '../command.ts';

/** Bytes of a recording: some hundred thousand messages. */
const largest = 32 * 1024 * 1024;

interface Exchange {
  readonly request: DecodedCommand;
  /** Null where the recording ends with the request. */
  readonly response: DecodedResponse | null;
}

/** Ends with 1 where something in a message does not fit; `problems` says what. */
export const tpmDecode: Command = {
  words: ['[FILE|-]'],
  options: {},
  async run(given, terminal) {
    const file = given.word(0) ?? '-';
    const exchanges =
      file === '-'
        ? exchangesOf(recordedMessages(await standardInput(), 'Standard input'))
        : exchangesOf(recordedMessages(readBytes(file), file));
    terminal.printJson(exchanges);
    const problems = exchanges.flatMap(({ request, response }) => [
      ...request.problems,
      ...(response?.problems ?? []),
    ]);
    return problems.length === 0 ? 0 : 1;
  },
};

/** Requests and responses come in turns: what a response holds depends on what was asked. */
function exchangesOf(messages: readonly Uint8Array[]): readonly Exchange[] {
  return messages.flatMap((bytes, at) => {
    if (at % 2 !== 0) return [];
    const request = describeCommand(bytes);
    const answer = messages[at + 1];
    return [{ request, response: answer === undefined ? null : describeResponse(request, answer) }];
  });
}

const readBytes = (file: string): Uint8Array =>
  readFileOf(file, largest, 'Name a file with TPM messages, or - for standard input.');

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > largest)
      throw new BadInputError(
        `The recording has more than ${largest} bytes`,
        'Standard input',
        'Send a part.',
      );
  }
  return Buffer.concat(chunks);
}
