/** Walks: named answers to pages, what scenarios do otherwise, and what they were before. */
import { describe, expect, it } from 'vitest';
import { shippedWalks } from '../../main/hosts/shipped.ts';
import { playWalk } from '../../main/session/walk.ts';
import { readScenario } from '../../shared/session/scenario.ts';
import type { Control } from '../../shared/stage/input.ts';
import type { Answer } from '../../shared/session/walk.ts';
import { atTheSignIn, mei, write } from '../testing/at-the-sign-in.ts';
import { memoryJournal, open, play, type TenantFiles } from '../testing/lab.ts';

const written = (more: object) => ({
  id: 'mine',
  title: 'Mine',
  description: 'A scenario of my own.',
  ...more,
});
const read = (more: object) => readScenario(written(more), 'mine.json', shippedWalks());

/** Plays a walk of these items at the PC of a shipped scenario. */
function playAt(id: string, more: object) {
  const opened = open(id, memoryJournal(), (scenario) => ({ ...scenario, walk: read(more).walk }));
  return { ...opened, ...playWalk(opened) };
}

const next = { type: 'press', control: 'next' };
const power = { type: 'power-button' };
const fivePresses = Array.from({ length: 5 }, () => ({ type: 'windows-key' }));

/** `app-fails` as it was written before there were walks. */
const steps = [
  { when: { id: 'off' }, do: [power] },
  { when: { id: 'region' }, do: fivePresses, after: 1 },
  { when: { id: 'license' }, do: [{ type: 'press', control: 'accept' }], optional: true },
  { when: { id: 'provisioning-menu' }, do: [{ type: 'choose', value: 'pre-provision' }, next] },
  {
    when: { id: 'landing', loading: false },
    do: [{ type: 'press', control: 'provision' }],
    after: 15,
  },
  { when: { id: 'result' }, do: [] },
];

/** The same up to Reseal, and a user who thinks of nothing but the sign-in page and Windows Hello. */
const toTheDesktop = [
  ...steps.slice(0, -1),
  { when: { id: 'result', outcome: 'success' }, do: [{ type: 'press', control: 'reseal' }], after: 10 },
  { when: { id: 'off' }, do: [{ type: 'jump', milliseconds: 172_800_000 }, power], after: 60 },
  { when: { id: 'region' }, do: [{ type: 'press', control: 'yes' }], after: 4 },
  { when: { id: 'keyboard' }, do: [{ type: 'press', control: 'yes' }], after: 3 },
  { when: { id: 'second-keyboard' }, do: [{ type: 'press', control: 'skip' }], after: 3 },
  {
    when: { id: 'sign-in', step: 'user-name', busy: false },
    do: [{ ...next, values: { 'user-name': '$userName' } }],
  },
  {
    when: { id: 'sign-in', step: 'password', busy: false },
    do: [{ type: 'press', control: 'sign-in', values: { password: '$practicePassword' } }],
  },
  { when: { id: 'hello', step: 'required' }, do: [next] },
  {
    when: { id: 'hello', step: 'pin' },
    do: [{ ...next, values: { pin: '480913', 'pin-confirm': '480913' } }],
  },
  { when: { id: 'hello', step: 'all-set' }, do: [next] },
  { when: { id: 'desktop' }, do: [] },
];

describe('a walk', () => {
  it('as steps in a fixed order does what the named one does', () => {
    const { session } = playAt('app-fails', { walkThrough: steps });
    expect(session.report().digest).toBe(play('app-fails').session.report().digest);
  });

  it.each([
    ['a sign-in screen behind a restart', 'desktop', { faults: ['policy-restarts'] }],
    [
      'a local account in the place of the sign-in',
      'local-account',
      { disabledServices: [{ name: 'wlidsvc', from: 'technician' }] },
    ],
  ])('as steps in a fixed order gets over %s', (_what, outcome, world) => {
    const more = read({ ...world, walkThrough: toTheDesktop, expect: { outcome } });
    const opened = open('entra-wired', memoryJournal(), (scenario) => ({
      ...more,
      registration: scenario.registration,
    }));
    const { end } = playWalk(opened);
    expect([end, opened.session.stage().screen.id]).toEqual(['done', 'desktop']);
    expect(opened.session.outcome()).toBe(outcome);
  });

  it('gives a deviation at the time it is meant for, and its own answer at the others', () => {
    const { journal } = play('hybrid-outside-the-office');
    const inputs = journal.text.split('\n').filter((line) => line.includes('"control":"sign-in"'));
    expect(inputs.map((line) => /"user-name":"([^"]*)"/.exec(line)?.[1])).toEqual([
      String.raw`CORP\\mei.tanaka`,
      String.raw`CORP\\mei.tanaka`,
      undefined,
      undefined,
    ]);
    const [before = '', , ...behind] = journal.text.split(inputs[1]!);
    expect(before.trimEnd().split('\n').at(-1)).toContain('"lift-fault"');
    expect(behind).toEqual([]);
  });

  it('ends at a failure that nobody answers, and goes on behind one that is answered', () => {
    const failed = playAt('enrolment-reused-device', { walk: ['technician'] });
    expect([failed.end, failed.session.outcome()]).toEqual(['done', 'failed']);
    expect(play('enrolment-reused-device').session.outcome()).toBe('resealed');
  });

  it('does not give again what was refused: the run ends with the refusal', () => {
    const opened = open('entra-wired', memoryJournal(), (scenario) => ({
      ...scenario,
      user: 'nils.bergqvist@alderfinch.example',
    }));
    expect(playWalk(opened)).toMatchObject({ end: 'stuck', in: { name: 'entra-user' }, answered: true });
    expect(opened.session.report()).toMatchObject({
      outcome: 'failed',
      error: { code: 'AADSTS50057', step: 'sign-in' },
      failures: [{ flow: 'user', code: 'AADSTS50057', mended: null }],
    });
    expect(opened.journal.text.match(/"control":"sign-in"/g)).toHaveLength(1);
  });

  it('with a pass that is over ends with the pass’s refusal', () => {
    const pass = write('POST', `users/${mei}/authentication/temporaryAccessPassMethods`, {
      isUsableOnce: true,
      lifetimeInMinutes: 480,
    }).write;
    const opened = open('entra-wired', memoryJournal(), (scenario) => ({ ...scenario, before: [pass] }));
    expect(playWalk(opened).end).toBe('stuck');
    expect(opened.session.report()).toMatchObject({
      outcome: 'failed',
      error: { code: 'AADSTS130503', step: 'sign-in' },
      failures: [{ code: 'AADSTS130503' }],
    });
  });

  it('stops at any page that comes back with a problem, and at one that comes back without end', () => {
    const answer = (
      step: string,
      control: Control,
      values: Readonly<Record<string, string>> = {},
    ): Answer => ({
      at: 'sign-in',
      when: { step, busy: false },
      do: [{ type: 'press', control, values }],
      after: 2,
    });
    const plays = (...answers: readonly Answer[]) => {
      const lab = atTheSignIn();
      const walk = [{ name: 'mine', deviations: [], answers }];
      return { ...lab, ...playWalk({ ...lab, scenario: { ...lab.scenario, walk } }) };
    };
    const unknown = plays(answer('user-name', 'next', { 'user-name': 'nobody@elsewhere.example' }));
    expect(unknown).toMatchObject({ end: 'stuck', answered: true });
    expect(unknown.session.report().error?.code).toBe('AADSTS50034');
    const wrong = plays(
      answer('user-name', 'next', { 'user-name': mei }),
      answer('password', 'sign-in', { password: 'no' }),
    );
    expect(wrong.session.report().error?.code).toBe('AADSTS50126');
    const round = plays(answer('user-name', 'next', { 'user-name': mei }), answer('password', 'back'));
    expect(round).toMatchObject({ end: 'stuck', answered: true });
    expect(round.journal.text.match(/"control":"back"/g)).toHaveLength(20);
  });

  it('says where it got stuck, and whether the page had been answered', () => {
    const unanswered = playAt('oobe-not-registered', { walk: ['local-user'] });
    expect(unanswered).toMatchObject({ end: 'stuck', in: { name: 'local-user' }, answered: false });
    expect(unanswered.session.stage().screen.id).toBe('microsoft-account');
    const choosesOnly = { at: 'provisioning-menu', do: [{ type: 'choose', value: 'reset' }] };
    const fruitless = playAt('entra-wired', { walk: [{ as: 'technician', but: [choosesOnly] }] });
    expect(fruitless).toMatchObject({ end: 'stuck', in: { name: 'technician' }, answered: true });
    expect(fruitless.session.stage().screen.id).toBe('provisioning-menu');
  });

  it('sends a user of the tenant where the scenario’s own is none of it', () => {
    const withoutMei = (files: TenantFiles) => {
      for (const [path, file] of Object.entries(files))
        files[path] = JSON.parse(JSON.stringify(file).replaceAll('mei.tanaka@', 'mei.sato@'));
    };
    const opened = open('enrolment-terms-accepted', memoryJournal(), undefined, withoutMei);
    playWalk(opened);
    expect(opened.journal.text).toMatch(/"user-name":"ines\.okafor@alderfinch\.example"/);
  });
});

describe('a scenario file', () => {
  it.each([
    [{ walk: ['tecnician'] }, 'mine.json, at walk.0', /There is no walk "tecnician"/],
    [{ walk: ['technician', 'toString'] }, 'mine.json, at walk.1', /There is no walk "toString"/],
    [{ walk: ['technician', { at: 'off' }] }, 'mine.json, at walk.1', /neither the name of a walk/],
    [{ walk: [], walkThrough: [] }, 'mine.json', /both "walk" and "walkThrough"/],
  ])('with %j is refused with its place', (more, place, message) => {
    expect(() => read(more)).toThrow(
      expect.objectContaining({ place, message: expect.stringMatching(message) }),
    );
  });

  it('may leave out what most scenarios have in common', () => {
    expect(read({})).toMatchObject({
      release: 'windows-11-24h2',
      tenant: 'alder-finch',
      hardware: 'larkfield-fieldbook-14',
      seed: 1,
      walk: [],
    });
  });

  it('is refused for a walk that is part of itself', () => {
    const loop = new Map([['loop', { title: 'Round and round', with: ['loop'], answers: [] }]]);
    expect(() => readScenario(written({ walk: ['loop'] }), 'mine.json', loop)).toThrow(/part of itself/);
  });
});

describe('a journal', () => {
  it('has no walk in it: a changed walk does not change what was recorded', () => {
    const { journal, session } = play('app-fails');
    session.mark();
    const [header = '', ...entries] = journal.text.replaceAll(/,"seal":"\w+"/g, '').split('\n');
    const { scenario, ...rest } = JSON.parse(header);
    expect(scenario.walk).toEqual([]);
    for (const older of [
      { walkThrough: steps },
      { walkThrough: [{ when: 'of another time' }] },
      { walk: 'gone' },
    ]) {
      const { walk: _walk, ...world } = scenario;
      const first = JSON.stringify({ ...rest, format: 1, scenario: { ...world, ...older } });
      const text = [first, ...entries].join('\n');
      const again = open('app-fails', memoryJournal(text));
      expect(again.notices).toEqual([]);
      expect(again.session.report().digest).toBe(session.report().digest);
    }
  });
});
