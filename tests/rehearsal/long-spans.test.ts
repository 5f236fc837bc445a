/** A long way is gone in strides: a session can be looked at, paused and left on it, and comes to the same. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { beginSession } from '../../main/session/open-session.ts';
import { toTheEnd } from '../testing/strides.ts';
import { memoryJournal, open, play } from '../testing/lab.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A PC that was pre-provisioned, before it is shipped: things go on in it and in the services. */
const provisioned = ((): string => {
  const { person, journal } = open('entra-wired');
  person.goesToTheLandingPage();
  person.presses('provision');
  person.waitsFor('result', ({ outcome }) => outcome === 'success');
  return journal.text;
})();
const at = (journal = provisioned) => open('entra-wired', memoryJournal(journal));

describe('a jump', () => {
  it('comes to the same in strides of any length as at once', () => {
    const whole = at();
    whole.session.submit({ type: 'jump', milliseconds: day });
    toTheEnd(whole.session);
    const { digest } = whole.session.report();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 8 }), (budgets) => {
        const { session } = at();
        session.submit({ type: 'jump', milliseconds: day });
        for (let stride = 0; !session.stride(budgets[stride % budgets.length]); stride++);
        expect(session.report().digest).toBe(digest);
      }),
      { numRuns: 3 },
    );
  });

  it('fires no more alarms in a stride than it was given', () => {
    const { session } = at();
    session.submit({ type: 'jump', milliseconds: 30 * day });
    const start = session.now();
    expect(session.stride(20)).toBe(false);
    expect(session.now() - start).toBeLessThan(day);
    expect(session.progress()).toMatchObject({ doing: 'jump', percent: 0 });
  });

  it('is the instructor’s own: the stage tells of the way to the journal’s end alone', () => {
    const { session, journal } = at();
    session.submit({ type: 'jump', milliseconds: 30 * day });
    session.stride(20);
    expect(session.stage().way).toBeUndefined();
    const sources = sourcesOf(findScenario('entra-wired'), null);
    const { stride, stage, progress } = beginSession(sources, memoryJournal(journal.text), 'j', {
      tell: () => undefined,
    });
    stride(20);
    const { to, percent } = progress()!;
    expect(stage().way).toEqual({ to, percent });
    while (progress()?.doing === 'opening') stride();
    expect(stage().way).toBeUndefined();
  });

  it('is stopped by a pause where it is, and a replay stops there too', () => {
    const { session, journal } = at();
    session.submit({ type: 'jump', milliseconds: 30 * day });
    while (session.progress()!.percent < 10) session.stride(7);
    session.submit({ type: 'pause' });
    expect(session.progress()).toBeNull();
    const stopped = session.now();
    expect(session.stride(100)).toBe(true);
    expect(session.now()).toBe(stopped);
    const again = at(journal.text);
    expect(again.session.now()).toBe(stopped);
    expect(again.session.report().digest).toBe(session.report().digest);
  });

  it('takes an input on its way at the instant it has reached, and goes on', () => {
    const { session, journal } = at();
    session.submit({ type: 'jump', milliseconds: 3 * day });
    const end = session.now() + 3 * day;
    session.stride(33);
    session.submit({ type: 'network', change: { blockedHosts: ['*.manage.microsoft.com'] } });
    toTheEnd(session);
    expect(session.now()).toBe(end);
    session.mark();
    const again = at(journal.text);
    expect(again.notices).toEqual([]);
    expect(again.session.report().digest).toBe(session.report().digest);
  });

  it('that was cut short by the end of the program goes on when its journal is opened', () => {
    const { session, journal } = at();
    session.submit({ type: 'jump', milliseconds: 5 * day });
    const end = session.now() + 5 * day;
    session.stride(50);
    session.mark();
    const again = at(journal.text).session;
    expect(again.now()).toBe(session.now());
    expect(again.progress()).toMatchObject({ doing: 'jump' });
    toTheEnd(again);
    expect(again.now()).toBe(end);
    toTheEnd(session);
    expect(again.report().digest).toBe(session.report().digest);
  });

  it('and another one on its way are gone one behind the other', () => {
    const { session } = at();
    const end = session.now() + 3 * hour;
    session.submit({ type: 'jump', milliseconds: hour });
    session.submit({ type: 'jump', milliseconds: 2 * hour });
    toTheEnd(session);
    expect(session.now()).toBe(end);
  });
});

describe('an idle PC', () => {
  it('keeps the trace bounded, and says what fell off', () => {
    const { session } = play('entra-wired');
    session.submit({ type: 'jump', milliseconds: 90 * day });
    toTheEnd(session);
    const { exchanges } = session.report().fellOff;
    expect(exchanges!.count).toBeGreaterThan(100);
    const { log } = JSON.parse(session.har()) as { log: { comment: string; entries: unknown[] } };
    expect(log.entries.length).toBeLessThanOrEqual(4_000);
    expect(log.comment).toContain(`The oldest ${exchanges!.count} exchanges, up to ${exchanges!.until},`);
    const collected = session.logs().files.find(({ name }) => name.includes('DeviceEnrollment'));
    expect(collected!.text).toMatch(/^Reseal wrote .*\r\n\(\d+ older exchanges are no longer kept\)/);
  });
});
