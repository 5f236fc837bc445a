import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { tool } from '../testing/tools.ts';
import { fromHex, toHex } from '../bytes/bytes.ts';
import { encodeEventLog, measure, parseEventLog, replayEventLog } from './event-log.codec.ts';
import type { MeasuredEvent } from './event-log.codec.ts';
import { EventType } from './event-types.ts';
import { EFI_GLOBAL_VARIABLE, encodeUefiVariableData } from './uefi.ts';

const tpm2 = tool('tpm2', '--version');
const separator = (pcr: number): MeasuredEvent => measure(pcr, EventType.EV_SEPARATOR, new Uint8Array(4));
const withoutSha1 = (event: MeasuredEvent): MeasuredEvent => ({
  ...event,
  digests: { sha256: event.digests.sha256 },
});
const startedAtLocality = (locality: number): MeasuredEvent => ({
  pcr: 0,
  type: EventType.EV_NO_ACTION,
  digests: { sha1: new Uint8Array(20), sha256: new Uint8Array(32) },
  data: Buffer.concat([Buffer.from('StartupLocality\0'), Uint8Array.of(locality)]),
});
const secureBoot = measure(
  7,
  EventType.EV_EFI_VARIABLE_DRIVER_CONFIG,
  encodeUefiVariableData({ guid: EFI_GLOBAL_VARIABLE, name: 'SecureBoot', data: Uint8Array.of(1) }),
);

describe('an event log', () => {
  test('has the bytes that the Platform Firmware Profile lays down', () => {
    const digest = createHash('sha256').update(new Uint8Array(4)).digest('hex');
    const log =
      '00000000' +
      '03000000' +
      '00'.repeat(20) +
      '21000000' + // pcr, EV_NO_ACTION, no digest, size
      '53706563204944204576656e74303300' +
      '00000000' +
      '00020002' + // Spec ID Event03, client, 2.0.0, 64 bit
      '01000000' +
      '0b002000' +
      '00' + // one bank: SHA-256, 32 bytes; no vendor info
      '07000000' +
      '04000000' +
      '01000000' +
      '0b00' +
      digest +
      '04000000' +
      '00000000'; // separator in PCR 7
    const events = [withoutSha1(separator(7))];
    expect(toHex(encodeEventLog(events))).toBe(log);
    expect(parseEventLog(fromHex(log))).toEqual(events);
  });

  test('comes back for any events', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const event = (digests: fc.Arbitrary<MeasuredEvent['digests']>): fc.Arbitrary<MeasuredEvent> =>
      fc.record({
        pcr: fc.nat(23),
        type: fc.constantFrom(...Object.values(EventType)),
        digests,
        data: fc.uint8Array({ maxLength: 40 }),
      });
    const log = fc.oneof(
      fc.array(event(fc.record({ sha256: bytes(32) }))),
      fc.array(event(fc.record({ sha1: bytes(20), sha256: bytes(32) }))),
    );
    fc.assert(
      fc.property(log, (events) => {
        expect(parseEventLog(encodeEventLog(events))).toEqual(events);
      }),
      { numRuns: 50 },
    );
  });

  test('is read by tpm2-tools, which replay it to the same values', (context) => {
    tpm2.orSkip(context);
    const events = [secureBoot, separator(0), separator(7), measure(0, 8, Buffer.from('1.7'))];
    const folder = mkdtempSync(join(tmpdir(), 'event-log-'));
    try {
      const file = join(folder, 'log');
      writeFileSync(file, encodeEventLog(events));
      const text = tpm2.run(new Uint8Array(0), 'eventlog', file).toLowerCase();
      const replayed = replayEventLog(events);
      expect([...replayed.keys()].sort()).toEqual([0, 7]);
      for (const [pcr, value] of replayed)
        expect(text).toMatch(new RegExp(`\\b${pcr}\\s*: 0x${toHex(value)}`));
      expect(text).toMatch(/unicodename: secureboot/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const good = encodeEventLog([secureBoot, separator(7)]);
  const changed = (at: number, value: number): Uint8Array => good.with(at, value);
  test.each([
    ['empty', new Uint8Array(0)],
    ['cut off', good.slice(0, -3)],
    ['without its Spec ID event', good.slice(-40)],
    ['of another version', changed(46, 0x39)],
    ['announcing more data than there is', changed(28, 0xff)],
    ['announcing SHA-256 digests of 31 bytes', changed(66, 31)],
  ])('is refused where it is %s', (_what, bytes) => {
    expect(() => parseEventLog(bytes)).toThrow(BadInputError);
  });

  test('does not mix events with and without SHA-1', () => {
    expect(() => encodeEventLog([separator(0), withoutSha1(separator(1))])).toThrow(MisuseError);
  });
});

describe('a replayed log', () => {
  test('gives the well-known value of a PCR with only its separator', () => {
    expect(toHex(replayEventLog([separator(6)]).get(6)!)).toBe(
      '3d458cfe55cc03ea1f443f1562beec8df51c75e14a9fcf9a7234a13f198e7969',
    );
  });

  test('says nothing of a PCR that no event extends', () => {
    const nothing = { ...separator(5), type: EventType.EV_NO_ACTION };
    expect(replayEventLog([nothing, separator(6)]).has(5)).toBe(false);
  });

  test('starts PCR 0 at the locality of TPM2_Startup', () => {
    const atThree = replayEventLog([startedAtLocality(3), separator(0)]).get(0)!;
    const expected = createHash('sha256')
      .update(Buffer.alloc(32).fill(3, 31))
      .update(separator(0).digests.sha256)
      .digest();
    expect(toHex(atThree)).toBe(expected.toString('hex'));
  });
});
