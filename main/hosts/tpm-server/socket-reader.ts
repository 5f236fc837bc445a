/** Reads a socket in pieces of a wanted size. */
import type { Socket } from 'node:net';
import { MisuseError } from '../../../shared/failures.ts';

export interface SocketReader {
  /** The next `count` bytes; rejects with MisuseError where the client ends before them. */
  take(count: number): Promise<Buffer>;
  /** A big-endian number of four bytes; undefined where the socket has ended at a clean place. */
  word(): Promise<number | undefined>;
}

export function createSocketReader(socket: Socket): SocketReader {
  const chunks = socket[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);

  /** A reset connection is an ended one. */
  async function nextChunk(): Promise<Buffer | undefined> {
    try {
      const { value, done } = await chunks.next();
      return done === true ? undefined : (value as Buffer);
    } catch {
      return undefined;
    }
  }
  async function fill(count: number): Promise<boolean> {
    while (held.length < count) {
      const chunk = await nextChunk();
      if (chunk === undefined) return false;
      held = Buffer.concat([held, chunk]);
    }
    return true;
  }
  function cut(count: number): Buffer {
    const piece = held.subarray(0, count);
    held = held.subarray(count);
    return piece;
  }
  return {
    async take(count) {
      if (!(await fill(count))) throw new MisuseError('The client ended in the middle of a message');
      return cut(count);
    },
    async word() {
      return (await fill(4)) ? cut(4).readUInt32BE() : undefined;
    },
  };
}
