/** What the seals of a recording show: which of its lines is not as Reseal wrote it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../../main/session/journal.ts';
import { BadInputError } from '../../shared/failures.ts';
import { memoryJournal, open } from '../testing/lab.ts';

/** The lines of a recording with inputs, marks and another try. */
function recorded(): readonly string[] {
  const { session, journal, person } = open('entra-wired');
  person.answersTheFirstPages();
  const then = session.now();
  session.advance(20_000);
  session.mark();
  person.does({ type: 'network', change: { latencyMilliseconds: 20 } });
  session.goOnFrom({ try: 1, at: then });
  while (session.progress()) session.stride();
  person.does({ type: 'resume' });
  session.advance(2_000);
  session.mark();
  return journal.text.split('\n').slice(0, -1);
}

const lines = recorded();
const textOf = (changed: readonly string[]): string => changed.map((line) => `${line}\n`).join('');

/** The line that reading these lines complains of; null for none. */
function told(changed: readonly string[]): number | null {
  try {
    return readJournal(textOf(changed), 'recording').broken;
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return Number(/:(\d+)$/.exec(error.place ?? '')?.[1]);
  }
}

describe('the seals of a recording', () => {
  it('fit as it was written', () => {
    expect(lines.length).toBeGreaterThan(6);
    expect(told(lines)).toBeNull();
  });

  it('show a changed character with its line; one of the header by the line behind it', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: lines.length - 1 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 32, max: 126 }).map((code) => String.fromCodePoint(code)),
        (index, where, character) => {
          const line = lines[index] ?? '';
          const at = Math.floor(where * line.length);
          fc.pre(line[at] !== character);
          const changed = lines.with(index, `${line.slice(0, at)}${character}${line.slice(at + 1)}`);
          expect(index === 0 ? [1, 2] : [index + 1]).toContain(told(changed));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('show a line that was left out, put in, or moved, and one whose seal was taken off', () => {
    const sealed = /,"seal":"[0-9a-f]{32}"\}$/;
    for (let index = 1; index < lines.length - 1; index++) {
      const line = lines[index] ?? '';
      expect(told(lines.toSpliced(index, 1))).toBe(index + 1);
      expect(told(lines.toSpliced(index, 0, line))).toBe(index + 2);
      expect(told(lines.with(index, line.replace(sealed, '}')))).toBe(index + 1);
    }
    expect(told(lines.map((line) => line.replace(sealed, '}')))).toBe(2);
  });

  it('are not missed in a recording from before there were any, and follow once it goes on', () => {
    const old = [
      (lines[0] ?? '').replace('"format":2', '"format":1'),
      '{"n":1,"at":1772438400000,"input":{"type":"power-button"}}',
    ];
    expect(told(old)).toBeNull();
    const journal = memoryJournal(textOf(old));
    const { session, person } = open('entra-wired', journal);
    session.advance(5_000);
    person.does({ type: 'network', change: { latencyMilliseconds: 20 } });
    const grown = journal.text.split('\n').slice(0, -1);
    expect(told(grown)).toBeNull();
    expect(told(grown.with(1, (grown[1] ?? '').replace('power-button', 'windows-key')))).toBe(3);
  });
});
