/** Every fault of the catalogue: set, felt, told to nobody on the PC, lifted; and what comes too late. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../main/session/session.ts';
import { playWalk } from '../../main/session/walk.ts';
import { faultById, faultCatalogue } from '../../shared/faults/index.ts';
import { orderOf } from '../../shared/faults/order.ts';
import type { FaultOrder } from '../../shared/faults/order.ts';
import { leaks } from '../testing/everything-on-the-pc.ts';
import { memoryJournal, open } from '../testing/lab.ts';
import { beforeProvision, harmless, programs, walked } from './faults.rows.ts';

const order = (text: string): FaultOrder => orderOf(text)!;
const set = (session: Session, text: string) => session.submit({ type: 'set-fault', ...order(text) });
const lift = (session: Session, text: string) =>
  session.submit({ type: 'lift-fault', fault: order(text).fault });
const faultsOf = (session: Session, text: string) =>
  session.report().faults.filter(({ fault }) => fault?.split(':')[0] === order(text).fault);

interface Tried {
  readonly code: string | undefined;
  /** The codes of its entry. */
  readonly codes: readonly string[];
  /** The failure is led back to it. */
  readonly isCause: boolean;
  readonly felt: boolean;
  readonly mended: boolean;
  readonly leaks: readonly string[];
}

type Opened = ReturnType<typeof open>;

/** Sets it on the landing page, provisions, lifts it on the failure's page and goes back by Retry. */
function tried({ session, person }: Opened, text: string): Tried {
  expect(set(session, text)).toEqual({ accepted: true });
  person.presses('provision');
  person.waitsFor('result', ({ outcome }) => outcome === 'failure');
  const { error } = session.report();
  const told = leaks(session);
  expect(lift(session, text)).toEqual({ accepted: true });
  const faults = faultsOf(session, text);
  person.presses('retry');
  person.waitsFor('landing', ({ canContinue }) => canContinue);
  return {
    code: error?.code,
    codes: declared(text),
    isCause: faults.some(({ words }) => error?.cause.includes(words)),
    felt: faults.some(({ felt }) => felt !== null),
    mended: faults.every(({ mended }) => mended !== null),
    leaks: told,
  };
}

/** Provisions once more; what it fails of then. */
function fails({ session, person }: Opened): unknown {
  person.presses('provision');
  person.waitsFor('result');
  return session.report().error;
}

/** What it comes to, where all of it is as the catalogue declares. */
const asDeclared = (code: string) => ({
  code,
  felt: true,
  mended: true,
  leaks: [],
  isCause: true,
  codes: expect.arrayContaining([code]),
});

const declared = (text: string): readonly string[] =>
  faultById(order(text).fault)!.shows.codes.flatMap((one) => [one, win32Of(one)]);

/** '1603' as the HRESULT that the page shows. */
const win32Of = (code: string): string =>
  /^\d+$/.test(code) ? `0x${(0x8007_0000 + Number(code)).toString(16).toUpperCase()}` : code;

describe('a fault before Provision', () => {
  const results = new Map<string, Tried>();
  let world: Opened;
  beforeAll(() => {
    world = open('entra-wired');
    world.person.goesToTheLandingPage();
    for (const [text] of beforeProvision) results.set(text, tried(world, text));
  });

  it.each(beforeProvision)('%s fails with %s until it is lifted', (text, code) => {
    expect(results.get(text)).toEqual(asDeclared(code));
  });

  it('leaves nothing behind once it is lifted', () => {
    expect(fails(world)).toBeNull();
  });
});

describe('a fault of a program', () => {
  it.each(programs)('%s fails with %s, and Retry succeeds once it is lifted, where it can', (text, code) => {
    const world = open('entra-wired');
    world.person.goesToTheLandingPage();
    expect(tried(world, text)).toEqual(asDeclared(code));
    const leadsOn = faultById(order(text).fault)!.wayOn === 'retry';
    expect(fails(world) === null).toBe(leadsOn);
  });
});

/** Plays the walk of a scenario that sets it. */
function walkWith(id: string, text: string) {
  const opened = open(id, memoryJournal(), (scenario) => ({ ...scenario, faults: [order(text)] }));
  playWalk(opened);
  const report = opened.session.report();
  const faults = faultsOf(opened.session, text);
  expect(new Set(faults.map(({ by }) => by))).toEqual(new Set(['scenario']));
  expect([opened.notices, leaks(opened.session)]).toEqual([[], []]);
  return { report, words: faults[0]!.words, caused: faults[0]!.caused };
}

describe('a fault that a scenario sets', () => {
  it.each(walked)('%s, %s: fails with %s', (id, text, code) => {
    const { report, words, caused } = walkWith(id, text);
    expect(report.error).toMatchObject({ code, cause: expect.stringContaining(words) });
    expect([caused, declared(text)]).toEqual(Array(2).fill(expect.arrayContaining([code])));
  });

  it.each(harmless)('%s is no failure', (text) => {
    const { error, outcome } = walkWith('entra-wired', text).report;
    expect([error, outcome]).toEqual([null, 'desktop']);
  });

  it('is every one of the catalogue, here or above', () => {
    const played = [...beforeProvision, ...programs, ...walked.map(([, ...row]) => row), ...harmless];
    const ids = new Set([...played.map(([text]) => order(text).fault), 'battery-empty', 'graph-throttled']);
    expect(faultCatalogue.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('an empty battery', () => {
  it('switches the PC off, and its button does nothing until the charger is there', () => {
    const { session, person } = open('entra-wired');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('esp');
    set(session, 'battery-empty');
    expect(person.screen().id).toBe('off');
    session.submit({ type: 'power-button' });
    session.advance(60_000);
    expect(person.screen().id).toBe('off');
    lift(session, 'battery-empty');
    session.submit({ type: 'power-button' });
    person.waitsFor('result', ({ outcome }) => outcome === 'success');
    expect(faultsOf(session, 'battery-empty')).toMatchObject([
      { felt: expect.any(String), mended: expect.any(String) },
    ]);
  });
});

describe('a blocked Graph', () => {
  it('keeps every administrator’s write back, and says so', () => {
    const { session } = open('entra-wired');
    const write = { method: 'POST', path: 'groups', body: { displayName: 'Kept back' } } as const;
    set(session, 'host-blocked:host=graph.microsoft.com');
    for (const by of ['instructor', 'scenario', 'door'] as const)
      expect(session.submit({ type: 'admin', by, write })).toEqual({
        accepted: false,
        reason: 'No answer came: graph.microsoft.com: the operation timed out',
      });
    expect(session.report().writes).toMatchObject([{ status: 0 }, { status: 0 }, { status: 0 }]);
    lift(session, 'host-blocked');
    expect(session.submit({ type: 'admin', write })).toMatchObject({
      accepted: true,
      graph: { status: 201 },
    });
    expect(faultsOf(session, 'host-blocked')).toMatchObject([{ felt: expect.any(String) }]);
  });
});

describe('a throttled Graph', () => {
  it('turns away whoever does not wait, writes and reads alike, and is felt by a write', () => {
    const { session } = open('entra-wired');
    const write = { method: 'POST', path: 'groups', body: { displayName: 'G' } } as const;
    const ask = () =>
      session.graph({ method: 'GET', url: 'http://localhost/v1.0/organization', headers: {} });
    expect(set(session, 'graph-throttled:seconds=30')).toEqual({ accepted: true });
    while (ask().status === 200) session.advance(1_000);
    expect(session.submit({ type: 'admin', write })).toMatchObject({
      accepted: false,
      graph: { status: 429, retryAfter: expect.any(Number), body: { error: { code: 'TooManyRequests' } } },
    });
    const { headers = {} } = ask();
    session.advance(Number(headers['retry-after']) * 1_000);
    expect(ask().status).toBe(200);
    expect(session.submit({ type: 'admin', write })).toMatchObject({ accepted: true });
    session.advance(10_000);
    expect(ask().status).toBe(429);
    expect(lift(session, 'graph-throttled')).toEqual({ accepted: true });
    expect(ask().status).toBe(200);
    expect(faultsOf(session, 'graph-throttled')).toMatchObject([
      { felt: expect.any(String), mended: expect.any(String) },
    ]);
  });
});

describe('a fault that comes too late', () => {
  it('is refused with its reason, and changes nothing', () => {
    const { session, person } = open('entra-wired');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('esp', ({ categories }) =>
      categories.some(({ items }) =>
        items.some(({ id, state }) => id === 'AppsSubcategory' && state === 'inProgress'),
      ),
    );
    const views = session.console().faults.faults;
    const late = faultCatalogue.filter(({ over }) =>
      (['attestation', 'join', 'enrolment'] as const).some((one) => over.includes(one)),
    );
    expect(late.length).toBeGreaterThan(15);
    for (const { id } of late) {
      expect([id, set(session, id)]).toEqual([
        id,
        { accepted: false, reason: expect.stringMatching(/^No effect now: .+\.$/) },
      ]);
      expect(views.find((one) => one.id === id)).toMatchObject({ state: 'no-effect', set: [] });
    }
    person.waitsFor('result', ({ outcome }) => outcome === 'success');
    expect(session.report().faults).toEqual([]);
  });

  it('is told so of an app that is installed already', () => {
    const { session, person } = open('entra-wired');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result', ({ outcome }) => outcome === 'success');
    const refused = { accepted: false, reason: expect.stringContaining('installed already') };
    expect(set(session, 'app-fails:app=7-Zip')).toEqual(refused);
  });

  it('is kept as one without effect where it was armed', () => {
    const opened = open('entra-wired', memoryJournal(), (scenario) => ({
      ...scenario,
      faults: [order('tpm-firmware-vulnerable@page:apps')],
    }));
    playWalk(opened);
    const view = opened.session.console().faults.faults.find(({ id }) => id === 'tpm-firmware-vulnerable');
    expect(view!.set).toMatchObject([{ state: 'no-effect', reason: 'attestation is over' }]);
    expect(opened.session.report().faults).toEqual([]);
  });
});

describe('an instructor’s own change of the network', () => {
  it('goes before the faults that it concerns: those that it leaves out are mended', () => {
    const { session } = open('entra-wired');
    set(session, 'host-blocked:host=login.live.com');
    set(session, 'host-blocked:host=ztd.dds.microsoft.com');
    session.submit({ type: 'network', change: { blockedHosts: ['ztd.dds.microsoft.com'] } });
    const states = () => session.report().faults.map(({ fault, mended }) => [fault, mended !== null]);
    expect(states()).toEqual([
      ['host-blocked:host=login.live.com', true],
      ['host-blocked:host=ztd.dds.microsoft.com', false],
    ]);
    lift(session, 'host-blocked');
    expect(states().map(([, mended]) => mended)).toEqual([true, true]);
    expect(session.console().network.blockedHosts).toEqual([]);
  });
});
