/** Journals that were written or changed by hand: each is refused by one line that names the line in the file. */
import { beforeAll, describe, expect, it } from 'vitest';
import { appVersion } from '../../main/hosts/version.ts';
import { BadInputError } from '../../shared/failures.ts';
import { memoryJournal, open } from '../testing/lab.ts';

/** Header, power button, mark, jump, mark: the lines of an honest journal. */
let honest: readonly string[] = [];
beforeAll(() => {
  const { session, journal, person } = open('entra-wired');
  person.does({ type: 'power-button' });
  session.advance(20_000);
  session.mark();
  person.does({ type: 'jump', milliseconds: 60_000 });
  session.mark();
  honest = journal.text.trimEnd().split('\n');
});

type Entry = Record<string, unknown> & { at: number; scenario: Record<string, unknown> };

/** The journal with line `number` changed. */
function changed(number: number, change: (entry: Entry) => unknown): string {
  const lines = honest.map((line, index) =>
    index + 1 === number ? JSON.stringify(change(JSON.parse(line) as Entry)) : line,
  );
  return `${lines.join('\n')}\n`;
}

function refusalOf(text: string): BadInputError {
  try {
    open('entra-wired', memoryJournal(text));
  } catch (error) {
    if (error instanceof BadInputError) return error;
    throw error;
  }
  throw new Error('the journal was taken');
}

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const graphWrite = (entry: Entry, body: unknown): object => ({
  n: entry['n'],
  at: entry.at,
  input: { type: 'admin', write: { method: 'POST', path: '/groups', body } },
});

describe('a journal', () => {
  it('that nobody changed is taken', () => {
    expect(open('entra-wired', memoryJournal(`${honest.join('\n')}\n`)).notices).toEqual([]);
  });

  it.each<[string, number, (entry: Entry) => unknown, RegExp]>([
    [
      'with 1e12 added to a time',
      5,
      (entry) => ({ ...entry, at: entry.at + 1e12 }),
      /no time of a rehearsal/,
    ],
    ['with the time 8e15', 5, (entry) => ({ ...entry, at: 8e15 }), /no time of a rehearsal/],
    ['with the time 9e15', 5, (entry) => ({ ...entry, at: 9e15 }), /no time of a rehearsal/],
    ['with the time 1e308', 5, (entry) => ({ ...entry, at: 1e308 }), /no time of a rehearsal/],
    ['with half a millisecond', 3, (entry) => ({ ...entry, at: entry.at + 0.5 }), /no time of a rehearsal/],
    ['with a time before the start', 2, (entry) => ({ ...entry, at: entry.at - 1 }), /before the start/],
    ['with a negative time', 2, (entry) => ({ ...entry, at: -1 }), /before the start/],
    ['with a time that falls', 4, (entry) => ({ ...entry, at: entry.at - 1 }), /time falls/],
    ['with a mark without its digest', 3, (entry) => ({ n: entry['n'], at: entry.at }), /digest/],
    ['with a digest that is none', 3, (entry) => ({ ...entry, digest: 'x' }), /digest/],
    ['of another seed than its scenario’s', 1, (entry) => ({ ...entry, seed: 99 }), /seed/],
    ['of a later version', 1, (entry) => ({ ...entry, app: '99.1.0' }), /begun by Reseal 99\.1\.0/],
    ['of a version that is none', 1, (entry) => ({ ...entry, app: 'newest' }), /version/],
    [
      'of a day that the calendar has not',
      1,
      (entry) => ({ ...entry, scenario: { ...entry.scenario, startAt: '2026-02-31T08:00:00.000Z' } }),
      /start/,
    ],
    [
      'with a password in clear text',
      4,
      ({ n, at }) => ({
        n,
        at,
        input: { type: 'press', control: 'sign-in', values: { password: 'my own bank password' } },
      }),
      /password in clear text/,
    ],
    [
      'with an input that no screen offered',
      4,
      ({ n, at }) => ({ n, at, input: { type: 'press', control: 'provision' } }),
      /"press" was never taken/,
    ],
    ['with a body that nests deep', 4, (entry) => graphWrite(entry, JSON.parse(nested(100))), /nests deeper/],
  ])('%s is refused with file and line', (_what, line, change, message) => {
    const { message: said, place } = refusalOf(changed(line, change));
    expect(said).toMatch(message);
    expect(place).toBe(`test journal:${line}`);
    expect(said).not.toContain('my own bank password');
  });

  it.each([
    ['Infinity', '1e999'],
    ['a body that nests 100,000 levels', nested(100_000)],
  ])('with %s in an entry is refused', (what, json) => {
    const line =
      what === 'Infinity'
        ? honest[4]!.replace(/"at":\d+/, `"at":${json}`)
        : `{"n":4,"at":${JSON.parse(honest[4]!).at},"input":{"type":"admin","write":{"method":"POST","path":"/x","body":${json}}}}`;
    const { place } = refusalOf(`${honest.slice(0, 4).join('\n')}\n${line}\n`);
    expect(place).toBe('test journal:5');
  });

  it.each([
    ['a line of more characters than any JSON may have', `{"n":4,"x":"${'x'.repeat(20 * 1024 * 1024)}"}`, 5],
    ['millions of empty lines', '\n'.repeat(5_000_000), 5],
  ])('with %s is refused there', (_what, more, line) => {
    const { place } = refusalOf(`${honest.slice(0, 4).join('\n')}\n${more}\n`);
    expect(place).toBe(`test journal:${line}`);
  });

  it('of this very version, or of an earlier one, is taken', () => {
    expect(JSON.parse(honest[0]!).app).toBe(appVersion);
    expect(() =>
      open('entra-wired', memoryJournal(changed(1, (entry) => ({ ...entry, app: '0.0.9' })))),
    ).not.toThrow();
  });

  it('ends where a rehearsal ends: no jump leads beyond, and the clock stands still there', () => {
    const { session, person, journal } = open('entra-wired');
    const tenYears = 10 * 365 * 86_400_000;
    expect(person.does({ type: 'jump', milliseconds: tenYears })).toEqual({ accepted: true });
    expect(person.does({ type: 'jump', milliseconds: tenYears })).toEqual({ accepted: true });
    const end = session.now();
    expect(person.does({ type: 'jump', milliseconds: 1 })).toMatchObject({ accepted: false });
    session.advance(86_400_000);
    expect(session.now()).toBe(end);
    session.mark();
    expect(() => open('entra-wired', memoryJournal(journal.text))).not.toThrow();
  });
});
