import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeEvtx } from './evtx-file.ts';
import type { EventDatum, EventValue, EvtxEvent } from './evtx.types.ts';
import { readEvtx } from './testing/read-evtx.ts';

const event = (number: number, over: Partial<EvtxEvent> = {}): EvtxEvent => ({
  provider: { name: 'Microsoft-Windows-Shell-Core', guid: '{30336ed4-e327-447c-9de0-51b652c86108}' },
  eventId: 62407,
  version: 0,
  level: 4,
  task: 62402,
  opcode: 0,
  keywords: 0x4000000000000000n,
  time: Date.UTC(2026, 2, 2, 8, 0, number),
  recordId: number,
  processId: 4120,
  threadId: 884,
  channel: 'Microsoft-Windows-Shell-Core/Operational',
  computer: 'DESKTOP-4G7KQ1T',
  userSid: 'S-1-5-18',
  data: [
    { name: 'Name', value: { type: 'string', data: `Größe <${number}> & 日本` } },
    { name: 'HRESULT', value: { type: 'hex32', data: 0x80070005 } },
    { name: 'ExitCode', value: { type: 'int32', data: -2 } },
    { name: 'Count', value: { type: 'uint32', data: number } },
    { name: 'Done', value: { type: 'boolean', data: true } },
    { name: 'KeyId', value: { type: 'guid', data: '{6f9619ff-8b86-d011-b42d-00c04fc964ff}' } },
    { name: 'User', value: { type: 'sid', data: 'S-1-12-1-4294967295-1-2-3' } },
  ],
  ...over,
});

/** What a reader shows of a value. */
function shown({ type, data }: EventValue): string {
  return type === 'hex32' ? `0x${data.toString(16).padStart(8, '0')}` : String(data);
}

describe('an event log file', () => {
  it('brings back every value of an event', () => {
    const [read] = readEvtx(encodeEvtx([event(1)]));
    expect(Object.fromEntries(read!.values)).toEqual({
      '@xmlns': 'http://schemas.microsoft.com/win/2004/08/events/event',
      'System/Provider@Name': 'Microsoft-Windows-Shell-Core',
      'System/Provider@Guid': '{30336ed4-e327-447c-9de0-51b652c86108}',
      'System/EventID': '62407',
      'System/Version': '0',
      'System/Level': '4',
      'System/Task': '62402',
      'System/Opcode': '0',
      'System/Keywords': '0x4000000000000000',
      'System/TimeCreated@SystemTime': '2026-03-02T08:00:01.000Z',
      'System/EventRecordID': '1',
      'System/Execution@ProcessID': '4120',
      'System/Execution@ThreadID': '884',
      'System/Channel': 'Microsoft-Windows-Shell-Core/Operational',
      'System/Computer': 'DESKTOP-4G7KQ1T',
      'System/Security@UserID': 'S-1-5-18',
      'EventData/Data[Name]': 'Größe <1> & 日本',
      'EventData/Data[HRESULT]': '0x80070005',
      'EventData/Data[ExitCode]': '-2',
      'EventData/Data[Count]': '1',
      'EventData/Data[Done]': 'true',
      'EventData/Data[KeyId]': '6f9619ff-8b86-d011-b42d-00c04fc964ff',
      'EventData/Data[User]': 'S-1-12-1-4294967295-1-2-3',
    });
  });

  it('has no user, no GUID and no data where an event has none', () => {
    const bare = event(1, { userSid: null, data: [], provider: { name: 'NETLOGON', guid: null } });
    const [read] = readEvtx(encodeEvtx([bare]));
    expect([...read!.values.keys()].filter((path) => /UserID|Guid|EventData/.test(path))).toEqual([]);
  });

  it('fills chunk after chunk without losing a record', () => {
    const events = Array.from({ length: 1_000 }, (_, index) => event(index + 41));
    const file = encodeEvtx(events);
    expect((file.length - 4096) % 65_536).toBe(0);
    expect(file.length).toBeGreaterThan(4096 + 65_536);
    expect(readEvtx(file).map(({ recordId }) => Number(recordId))).toEqual(
      events.map(({ recordId }) => recordId),
    );
  });

  it('refuses an event that no chunk could hold', () => {
    const data = [{ name: 'text', value: { type: 'string', data: 'x'.repeat(40_000) } as const }];
    expect(() => encodeEvtx([event(1), event(2, { data })])).toThrow(
      /Event 62407 .* fills more than a chunk/,
    );
  });

  it('is a file without records where there is no event', () => {
    expect(readEvtx(encodeEvtx([]))).toEqual([]);
  });

  it('keeps whatever an event may hold', () => {
    const value: fc.Arbitrary<EventValue> = fc.oneof(
      fc.record({
        type: fc.constant('string' as const),
        data: fc.string({ unit: 'binary', maxLength: 200 }),
      }),
      fc.record({ type: fc.constant('guid' as const), data: fc.uuid() }),
      fc.record({ type: fc.constant('int32' as const), data: fc.integer() }),
      fc.record({ type: fc.constantFrom('uint32' as const, 'hex32' as const), data: fc.nat(0xffffffff) }),
      fc.record({ type: fc.constant('boolean' as const), data: fc.boolean() }),
    );
    const data: fc.Arbitrary<EventDatum[]> = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,20}$/), value }),
      { selector: ({ name }) => name, maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(data, { maxLength: 40 }), (all) => {
        const read = readEvtx(encodeEvtx(all.map((one, index) => event(index + 1, { data: one }))));
        expect(read.length).toBe(all.length);
        for (const [index, one] of all.entries())
          for (const datum of one)
            expect(read[index]!.values.get(`EventData/Data[${datum.name}]`)).toBe(shown(datum.value));
      }),
      { numRuns: 50 },
    );
  });
});
