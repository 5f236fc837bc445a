/**
 * Talks to a swtpm over its two unix sockets on behalf of a thread that waits for it. A request is a message
 * `{ channel, bytes }`; the answer goes into the shared memory: length in the second word, bytes behind both.
 */
import net from 'node:net';
import type { Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

export interface SwtpmRequest {
  readonly channel: 'data' | 'control';
  readonly bytes: Uint8Array;
  /** Size of the answer on the control channel, which states none. */
  readonly size: number;
}

const { dataPath, controlPath, shared } = workerData as {
  dataPath: string;
  controlPath: string;
  shared: SharedArrayBuffer;
};
const words = new Int32Array(shared, 0, 2);
const answer = new Uint8Array(shared, 8);
/** Length of a message that means that the TPM is gone. */
const broken = -1;

let pending: { size: number | null } | undefined;
let held = Buffer.alloc(0);

function finish(length: number): void {
  pending = undefined;
  held = Buffer.alloc(0);
  Atomics.store(words, 1, length);
  Atomics.store(words, 0, 1);
  Atomics.notify(words, 0);
}

function take(chunk: Buffer): void {
  if (pending === undefined) return;
  held = Buffer.concat([held, chunk]);
  const size = pending.size ?? (held.length < 6 ? Number.POSITIVE_INFINITY : held.readUInt32BE(2));
  if (held.length < size) return;
  answer.set(held);
  finish(held.length);
}

function connect(path: string): Socket {
  const socket = net.connect(path);
  socket.on('data', take);
  socket.on('error', () => finish(broken));
  socket.on('close', () => pending !== undefined && finish(broken));
  return socket;
}

const sockets = { data: connect(dataPath), control: connect(controlPath) };

parentPort?.on('message', ({ channel, bytes, size }: SwtpmRequest) => {
  pending = { size: channel === 'control' ? size : null };
  sockets[channel].write(bytes);
});
parentPort?.postMessage('ready');
