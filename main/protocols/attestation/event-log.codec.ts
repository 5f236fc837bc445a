/**
 * The TCG crypto-agile event log, little-endian (TCG PC Client Platform Firmware Profile, section 10;
 * facts/tpm-and-boot-log#event-log).
 */
import { createHash } from 'node:crypto';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { LittleEndianReader, u16, u32, u8 } from '../bytes/little-endian.ts';
import { concat, NO_BYTES } from '../bytes/bytes.ts';
import { EventType } from './event-types.ts';

export interface MeasuredEvent {
  readonly pcr: number;
  /** A value of EventType. */
  readonly type: number;
  /** What the PCR of each bank was extended with. */
  readonly digests: { readonly sha1?: Uint8Array; readonly sha256: Uint8Array };
  readonly data: Uint8Array;
}

const TPM_ALG_SHA1 = 0x0004;
const TPM_ALG_SHA256 = 0x000b;
const signature = Buffer.from('Spec ID Event03\0', 'latin1');
const startupLocality = Buffer.from('StartupLocality\0', 'latin1');
const place = 'TCG event log';

/** With a Spec ID event before the others. All events have a SHA-1 digest, or none has. */
export function encodeEventLog(events: readonly MeasuredEvent[]): Uint8Array {
  const withSha1 = events[0]?.digests.sha1 !== undefined;
  const records = events.map(({ pcr, type, digests, data }) => {
    if ((digests.sha1 !== undefined) !== withSha1)
      throw new MisuseError('Events of one log have digests of the same banks');
    const sha1 = digests.sha1 ? [u16(TPM_ALG_SHA1), digests.sha1] : [];
    return concat(
      u32(pcr),
      u32(type),
      u32(withSha1 ? 2 : 1),
      ...sha1,
      u16(TPM_ALG_SHA256),
      digests.sha256,
      u32(data.length),
      data,
    );
  });
  return concat(specIdEvent(withSha1), ...records);
}

/** The first record, in the format before crypto agility. */
function specIdEvent(withSha1: boolean): Uint8Array {
  const algorithms = [...(withSha1 ? [u16(TPM_ALG_SHA1), u16(20)] : []), u16(TPM_ALG_SHA256), u16(32)];
  const data = concat(
    signature,
    u32(0), // platformClass: client
    u8(0), // specVersionMinor
    u8(2), // specVersionMajor
    u8(0), // specErrata
    u8(2), // uintnSize: 64 bits
    u32(algorithms.length / 2),
    ...algorithms,
    u8(0), // vendorInfoSize
  );
  return concat(u32(0), u32(EventType.EV_NO_ACTION), new Uint8Array(20), u32(data.length), data);
}

/** The events after the Spec ID event. Throws BadInputError where the bytes are no such log. */
export function parseEventLog(bytes: Uint8Array): MeasuredEvent[] {
  const reader = new LittleEndianReader(bytes, place);
  const sizes = readSpecIdEvent(reader);
  const events: MeasuredEvent[] = [];
  while (reader.remaining > 0) {
    const pcr = reader.u32();
    const type = reader.u32();
    const digests = readDigests(reader, sizes);
    events.push({ pcr, type, digests, data: reader.take(reader.u32()) });
  }
  return events;
}

/** Digest sizes by algorithm. */
function readSpecIdEvent(reader: LittleEndianReader): Map<number, number> {
  const header = { pcr: reader.u32(), type: reader.u32(), digest: reader.take(20) };
  const event = new LittleEndianReader(reader.take(reader.u32()), place);
  if (header.type !== EventType.EV_NO_ACTION || !signature.equals(event.take(Math.min(16, event.remaining))))
    throw malformed('The log does not begin with a Spec ID event of version 03');
  event.take(8);
  const sizes = new Map<number, number>();
  for (let count = event.u32(); count > 0; count--) sizes.set(event.u16(), event.u16());
  for (const [algorithm, size] of [
    [TPM_ALG_SHA1, 20],
    [TPM_ALG_SHA256, 32],
  ] as const)
    if ((sizes.get(algorithm) ?? size) !== size) throw malformed('The log announces digests of a wrong size');
  return sizes;
}

function readDigests(
  reader: LittleEndianReader,
  sizes: ReadonlyMap<number, number>,
): MeasuredEvent['digests'] {
  const found = new Map<number, Uint8Array>();
  for (let count = reader.u32(); count > 0; count--) {
    const algorithm = reader.u16();
    const size = sizes.get(algorithm);
    if (size === undefined) throw malformed(`An event has a digest of algorithm ${algorithm}, not announced`);
    found.set(algorithm, reader.take(size));
  }
  const sha1 = found.get(TPM_ALG_SHA1);
  const sha256 = found.get(TPM_ALG_SHA256);
  if (!sha256) throw malformed('An event has no SHA-256 digest');
  return { ...(sha1 ? { sha1 } : {}), sha256 };
}

const malformed = (what: string): BadInputError =>
  new BadInputError(what, place, 'Take the log of a TPM 2.0 platform');

/**
 * SHA-256 values that the PCRs named in the events have after them. EV_NO_ACTION extends nothing, but the
 * StartupLocality event sets the value that PCR 0 starts with.
 */
export function replayEventLog(events: readonly MeasuredEvent[]): Map<number, Uint8Array> {
  const values = new Map<number, Uint8Array>();
  for (const { pcr, type, digests, data } of events) {
    if (type === EventType.EV_NO_ACTION) {
      const locality = localityOf(data);
      if (pcr === 0 && locality !== undefined) values.set(0, concat(new Uint8Array(31), u8(locality)));
      continue;
    }
    const before = values.get(pcr) ?? new Uint8Array(32);
    values.set(pcr, createHash('sha256').update(before).update(digests.sha256).digest());
  }
  return values;
}

const localityOf = (data: Uint8Array): number | undefined =>
  startupLocality.equals(data.subarray(0, 16)) ? data[16] : undefined;

/** An event whose digests are the hashes of its data, as most types have it. */
export function measure(pcr: number, type: number, data: Uint8Array = NO_BYTES): MeasuredEvent {
  const hash = (name: string): Uint8Array => Uint8Array.from(createHash(name).update(data).digest());
  return { pcr, type, digests: { sha1: hash('sha1'), sha256: hash('sha256') }, data };
}
