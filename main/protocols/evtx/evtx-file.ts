/** An event log file (.evtx) of events, oldest first ([MS-EVEN6] 2.2.17; libyal, "Windows XML Event Log (EVTX) format"). */
import { crc32 } from 'node:zlib';
import { MisuseError } from '../../../shared/failures.ts';
import { concat } from '../bytes/bytes.ts';
import { ChunkWriter } from './chunk-writer.ts';
import type { EvtxEvent } from './evtx.types.ts';

const headBlock = 4096;
const headSize = 128;
/** The file. Throws MisuseError for an event that no chunk can hold: about 30,000 characters. */
export function encodeEvtx(events: readonly EvtxEvent[]): Uint8Array {
  const chunks = [new ChunkWriter()];
  for (const event of events) {
    if (chunks.at(-1)?.add(event)) continue;
    const next = new ChunkWriter();
    if (!next.add(event))
      throw new MisuseError(`Event ${event.eventId} of ${event.channel} fills more than a chunk`);
    chunks.push(next);
  }
  let number = 1n;
  const written = chunks.map((chunk) => {
    const first = number;
    number += BigInt(chunk.count);
    return chunk.finish(first);
  });
  return concat(head(written.length, (events.at(-1)?.recordId ?? 0) + 1), ...written);
}

function head(chunks: number, nextRecord: number): Uint8Array {
  const bytes = Buffer.alloc(headBlock);
  bytes.write('ElfFile\0', 0, 'latin1');
  bytes.writeBigUInt64LE(0n, 8);
  bytes.writeBigUInt64LE(BigInt(chunks - 1), 16);
  bytes.writeBigUInt64LE(BigInt(nextRecord), 24);
  bytes.writeUInt32LE(headSize, 32);
  bytes.writeUInt16LE(1, 36);
  bytes.writeUInt16LE(3, 38);
  bytes.writeUInt16LE(headBlock, 40);
  bytes.writeUInt16LE(chunks, 42);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 120)), 124);
  return bytes;
}
