/**
 * The simulator protocol of the TPM 2.0 reference implementation (tpm-facts 3), the server's side: what each
 * request carries and how it is answered. All numbers are big-endian and of four bytes unless said otherwise.
 */
import type { Simulator } from './simulator.ts';
import type { SocketReader } from './socket-reader.ts';

/** What becomes of the connection, or of the whole server, after a request. */
export type Outcome = 'next' | 'close' | 'stop';

/** Reads the rest of one request and answers it. */
export type Request = (
  tpm: Simulator,
  input: SocketReader,
  answer: (...parts: Uint8Array[]) => void,
) => Promise<Outcome>;

/** Larger than any TPM command (MAX_COMMAND_SIZE is 4096); beyond it the client does not speak this protocol. */
const largestMessage = 64 * 1024;

/** MAX_COMMAND_SIZE and MAX_RESPONSE_SIZE (tpm-facts 19). */
const commandAndResponseSizes = Buffer.concat([word(4096), word(4096)]);

/** Platform available, supports physical presence, raw mode: the flags that the reference simulator sends. */
const handshakeFlags = 0x0d;

/** A request without contents, whose answer says only that it is done. */
const signal =
  (act: (tpm: Simulator) => void): Request =>
  async (tpm, _input, answer) => {
    act(tpm);
    answer(word(0));
    return 'next';
  };
const ignored = signal(() => undefined);

/** Requests of the command port, by code. */
export const commandRequests: ReadonlyMap<number, Request> = new Map<number, Request>([
  [5, signal((tpm) => tpm.hashStart())],
  [
    6,
    async (tpm, input, answer) => {
      const data = await takeSized(input);
      if (data === undefined) return 'close';
      tpm.hashData(data);
      answer(word(0));
      return 'next';
    },
  ],
  [7, signal((tpm) => tpm.hashEnd())],
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
  // An alternative result would be for tests of clients; it is taken and not used.
  [
    16,
    async (_tpm, input, answer) => {
      await input.take(4);
      answer(word(0));
      return 'next';
    },
  ],
  [20, async () => 'close'],
  [21, async () => 'stop'],
]);

const cyclePower = signal((tpm) => {
  tpm.powerOff();
  tpm.powerOn();
});

/** Requests of the platform port, by code. */
export const platformRequests: ReadonlyMap<number, Request> = new Map<number, Request>([
  [1, signal((tpm) => tpm.powerOn())],
  [2, signal((tpm) => tpm.powerOff())],
  [3, signal((tpm) => tpm.physicalPresence(true))],
  [4, signal((tpm) => tpm.physicalPresence(false))],
  [9, signal((tpm) => tpm.setCancel(true))],
  [10, signal((tpm) => tpm.setCancel(false))],
  [11, signal((tpm) => tpm.setNv(true))],
  [12, signal((tpm) => tpm.setNv(false))],
  // There is no cache of RSA keys to switch.
  [13, ignored],
  [14, ignored],
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
  // No authenticated countdown timer is there, so none has run out.
  [
    26,
    async (_tpm, input, answer) => {
      await input.take(4);
      answer(word(0), word(0));
      return 'next';
    },
  ],
  [30, signal((tpm) => tpm.failForTest())],
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
