/** Going on from an earlier moment: the present try stays, the world stands where it stood then. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginSession } from '../../main/session/open-session.ts';
import type { Session } from '../../main/session/session.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { acts } from '../testing/any-person.ts';
import { memoryJournal, open, personAt } from '../testing/lab.ts';

const minute = 60_000;

function filmed(id: string, journal = memoryJournal(), more: { readonly frozen?: boolean } = {}) {
  const notices: string[] = [];
  const session = beginSession(sourcesOf(findScenario(id), null), journal, 'recording', {
    tell: (notice) => notices.push(notice),
    filmed: true,
    ...more,
  });
  arrives(session);
  return { session, journal, notices, person: personAt(session) };
}

/** A rehearsal that is on its way to a moment gets there. */
function arrives(session: Session): void {
  while (session.progress()?.doing === 'opening') session.stride();
}

/** A PC whose app fails in the technician's part. */
function failed() {
  const opened = filmed('app-fails');
  opened.person.goesToTheLandingPage();
  const landed = opened.session.now();
  opened.session.advance(5_000);
  opened.person.presses('provision');
  opened.person.waitsFor('result', ({ outcome }) => outcome === 'failure');
  return { ...opened, landed };
}

describe('a rehearsal that goes on from an earlier moment', () => {
  it('stands there, frozen, and the former try stays to be looked at', () => {
    const { session, landed } = failed();
    const then = session.now();
    expect(session.goOnFrom({ try: 1, at: landed })).toEqual({ accepted: true });
    // The stage shows the goal at once, and none of the pages on the way there.
    const screens = new Set<string>();
    while (session.progress()?.doing === 'opening') {
      screens.add(session.stage().screen.id);
      session.stride(8);
    }
    expect([...screens]).toEqual(['landing']);
    expect(session.now()).toBe(landed);
    expect(session.rate().paused).toBe(true);
    expect(session.stage().screen.id).toBe('landing');

    const { tries } = session.timeline();
    expect(tries.map(({ number, from, begins }) => ({ number, from, begins }))).toEqual([
      { number: 1, from: null, begins: expect.any(Number) },
      { number: 2, from: { try: 1, at: landed }, begins: landed },
    ]);
    expect(tries[0]?.ends).toBe(then);
    expect(session.lookBack({ try: 1, at: then })?.screen).toMatchObject({
      id: 'result',
      outcome: 'failure',
    });
    expect(session.lookBack({ try: 2, at: landed - 1_000 })?.screen.id).toBe(
      session.lookBack({ try: 1, at: landed - 1_000 })?.screen.id,
    );
  });

  it('comes to the same as the former try where the same is done', () => {
    const { session, person, landed } = failed();
    const then = session.now();
    const first = session.report();
    session.goOnFrom({ try: 1, at: landed });
    arrives(session);
    person.does({ type: 'resume' });
    session.advance(5_000);
    person.presses('provision');
    person.waitsFor('result', ({ outcome }) => outcome === 'failure');
    expect(session.now()).toBe(then);
    expect(session.report().error).toEqual(first.error);
    expect(session.report().digest).toBe(first.digest);
  });

  it('comes to something else where another cause is lifted', () => {
    const { session, person, landed } = failed();
    session.goOnFrom({ try: 1, at: landed });
    arrives(session);
    person.does({ type: 'resume' });
    person.does({ type: 'lift-fault', fault: 'app-fails' });
    person.presses('provision');
    expect(person.waitsFor('result').outcome).toBe('success');
  });

  it('is reopened where the last try stood, and knows the former ones', () => {
    const { session, journal, person, landed } = failed();
    session.goOnFrom({ try: 1, at: landed });
    arrives(session);
    person.does({ type: 'resume' });
    session.advance(3 * minute);
    session.mark();
    const again = filmed('app-fails', journal);
    expect(again.notices).toEqual([]);
    expect(again.session.stage()).toEqual(session.stage());
    expect(again.session.report().digest).toBe(session.report().digest);
    expect(again.session.timeline()).toEqual(session.timeline());
    const failure = { try: 1, at: session.timeline().tries[0]?.ends ?? 0 };
    expect(session.lookBack(failure)?.screen).toMatchObject({ id: 'result', outcome: 'failure' });
    expect(again.session.lookBack(failure)).toEqual(session.lookBack(failure));
    // From there one may go on as well, also into the first try.
    again.session.goOnFrom({ try: 1, at: landed + 2 * minute });
    arrives(again.session);
    expect(again.session.timeline().tries).toHaveLength(3);
    expect(again.session.now()).toBe(landed + 2 * minute);
  });

  it.each([
    ['a try that there is not', { try: 9, at: 0 }],
    ['a time before the beginning', { try: 1, at: 0 }],
    ['a time that is still to come', { try: 1, at: Number.MAX_SAFE_INTEGER }],
    ['no time at all', { try: 1, at: Number.NaN }],
  ])('refuses %s', (_what, moment) => {
    const { session, journal } = filmed('entra-wired');
    const before = journal.text;
    expect(session.goOnFrom(moment)).toMatchObject({ accepted: false });
    expect(session.lookBack(moment)).toBeNull();
    expect(journal.text).toBe(before);
  });
});

describe('an earlier moment on the stage', () => {
  it('is shown frozen until the rehearsal is resumed, and nobody acts on it', () => {
    const { session, journal, person, landed } = failed();
    const [now, digest] = [session.now(), session.report().digest];
    expect(session.show({ try: 1, at: landed })).toEqual({ accepted: true });
    expect(session.stage()).toMatchObject({ screen: { id: 'landing' }, paused: true, past: true });
    const text = journal.text;
    expect(session.submit({ type: 'press', control: 'provision' })).toMatchObject({ accepted: false });
    expect(journal.text).toBe(text);
    expect(session.show(null)).toEqual({ accepted: true });
    expect(session.stage()).toMatchObject({ screen: { id: 'result' }, paused: true });
    session.show({ try: 1, at: landed });
    person.does({ type: 'resume' });
    expect(session.stage()).toMatchObject({ screen: { id: 'result' }, paused: false });
    expect(session.stage().past).toBeUndefined();
    expect([session.now(), session.report().digest]).toEqual([now, digest]);
  });

  it('is refused where there is no picture of it', () => {
    const { session } = filmed('entra-wired');
    expect(session.show({ try: 2, at: session.now() })).toMatchObject({ accepted: false });
    expect(session.rate().paused).toBe(false);
  });
});

describe('the timeline', () => {
  it('tells parts, deeds, faults and failures of each try', () => {
    const { session, person, landed } = failed();
    person.does({ type: 'mark', label: 'It failed' });
    session.goOnFrom({ try: 1, at: landed });
    arrives(session);
    person.does({ type: 'resume' });
    person.does({ type: 'mark', label: 'Before', start: true });
    person.does({ type: 'rate', rate: 10 });
    person.does({ type: 'jump', milliseconds: 90 * minute });
    while (session.progress()) session.stride();

    const { tries, start } = session.timeline();
    const [first, second] = tries;
    expect(first?.screens.flatMap(({ phase }) => phase ?? [])).toEqual(
      expect.arrayContaining(['off', 'set-up', 'technician', 'preparation', 'device-setup', 'result']),
    );
    expect(first?.deeds.at(-1)).toMatchObject({ kind: 'mark', label: 'It failed' });
    expect(first?.faults).toEqual([expect.objectContaining({ felt: expect.any(Number), mended: null })]);
    expect(first?.failures).toEqual([
      expect.objectContaining({ code: '0x80070643', at: first?.deeds.at(-1)?.at, mended: null }),
    ]);
    expect(second?.failures).toEqual([]);
    expect(second?.deeds.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'resume ',
      'start Before',
      'rate 10x',
    ]);
    expect(second?.jumps).toEqual([{ from: landed, to: landed + 90 * minute }]);
    expect(start).toEqual({ try: 2, at: landed });
  });

  it('has a jump end where a freeze has ended it', () => {
    const { session, person } = filmed('entra-wired');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    const from = session.now();
    person.does({ type: 'jump', milliseconds: 600 * minute });
    session.stride(40);
    const to = session.now();
    person.does({ type: 'pause' });
    expect(session.timeline().tries[0]?.jumps).toEqual([{ from, to }]);
  });

  it('is in the report: which tries there were, and where each went on from', () => {
    const { session, landed } = failed();
    session.goOnFrom({ try: 1, at: landed });
    arrives(session);
    const at = new Date(landed).toISOString();
    expect(session.report().tries).toEqual([
      expect.objectContaining({ number: 1, from: null }),
      { number: 2, from: { try: 1, entry: expect.any(Number), at }, begins: at, ends: at },
    ]);
  });
});

describe('a recording that is opened again in a window', () => {
  it('stands frozen where it ended', () => {
    const { session, journal, person } = filmed('entra-wired');
    person.does({ type: 'power-button' });
    session.advance(20_000);
    session.mark();
    const again = filmed('entra-wired', journal, { frozen: true });
    expect(again.session.rate().paused).toBe(true);
    expect(again.session.now()).toBe(session.now());
    expect(again.session.report().digest).toBe(session.report().digest);
  });

  it('goes to the end of a jump first', () => {
    const { session, journal, person } = filmed('entra-wired');
    person.does({ type: 'power-button' });
    person.waitsFor('region');
    const end = session.now() + 600 * minute;
    person.does({ type: 'jump', milliseconds: 600 * minute });
    session.stride(40);
    const again = filmed('entra-wired', journal, { frozen: true });
    while (again.session.progress()) again.session.stride();
    expect(again.session.now()).toBe(end);
    expect(again.session.rate().paused).toBe(true);
  });

  it('begins as a new one does where nothing is recorded', () => {
    expect(filmed('entra-wired', memoryJournal(), { frozen: true }).session.rate().paused).toBe(false);
  });
});

/** What is done in a rehearsal, by its numbers between 0 and 1: somebody acts, time passes, another try begins. */
type Deed = readonly ['acts' | 'presses' | 'waits' | 'is marked' | 'goes on', number, number];

const deed: fc.Arbitrary<Deed> = fc.tuple(
  fc.constantFrom('acts', 'acts', 'presses', 'waits', 'waits', 'is marked', 'goes on'),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

function does({ session, person }: ReturnType<typeof filmed>, [what, first, second]: Deed): void {
  if (what === 'acts') acts(person);
  else if (what === 'presses') session.submit({ type: 'windows-key' });
  else if (what === 'waits') session.advance(Math.round(first ** 2 * 10 * minute));
  else if (what === 'is marked') session.mark();
  else {
    const { tries } = session.timeline();
    const one = tries[Math.floor(first * tries.length * 0.999)];
    const from = one?.begins ?? 0;
    const at = Math.round(from + second * ((one?.ends ?? 0) - from));
    session.goOnFrom({ try: one?.number ?? 0, at });
    arrives(session);
    person.does({ type: 'resume' });
  }
}

describe('marks of a recording', () => {
  it('are compared once a minute of its time and at its end in a window, each of them in a replay', () => {
    const { session, journal, person } = filmed('entra-wired');
    person.does({ type: 'power-button' });
    for (let mark = 0; mark < 130; mark++) {
      session.advance(1_000);
      session.mark();
    }
    const forged = journal.text.replaceAll(/(?<=,"digest":")\w{8}(?=\w{56}","state")/g, '00000000');
    const divergences = (notices: readonly string[]) =>
      notices.filter((notice) => notice.startsWith('Divergence'));
    expect(divergences(filmed('entra-wired', memoryJournal(forged)).notices)).toHaveLength(4);
    expect(divergences(open('entra-wired', memoryJournal(forged)).notices)).toHaveLength(130);
  });
});

describe('a rehearsal that goes on again and again', () => {
  it('is brought by its journal to the same state, the same tries and the same film', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 12, maxLength: 30 }), (deeds) => {
        const opened = filmed('entra-wired');
        const { session, journal, person } = opened;
        person.does({ type: 'power-button' });
        person.waitsFor('region');
        for (const one of deeds) does(opened, one);
        session.mark();
        const goings = deeds.filter(([what]) => what === 'goes on').length;
        expect(session.timeline().tries).toHaveLength(1 + goings);
        const again = filmed('entra-wired', journal);
        expect(again.notices).toEqual([]);
        expect(again.session.report().digest).toBe(session.report().digest);
        expect(again.session.stage()).toEqual(session.stage());
        const present = session.timeline().tries.at(-1);
        expect(again.session.timeline().tries.at(-1)).toMatchObject({
          number: present?.number,
          from: present?.from,
          ends: present?.ends,
        });
        for (const at of [present?.begins ?? 0, session.now()]) {
          const moment = { try: present?.number ?? 0, at };
          expect(again.session.lookBack(moment)).toEqual(session.lookBack(moment));
        }
      }),
      { numRuns: 6 },
    );
  });
});
