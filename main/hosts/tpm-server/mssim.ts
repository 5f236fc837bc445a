/**
 * The simulator protocol of the TPM 2.0 reference implementation (tpm-facts 3), the server's side: what each
 * request carries and how it is answered. All numbers are big-endian and of four bytes unless said otherwise.
 */
import type { Tpm } from '../../tpm/index.ts';
import type { SocketReader } from './socket-reader.ts';

/** What becomes of the connection, or of the whole server, after a request. */
export type Outcome = 'next' | 'close' | 'stop';

/** Reads the rest of one request and answers it. */
export type Request = (
  tpm: SimulatedTpm,
  input: SocketReader,
  answer: (...parts: Uint8Array[]) => void,
) => Promise<Outcome>;

export type SimulatedTpm = Pick<Tpm, 'execute' | 'powerOn' | 'powerOff'>;

/** Larger than any TPM command (MAX_COMMAND_SIZE is 4096); beyond it the client does not speak this protocol. */
const largestMessage = 64 * 1024;

/** MAX_COMMAND_SIZE and MAX_RESPONSE_SIZE (tpm-facts 19). */
const commandAndResponseSizes = Buffer.concat([word(4096), word(4096)]);

/** Platform available, supports physical presence, raw mode: the flags that the reference simulator sends. */
const handshakeFlags = 0x0d;

const acknowledge: Request = async (_tpm, _input, answer) => {
  answer(word(0));
  return 'next';
};
const acknowledgeWord: Request = async (_tpm, input, answer) => {
  await input.take(4);
  answer(word(0));
  return 'next';
};

/** Requests of the command port, by code. */
export const commandRequests: ReadonlyMap<number, Request> = new Map<number, Request>([
  // The locality-4 hash sequence of a dynamic launch is taken and has no effect on PCR 17.
  [5, acknowledge],
  [
    6,
    async (_tpm, input, answer) => {
      if ((await takeSized(input)) === undefined) return 'close';
      answer(word(0));
      return 'next';
    },
  ],
  [7, acknowledge],
  [
    8,
    async (tpm, input, answer) => {
      const [locality = 0] = await input.take(1);
      const command = await takeSized(input);
      if (command === undefined) return 'close';
      const response = tpm.execute(command, locality);
      answer(word(response.length), response, word(0));
      return 'next';
    },
  ],
  [
    15,
    async (_tpm, input, answer) => {
      await input.take(4);
      answer(word(1), word(handshakeFlags), word(0));
      return 'next';
    },
  ],
  [16, acknowledgeWord],
  [20, async () => 'close'],
  [21, async () => 'stop'],
]);

const power =
  (change: (tpm: SimulatedTpm) => void): Request =>
  async (tpm, _input, answer) => {
    change(tpm);
    answer(word(0));
    return 'next';
  };

const cyclePower = power((tpm) => {
  tpm.powerOff();
  tpm.powerOn();
});

/** Requests of the platform port, by code. */
export const platformRequests: ReadonlyMap<number, Request> = new Map<number, Request>([
  [1, power((tpm) => tpm.powerOn())],
  [2, power((tpm) => tpm.powerOff())],
  // Physical presence, cancel, NV and the key cache have no effect here.
  ...[3, 4, 9, 10, 11, 12, 13, 14].map((code): [number, Request] => [code, acknowledge]),
  [17, cyclePower],
  [18, cyclePower],
  [20, async () => 'close'],
  [21, async () => 'stop'],
  [
    25,
    async (_tpm, _input, answer) => {
      answer(word(commandAndResponseSizes.length), commandAndResponseSizes, word(0));
      return 'next';
    },
  ],
  [
    26,
    async (_tpm, input, answer) => {
      await input.take(4);
      answer(word(0), word(0));
      return 'next';
    },
  ],
]);

async function takeSized(input: SocketReader): Promise<Uint8Array | undefined> {
  const size = (await input.take(4)).readUInt32BE();
  return size > largestMessage ? undefined : new Uint8Array(await input.take(size));
}

export function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
