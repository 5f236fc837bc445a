/**
 * Licence, name, purpose, local account and privacy: what a profile hides, and what Windows checks
 * (facts/set-up-pages, facts/autopilot-service#bits-of-cloudassignedoobeconfig).
 */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal, open, play, type TenantFiles } from '../testing/lab.ts';

const unregistered = (scenario: Scenario): Scenario => ({ ...scenario, registration: null });
const local = (change: Partial<Scenario> = {}) =>
  open('user-local-account', undefined, (scenario) => ({ ...scenario, ...change }));
const showing = (setting: 'hideEULA' | 'hidePrivacySettings') => (files: TenantFiles) => {
  const profile = files['autopilot/pre-provisioned-laptops.json']!;
  const old = { hideEULA: 'eulaHidden', hidePrivacySettings: 'privacySettingsHidden' }[setting];
  profile.outOfBoxExperienceSettings![setting] = false;
  profile.outOfBoxExperienceSetting![old] = false;
};
const screensOf = (session: { report(): { screens: readonly { id: string }[] } }) =>
  session.report().screens.map(({ id }) => id);

describe('the licence terms', () => {
  it('show where the profile does not hide them, before the sign-in page', () => {
    const { person } = open('entra-wired', undefined, undefined, showing('hideEULA'));
    person.answersTheFirstPages();
    expect(person.waitsFor('license')).toEqual({
      id: 'license',
      frames: ['windows', 'manufacturer'],
      canGoBack: false,
    });
    person.presses('accept');
    person.waitsFor('sign-in');
  });

  it('take five presses, and are asked for again after a power cut', () => {
    const { person } = open('entra-wired', undefined, undefined, showing('hideEULA'));
    person.answersTheFirstPages();
    person.waitsFor('license');
    person.cutsThePower();
    person.waitsFor('license', () => true);
    person.pressesTheWindowsKey();
    expect(person.screen().id).toBe('provisioning-menu');
  });
});

describe('the name of an unregistered device', () => {
  const atTheName = () => {
    const lab = open('entra-wired', undefined, unregistered);
    lab.person.answersTheFirstPages();
    lab.person.waitsFor('license');
    lab.person.presses('accept');
    lab.person.waitsFor('name-device');
    return lab;
  };

  it.each([
    ['12345', 'name-device.rule.numbers'],
    ['A-NAME-TOO-LONG-1', 'name-device.rule.length'],
    ['BENCH 7', 'name-device.rule.characters'],
    ['BENCH.7', 'name-device.rule.characters'],
    ['', 'local-account.problem.required'],
  ])('cannot be "%s": %s', (name, key) => {
    const { person } = atTheName();
    person.presses('next', { 'device-name': name });
    expect(person.screen()).toEqual({ id: 'name-device', problem: { key } });
  });

  it('is given with a restart, after which neither page comes again', () => {
    const { person, session } = atTheName();
    person.presses('next', { 'device-name': 'BENCH-07_a' });
    expect(person.screen()).toMatchObject({ id: 'boot', phase: 'restarting' });
    person.waitsFor('purpose');
    expect(session.report().device.computerName).toBe('BENCH-07_a');
    expect(screensOf(session).filter((id) => id === 'license')).toHaveLength(1);
  });

  it('can be left as it is, without a restart', () => {
    const { person, session } = atTheName();
    person.presses('skip');
    expect(person.screen().id).toBe('purpose');
    expect(session.report().device.computerName).toMatch(/^DESKTOP-/);
  });

  it('is not asked of a registered device', () => {
    expect(screensOf(play('entra-wired').session)).not.toContain('name-device');
  });
});

describe('a local account', () => {
  const atTheAccount = (change: Partial<Scenario> = {}) => {
    const lab = local(change);
    lab.person.answersTheFirstPages();
    lab.person.waitsFor('license');
    lab.person.presses('accept');
    lab.person.presses('skip');
    return lab;
  };

  it('comes without a purpose page where wlidsvc is disabled, and offers no online account', () => {
    const { person, session } = atTheAccount();
    expect(person.screen()).toMatchObject({ id: 'local-account', step: 'name', canGoBack: false });
    expect(person.presses('sign-in')).toMatchObject({ accepted: false });
    expect(screensOf(session)).not.toContain('purpose');
  });

  it.each([
    ['', 'name-empty'],
    [' .\u200b', 'name-invisible'],
    ['mei@home', 'name-at'],
    ['a/b', 'name-characters'],
    ['twenty-one characters', 'name-long'],
    ['COM7', 'name-other'],
    ['Administrator', 'name-other'],
  ])('cannot be called "%s": %s', (name, problem) => {
    const { person } = atTheAccount();
    person.presses('next', { 'account-name': name });
    expect(person.screen()).toMatchObject({ problem: { key: `local-account.problem.${problem}` } });
  });

  it('cannot be called like the PC', () => {
    const { person, session } = atTheAccount();
    person.presses('next', { 'account-name': session.report().device.computerName });
    expect(person.screen()).toMatchObject({ problem: { key: 'local-account.problem.name-is-pc' } });
  });

  it('wants a password, the same twice, and three questions without a repetition', () => {
    const { person } = atTheAccount();
    const problem = () => (person.screen() as { problem: { key: string } | null }).problem?.key;
    person.presses('next', { 'account-name': 'Workshop' });
    person.presses('next', { 'new-password': '' });
    expect(problem()).toBe('local-account.problem.password-empty');
    person.presses('next', { 'new-password': 'a bench for two' });
    person.presses('next', { 'confirm-password': 'a bench for one' });
    expect(problem()).toBe('local-account.problem.mismatch');
    person.presses('next', { 'confirm-password': 'a bench for two' });
    expect(person.screen()).toMatchObject({ step: 'question', question: 1, selected: 'pet' });
    person.presses('next', { answer: '' });
    expect(problem()).toBe('local-account.problem.required');
    person.chooses('cousin');
    person.presses('next', { answer: 'Biscuit' });
    const second = person.screen() as { choices: readonly string[] };
    expect(second).toMatchObject({ question: 2, problem: null });
    expect(second.choices).not.toContain('cousin');
    expect(second.choices).toHaveLength(5);
    person.presses('next', { answer: 'Lisbon' });
    person.presses('next', { answer: 'Pip' });
    expect(person.screen().id).toBe('privacy');
  });

  it('without questions wants a hint that does not tell the password', () => {
    const { person } = atTheAccount({ securityQuestions: false });
    person.presses('next', { 'account-name': 'Workshop' });
    person.presses('next', { 'new-password': 'teapot' });
    person.presses('next', { 'confirm-password': 'teapot' });
    expect(person.screen()).toMatchObject({ step: 'hint' });
    person.presses('next', { hint: 'it is TEAPOT' });
    expect(person.screen()).toMatchObject({ problem: { key: 'local-account.problem.hint-has-password' } });
    person.presses('next', { hint: 'for leaves' });
    expect(person.screen().id).toBe('privacy');
  });

  it('ends on the desktop, and the journal holds nothing of what was typed', () => {
    const { session, journal } = play('user-local-account');
    expect(session.report().outcome).toBe('local-account');
    expect(session.stage().screen).toMatchObject({ id: 'desktop', user: 'Workshop', work: null });
    expect(journal.text.slice(journal.text.indexOf('\n'))).not.toMatch(/bench for two|Biscuit/);
  });

  it('keeps its place over a power cut, on each of its pages', () => {
    const { person } = atTheAccount();
    person.presses('next', { 'account-name': 'Workshop' });
    person.cutsThePower();
    expect(person.waitsFor('local-account')).toMatchObject({ step: 'name' });
    person.presses('next', { 'account-name': 'Workshop' });
    person.presses('next', { 'new-password': 'teapot' });
    person.presses('next', { 'confirm-password': 'teapot' });
    for (const answer of ['a', 'b', 'c']) person.presses('next', { answer });
    person.chooses('location');
    person.cutsThePower();
    expect(person.waitsFor('privacy').switches[0]).toEqual({ id: 'location', on: false });
    person.presses('accept');
    person.waitsFor('desktop');
    person.cutsThePower();
    person.waitsFor('desktop');
  });
});

describe('the repetition of a password after the journal was opened again', () => {
  it('cannot be compared and counts as different; a new start of the two pages mends it', () => {
    const { person, journal } = local();
    person.answersTheFirstPages();
    person.waitsFor('license');
    person.presses('accept');
    person.presses('skip');
    person.presses('next', { 'account-name': 'Workshop' });
    person.presses('next', { 'new-password': 'teapot' });
    const again = local2(journal.text);
    again.person.presses('next', { 'confirm-password': 'teapot' });
    expect(again.person.screen()).toMatchObject({ problem: { key: 'local-account.problem.mismatch' } });
    again.person.presses('back');
    again.person.presses('next', { 'new-password': 'teapot' });
    again.person.presses('next', { 'confirm-password': 'teapot' });
    expect(again.person.screen()).toMatchObject({ step: 'question' });
  });
  const local2 = (text: string) => open('user-local-account', memoryJournal(text));
});

describe('the privacy page', () => {
  it('shows after device setup where the profile does not hide it, and its switches turn', () => {
    const { person, session } = open('entra-wired', undefined, undefined, showing('hidePrivacySettings'));
    person.preprovisions();
    person.setsUpTheAccount();
    const { switches } = person.waitsFor('privacy');
    expect(switches.map(({ id }) => id)).toContain('advertising');
    expect(switches.every(({ on }) => on)).toBe(true);
    person.chooses('diagnostic-data');
    expect(person.screen()).toMatchObject({
      id: 'privacy',
      switches: expect.arrayContaining([{ id: 'diagnostic-data', on: false }]),
    });
    person.presses('accept');
    person.waitsFor('boot', ({ phase }) => phase === 'signing-in');
    expect(screensOf(session).lastIndexOf('esp')).toBeLessThan(screensOf(session).indexOf('privacy'));
  });

  it('comes back after a power cut; the sign-in that the restart lost is asked for', () => {
    const { person } = open('entra-wired', undefined, undefined, showing('hidePrivacySettings'));
    person.preprovisions();
    person.setsUpTheAccount();
    person.waitsFor('privacy');
    person.cutsThePower();
    person.waitsFor('privacy');
    person.presses('accept');
    expect(person.waitsFor('lock-screen').step).toBe('locked');
  });
});

describe('five presses of the Windows key', () => {
  const steps: Readonly<Record<string, (person: ReturnType<typeof local>['person']) => void>> = {
    license: () => undefined,
    'name-device': (person) => person.presses('accept'),
    purpose: (person) => {
      person.presses('accept');
      person.presses('skip');
    },
    'local-account': (person) => {
      person.presses('accept');
      person.presses('skip');
      person.chooses('personal');
      person.presses('next');
      person.waitsFor('microsoft-account');
      person.does({ type: 'network', change: { cable: 'unplugged' } });
      person.presses('skip');
    },
  };

  it.each(Object.keys(steps))('open the menu on the page "%s", and Exit begins anew', (id) => {
    const { person } = open('entra-wired', undefined, unregistered);
    person.answersTheFirstPages();
    person.waitsFor('license');
    steps[id]!(person);
    expect(person.screen().id).toBe(id);
    person.pressesTheWindowsKey();
    expect(person.screen()).toMatchObject({ id: 'provisioning-menu', selected: null });
    person.presses('exit');
    person.waitsFor('region');
  });

  it('on the privacy page open the menu too', () => {
    const { person } = open('entra-wired', undefined, undefined, showing('hidePrivacySettings'));
    person.preprovisions();
    person.setsUpTheAccount();
    person.waitsFor('privacy');
    person.pressesTheWindowsKey();
    expect(person.screen()).toMatchObject({
      id: 'provisioning-menu',
      options: ['install-package', 'export-logs', 'reset'],
    });
  });
});

describe('the licence page over Wi-Fi', () => {
  it('leads back to the network', () => {
    const { person } = open('entra-wifi', undefined, undefined, showing('hideEULA'));
    person.answersTheFirstPages();
    person.waitsFor('network', ({ canContinue }) => !canContinue);
    person.chooses('AlderFinch-Workshop');
    person.presses('connect');
    person.presses('connect', { 'network-password': 'quiet-lantern-42' });
    person.waitsFor('network', ({ canContinue }) => canContinue);
    person.presses('next');
    expect(person.waitsFor('license').canGoBack).toBe(true);
    person.presses('back');
    expect(person.screen().id).toBe('network');
  });
});
