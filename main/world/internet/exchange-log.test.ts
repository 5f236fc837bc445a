import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, milliseconds } from '../time.ts';
import { ExchangeLog } from './exchange-log.ts';

describe('the log of exchanges', () => {
  it('holds the newest within its limits, counts the rest, and numbers all of them', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 120 }), (lengths) => {
        const log = new ExchangeLog({ exchanges: 20, characters: 1_000 });
        lengths.forEach((length, at) => {
          const request = { method: 'GET', url: 'u', body: 'x'.repeat(length) } as const;
          log.add({ startedAt: instant(at), took: milliseconds(1), request });
          expect(log.kept.at(-1)!.ordinal).toBe(at);
        });
        const { kept, fallenOff, count } = log;
        expect(count).toBe(lengths.length);
        expect(kept.length).toBeLessThanOrEqual(20);
        const characters = kept.reduce((sum, { request }) => sum + 1 + request.body!.length, 0);
        expect(characters).toBeLessThanOrEqual(1_000);
        expect(kept.map(({ ordinal }) => ordinal)).toEqual(
          kept.map((_one, at) => (fallenOff?.count ?? 0) + at),
        );
        expect(fallenOff?.until ?? -1).toBe((fallenOff?.count ?? 0) - 1);
      }),
    );
  });
});
