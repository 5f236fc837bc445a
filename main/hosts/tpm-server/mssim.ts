/**
 * The simulator protocol of the TPM 2.0 reference implementation (facts/tpm-and-boot-log#simulator-protocol),
 * the server's side: what each request carries and how it is answered. All numbers are big-endian and of four
 * bytes unless said otherwise.
 */
import type { Steps } from '../../tpm/steps.ts';
import type { Simulator } from './simulator.ts';

/** What is answered; or that the connection, or the whole server, ends without an answer. */
export type Reply = Uint8Array | 'close' | 'stop';

/** One request; its bytes are those behind the code. */
export interface Request {
  /** It does not wait for the requests before it: a cancellation is for the command that runs. */
  readonly atOnce?: boolean;
  /** How many bytes it has; undefined where too few are there to tell. */
  size(bytes: Buffer): number | undefined;
  /** In steps where it takes device time. */
  act(tpm: Simulator, bytes: Buffer): Reply | Steps<Reply>;
}

/** Larger than any TPM command (MAX_COMMAND_SIZE is 4096); beyond it the client does not speak this protocol. */
export const largestRequest = 64 * 1024;

/** MAX_COMMAND_SIZE and MAX_RESPONSE_SIZE (facts/tpm-and-boot-log#limits). */
const commandAndResponseSizes = Buffer.concat([word(4096), word(4096)]);

/** Platform available, supports physical presence, raw mode: the flags that the reference simulator sends. */
const handshakeFlags = 0x0d;

const done = word(0);

/** A request of `size` bytes, whose answer says only that it is done. */
const signal = (act: (tpm: Simulator) => void, size = 0): Request => ({
  size: () => size,
  act(tpm) {
    act(tpm);
    return done;
  },
});
const ignored = signal(() => undefined);
const told = (size: number, ...answer: readonly Uint8Array[]): Request => ({
  size: () => size,
  act: () => Buffer.concat(answer),
});
const ending = (reply: 'close' | 'stop'): Request => ({ size: () => 0, act: () => reply });

/** Bytes with their size before them, `at` bytes into the request. */
const sizedAt =
  (at: number) =>
  (bytes: Buffer): number | undefined =>
    bytes.length < at + 4 ? undefined : at + 4 + bytes.readUInt32BE(at);

/** Requests of the command port, by code. */
export const commandRequests: ReadonlyMap<number, Request> = new Map<number, Request>([
  [5, signal((tpm) => tpm.hashStart())],
  [
    6,
    {
      size: sizedAt(0),
      act(tpm, bytes) {
        tpm.hashData(new Uint8Array(bytes.subarray(4)));
        return done;
      },
    },
  ],
  [7, signal((tpm) => tpm.hashEnd())],
  [
    8,
    {
      // Behind the locality, a byte.
      size: sizedAt(1),
      *act(tpm, bytes) {
        const response = yield* tpm.begin(new Uint8Array(bytes.subarray(5)), bytes[0] ?? 0);
        return Buffer.concat([word(response.length), response, done]);
      },
    },
  ],
  [15, told(4, word(1), word(handshakeFlags), done)],
  // An alternative result would be for tests of clients; it is taken and not used.
  [16, told(4, done)],
  [20, ending('close')],
  [21, ending('stop')],
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
  [9, { ...signal((tpm) => tpm.setCancel(true)), atOnce: true }],
  [10, { ...signal((tpm) => tpm.setCancel(false)), atOnce: true }],
  [11, signal((tpm) => tpm.setNv(true))],
  [12, signal((tpm) => tpm.setNv(false))],
  // There is no cache of RSA keys to switch.
  [13, ignored],
  [14, ignored],
  [17, cyclePower],
  [18, cyclePower],
  [20, ending('close')],
  [21, ending('stop')],
  [25, told(0, word(commandAndResponseSizes.length), commandAndResponseSizes, done)],
  // No authenticated countdown timer is there, so none has run out.
  [26, told(4, word(0), done)],
  [30, signal((tpm) => tpm.failForTest())],
]);

export function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
