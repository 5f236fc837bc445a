/**
 * What a PC without a profile asks: the purpose, a personal account, registration with its maker
 * (facts/set-up-pages#purpose-and-personal-account, facts/set-up-pages#makers-registration).
 */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { open, play } from '../testing/lab.ts';

const unregistered = (scenario: Scenario): Scenario => ({ ...scenario, registration: null });
const screensOf = (session: { report(): { screens: readonly { id: string }[] } }) =>
  session.report().screens.map(({ id }) => id);

const atThePurpose = (change: (scenario: Scenario) => Scenario = unregistered, id = 'entra-wired') => {
  const lab = open(id, undefined, change);
  lab.person.answersTheFirstPages();
  lab.person.waitsFor('license');
  lab.person.presses('accept');
  lab.person.presses('skip');
  lab.person.waitsFor('purpose');
  return lab;
};

describe('the purpose', () => {
  it('leads past a second look for updates: work to a sign-in page without branding', () => {
    const { person } = atThePurpose();
    person.chooses('work');
    person.presses('next');
    expect(person.waitsFor('progress').title.key).toBe('updates.checking-windows');
    expect(person.waitsFor('sign-in')).toMatchObject({ step: 'user-name', branding: null });
  });

  it('installs what Windows Update has then, and goes on with the answer after the restart', () => {
    const { person, session } = atThePurpose((scenario) => ({
      ...unregistered(scenario),
      updates: { autopilot: { title: 'An update', megabytes: 100, installSeconds: 60, restart: true } },
    }));
    expect(screensOf(session)).not.toContain('update-progress');
    person.chooses('personal');
    person.presses('next');
    person.waitsFor('update-progress');
    person.waitsFor('boot', ({ phase }) => phase === 'updating');
    person.waitsFor('microsoft-account');
  });
});

describe('a personal account', () => {
  const atThePersonalAccount = (id?: string) => {
    const lab = atThePurpose(unregistered, id);
    lab.person.chooses('personal');
    lab.person.presses('next');
    return lab;
  };

  it('is nobody’s in a rehearsal: the page refuses names in words, and a work account in others', () => {
    const { person } = atThePersonalAccount();
    person.waitsFor('microsoft-account');
    person.presses('sign-in');
    const refusal = (name: string) => {
      person.presses('next', { 'user-name': name });
      return person.waitsFor('sign-in', ({ busy, problem }) => !busy && problem !== null).problem!.key;
    };
    expect(person.screen()).toMatchObject({ id: 'sign-in', personal: true, branding: null });
    expect(refusal('')).toBe('sign-in.empty');
    expect(refusal('somebody@home.example')).toBe('sign-in.no-such-account');
    expect(refusal('mei.tanaka@alderfinch.example')).toBe('sign-in.work-account');
    person.presses('back');
    person.presses('back');
    person.waitsFor('purpose');
  });

  it('fails without a connection, and a local account is the way on', () => {
    const { person } = atThePersonalAccount();
    person.waitsFor('microsoft-account');
    person.does({ type: 'network', change: { cable: 'unplugged' } });
    expect(person.screen()).toMatchObject({ id: 'problem', code: 'OOBEIDPS' });
    person.presses('skip');
    expect(person.screen()).toMatchObject({ id: 'local-account', step: 'name', canGoBack: true });
    person.presses('sign-in');
    person.waitsFor('microsoft-account');
  });

  it('on Windows 10 has a link to an offline account', () => {
    const { person } = atThePersonalAccount('entra-wired-windows-10');
    expect(person.waitsFor('sign-in')).toMatchObject({ personal: true });
    person.presses('skip');
    person.waitsFor('local-account');
  });
});

describe('registration with the maker', () => {
  it('comes after privacy where the image asks for it', () => {
    const { session } = play('oobe-personal-account');
    const screens = screensOf(session);
    expect(screens.indexOf('oem-registration')).toBeGreaterThan(screens.indexOf('privacy'));
  });

  it('never comes where the profile hides it', () => {
    const { session } = play('entra-wired', undefined);
    expect(screensOf(session)).not.toContain('oem-registration');
  });

  it('keeps nothing of what was typed in the journal', () => {
    const { person, journal } = open('user-local-account', undefined, (scenario) => ({
      ...scenario,
      oemRegistration: true,
      securityQuestions: false,
    }));
    person.answersTheFirstPages();
    person.waitsFor('license');
    person.presses('accept');
    person.presses('skip');
    person.presses('next', { 'account-name': 'Workshop' });
    person.presses('next', { 'new-password': 'teapot' });
    person.presses('next', { 'confirm-password': 'teapot' });
    person.presses('next', { hint: 'for leaves' });
    person.presses('accept');
    expect(person.screen()).toMatchObject({ id: 'oem-registration', maker: 'Larkfield', selected: 'US' });
    person.chooses('PT');
    person.cutsThePower();
    expect(person.waitsFor('oem-registration').selected).toBe('PT');
    person.presses('next', { 'oem-name': 'Ines', 'oem-email': 'ines@home.example', 'oem-phone': '555 0100' });
    person.waitsFor('desktop');
    expect(journal.text).not.toMatch(/Ines|home\.example|555 0100/i);
  });
});
