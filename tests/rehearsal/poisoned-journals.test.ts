/** An input that throws takes nothing with it: neither in a running rehearsal nor when its journal is opened. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import type { JournalStorage, Session } from '../../main/session/session.ts';
import { readJournal } from '../../main/session/journal.ts';
import { beginSession } from '../../main/session/open-session.ts';
import type { Rehearsal } from '../../main/session/rehearsal.ts';
import { createRehearsal } from '../../main/session/rehearsal.ts';
import { sealOf, withSeal } from '../../main/session/seal.ts';
import type { SessionSources } from '../../main/session/sources.ts';
import { toTheEnd } from '../testing/strides.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import { memoryJournal } from '../testing/lab.ts';

const sources = sourcesOf(findScenario('entra-wired'), null);
const poison: SessionInput = {
  type: 'admin',
  write: { method: 'POST', path: 'deviceManagement/poison', body: {} },
};
const isPoison = (input: SessionInput): boolean =>
  input.type === 'admin' && input.write.path.endsWith('poison');

/** A world that throws at the poison, half of it done. */
function fragile(given: SessionSources): Rehearsal {
  const rehearsal = createRehearsal(given);
  return {
    ...rehearsal,
    apply(input) {
      if (!isPoison(input)) return rehearsal.apply(input);
      rehearsal.world.internet.change({ captivePortal: true });
      throw new TypeError('constructor is no list');
    },
  };
}

function opened(storage: JournalStorage): { session: Session; told: string[] } {
  const told: string[] = [];
  const session = beginSession(sources, storage, 'a journal', {
    tell: (notice) => told.push(notice),
    create: fragile,
  });
  toTheEnd(session);
  return { session, told };
}

/** What a person and an administrator may do, whatever the screen is: a refused input is not journalled. */
const deed: fc.Arbitrary<SessionInput> = fc.oneof(
  fc.constant<SessionInput>({ type: 'power-button' }),
  fc.constant<SessionInput>({ type: 'windows-key' }),
  fc.constant<SessionInput>({ type: 'network', change: { captivePortal: true } }),
  fc.constant<SessionInput>({ type: 'network', change: { captivePortal: false } }),
  fc
    .integer({ min: 1, max: 7_200_000 })
    .map((milliseconds): SessionInput => ({ type: 'jump', milliseconds })),
);

function plays(session: Session, deeds: readonly SessionInput[]): void {
  for (const input of deeds) {
    session.submit(input);
    toTheEnd(session);
    session.advance(1_500);
  }
  session.mark();
}

describe('an input that throws', () => {
  it('is taken back and told, and the rehearsal goes on from before it', () => {
    const storage = memoryJournal();
    const { session } = opened(storage);
    plays(session, [{ type: 'power-button' }]);
    const before = { text: storage.read(), digest: session.report().digest, now: session.now() };
    const answer = session.submit(poison);
    expect(answer).toMatchObject({
      accepted: false,
      reason: expect.stringContaining('constructor is no list'),
    });
    toTheEnd(session);
    expect(storage.read()).toBe(before.text);
    expect(session.now()).toBe(before.now);
    expect(session.report().digest).toBe(before.digest);
    plays(session, [{ type: 'windows-key' }]);
    expect(opened(memoryJournal(storage.read())).told).toEqual([]);
  });
});

describe('a journal with an entry that throws', () => {
  it('never loses what stands before it', () => {
    fc.assert(
      fc.property(
        fc.array(deed, { maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
        (deeds, after) => {
          const good = memoryJournal();
          const { session } = opened(good);
          plays(session, deeds);
          const kept = good.read();
          const lines = kept.trimEnd().split('\n').length;
          let { seal } = readJournal(kept, 'a journal');
          const tail = after
            .map((again, index) => {
              const input = index === 0 || again ? poison : { type: 'pause' };
              const line = JSON.stringify({ n: lines + index, at: session.now(), input });
              seal = sealOf(seal, line);
              return `${withSeal(line, seal)}\n`;
            })
            .join('');
          let aside = '';
          const storage: JournalStorage = {
            ...memoryJournal(kept + tail),
            setAside: (text) => {
              aside = text;
              return 'the rest';
            },
          };
          const again = opened(storage);
          expect(again.session.report().digest).toBe(session.report().digest);
          expect(again.told).toEqual([expect.stringMatching(/^Entry \d+ .*paused.* the rest/)]);
          expect(aside).toBe(tail);
          expect(storage.read().startsWith(kept)).toBe(true);
          expect(again.session.rate().paused).toBe(true);
          // What is left opens without a word.
          expect(opened(memoryJournal(storage.read())).told).toEqual([]);
        },
      ),
      { numRuns: 6 },
    );
  });
});
