/** `reseal tpm decode [FILE|-]`: recorded TPM messages in words. */
import { readFileSync } from 'node:fs';
import { describeCommand, type DecodedCommand } from '../../../protocols/tpm2/decode/describe-command.ts';
import { describeResponse, type DecodedResponse } from '../../../protocols/tpm2/decode/describe-response.ts';
import { recordedMessages } from '../../../protocols/tpm2/decode/recorded-messages.ts';
import { inWords } from '../../storage/file-errors.ts';
import type { Command } from '../command.ts';

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

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw inWords(error, file, 'Name a file with TPM messages, or - for standard input.');
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}
