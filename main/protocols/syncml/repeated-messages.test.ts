import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRepeated, encodeRepeated } from './repeated-messages.ts';
import { decodeSyncMl, encodeSyncMl } from './syncml.codec.ts';
import type { SyncMlMessage } from './syncml.messages.ts';

const text = fc.oneof(
  fc.constantFrom('', '1A', 'a&b', '<SessionID>7</SessionID>', 'ü', '0'),
  fc.string({ maxLength: 8, unit: fc.constantFrom('a', 'B', '0', ' ', '<', '&', '"') }),
);
const message: fc.Arbitrary<SyncMlMessage> = fc.record({
  sessionId: text,
  msgId: fc.integer({ min: 1, max: 3 }),
  target: fc.constantFrom('https://dm.example/', './a'),
  source: text,
  final: fc.boolean(),
  commands: fc.array(
    fc.record({
      kind: fc.constant('Replace' as const),
      cmdId: fc.integer({ min: 1, max: 2 }),
      items: fc.array(fc.record({ target: text, data: text }), { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
});

describe('messages that come again', () => {
  it('are written and read as the codec does it', () => {
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 6 }), (messages) => {
        for (const one of [...messages, ...messages]) {
          const told = encodeRepeated(one);
          expect(told.body).toBe(encodeSyncMl(one));
          expect(decodeRepeated(told)).toEqual(decodeSyncMl(told.body));
          expect(decodeRepeated({ body: told.body })).toEqual(decodeSyncMl(told.body));
        }
      }),
    );
  });
});
