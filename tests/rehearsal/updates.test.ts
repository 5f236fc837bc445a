/**
 * Windows Update in the out-of-box experience: where, in what words, with which restarts
 * (facts/set-up-order#windows-updates, facts/set-up-order#quality-updates).
 */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { open, type TenantFiles } from '../testing/lab.ts';

const update = (title: string) => ({ title, megabytes: 250, installSeconds: 60, restart: true });
const offering =
  (...kinds: readonly ('critical' | 'autopilot' | 'quality')[]) =>
  (scenario: Scenario): Scenario => ({
    ...scenario,
    updates: Object.fromEntries(kinds.map((kind) => [kind, update(kind)])),
  });

/** The setting of the Enrollment Status Page's profile. */
const askForQualityUpdates = (files: TenantFiles): void => {
  files['enrollment-status-page/laptops.json']!['installQualityUpdates'] = true;
};

const screensOf = (session: { report(): { screens: readonly { id: string }[] } }) =>
  session.report().screens.map(({ id }) => id);

describe('a critical update', () => {
  it('of the first check installs, says that the PC will restart, and restarts it once', () => {
    const { person, session } = open('entra-wired', undefined, offering('critical'));
    person.answersTheFirstPages();
    const texts = ['updates.good-things', 'updates.almost-there', 'updates.will-restart'];
    for (const key of texts) person.waitsFor('progress', ({ title }) => title.key === key);
    person.waitsFor('boot', ({ phase }) => phase === 'restarting');
    const underway = person.waitsFor('boot', ({ phase }) => phase === 'updating');
    expect(underway.text!.key).toBe('boot.updates-underway');
    person.waitsFor('boot', ({ text }) => text?.key === 'boot.updates-percent' && text.args![0] === 50);
    person.waitsFor('sign-in');
    expect(screensOf(session).filter((id) => id === 'boot-updating')).toHaveLength(1);
    expect(screensOf(session).filter((id) => id === 'region')).toHaveLength(1);
  });

  it('is finished by the boot after it, also when that boot is cut short', () => {
    const { person, session } = open('entra-wired', undefined, offering('critical'));
    person.answersTheFirstPages();
    person.waitsFor('boot', ({ phase }) => phase === 'updating');
    session.advance(20_000);
    person.cutsThePower();
    expect(person.waitsFor('boot', ({ phase }) => phase === 'updating').text!.key).toBe(
      'boot.updates-underway',
    );
    person.waitsFor('sign-in');
  });

  it('cannot come where Windows Update is blocked: Autopilot goes on without it', () => {
    const { person, session } = open('entra-wired', undefined, (scenario) => ({
      ...offering('critical')(scenario),
      network: { ...scenario.network, blockedHosts: ['*.delivery.mp.microsoft.com'] },
    }));
    person.answersTheFirstPages();
    person.waitsFor('sign-in');
    expect(screensOf(session)).not.toContain('boot-updating');
  });
});

describe('an Autopilot update', () => {
  it('looks, downloads and installs with a percentage, and says that the device will restart', () => {
    const { person } = open('entra-wired', undefined, offering('autopilot'));
    person.answersTheFirstPages();
    const says = (key: string, percent?: number) =>
      person.waitsFor('progress', ({ title }) => title.key === key && title.args?.[0] === percent);
    says('updates.looking');
    says('updates.downloading', 0);
    says('updates.downloading', 50);
    says('updates.installing', 50);
    expect(says('updates.device-will-restart', 0)).toMatchObject({ id: 'progress', subtitle: null });
    person.waitsFor('boot', ({ phase }) => phase === 'restarting');
    person.waitsFor('sign-in');
  });
});

describe('the technician’s branch', () => {
  it('installs both kinds in front of the landing page, with one restart', () => {
    const { person, session } = open(
      'entra-wired',
      undefined,
      offering('critical', 'autopilot', 'quality'),
      askForQualityUpdates,
    );
    expect(person.goesToTheLandingPage().canContinue).toBe(true);
    expect(screensOf(session).filter((id) => id === 'boot-updating')).toHaveLength(1);
    person.presses('provision');
    person.waitsFor('result', ({ outcome }) => outcome === 'success');
    expect(screensOf(session).filter((id) => id === 'boot-updating')).toHaveLength(1);
  });
});

describe('quality updates', () => {
  it('install at the end of the user’s set-up where the profile asks for them; the user signs in again', () => {
    const { person, session } = open('entra-wired', undefined, offering('quality'), askForQualityUpdates);
    person.preprovisions();
    expect(screensOf(session)).not.toContain('update-progress');
    person.setsUpTheAccount();
    person.waitsFor('update-progress');
    person.waitsFor('boot', ({ phase }) => phase === 'updating');
    const lock = person.waitsFor('lock-screen');
    // Nobody has been signed in to this Windows yet.
    expect(lock).toMatchObject({ step: 'locked', userName: '' });
    person.presses('next');
    const mei = 'mei.tanaka@alderfinch.example';
    person.presses('sign-in', { 'user-name': mei, password: person.passwordOf(mei) });
    person.waitsFor('boot', ({ phase }) => phase === 'signing-in');
    person.waitsFor('hello');
  });

  it('are no business of Windows 10', () => {
    const { person, session } = open(
      'entra-wired-windows-10',
      undefined,
      offering('quality'),
      askForQualityUpdates,
    );
    person.preprovisions();
    person.setsUpTheAccount();
    person.waitsFor('hello');
    expect(screensOf(session)).not.toContain('update-progress');
  });

  it('do not install where only a profile asks that is aimed at users, though its page holds', () => {
    const { person, session } = open('entra-wired', undefined, offering('quality'), (files) => {
      files['enrollment-status-page/laptops.json']!['assignments'] = [];
      files['enrollment-status-page/finance-users.json']!['installQualityUpdates'] = true;
    });
    person.preprovisions();
    person.setsUpTheAccount();
    person.waitsFor('esp');
    person.waitsFor('hello');
    expect(screensOf(session)).not.toContain('update-progress');
  });

  it('do not install where it does not ask', () => {
    const { person, session } = open('entra-wired', undefined, offering('quality'));
    person.preprovisions();
    person.setsUpTheAccount();
    person.waitsFor('hello');
    expect(screensOf(session)).not.toContain('update-progress');
  });
});
