/** What the form of a work account offers besides its fields (facts/entra-join#signing-in). */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { atTheSignIn, mei } from '../testing/at-the-sign-in.ts';
import { open } from '../testing/lab.ts';

type Lab = Pick<ReturnType<typeof open>, 'person'>;

const settled = ({ person }: Lab) => person.waitsFor('sign-in', ({ busy }) => !busy);
const named = (lab: Lab, name: string) => {
  settled(lab);
  lab.person.presses('next', { 'user-name': name });
  return settled(lab);
};

describe('the page of the user name', () => {
  it.each(['nobody@alderfinch.example', 'mei@elsewhere.example'])(
    'refuses %s before any password',
    (name) => {
      expect(named(atTheSignIn(), name)).toMatchObject({
        step: 'user-name',
        problem: { key: 'sign-in.unknown-user' },
      });
    },
  );

  it('offers what the place of the form takes, and no more', () => {
    expect(settled(atTheSignIn()).controls).toEqual(['cannot-access', 'sign-in-options', 'terms', 'privacy']);
    expect(named(atTheSignIn(), mei).controls).toEqual(['forgot-password', 'terms', 'privacy']);
    const options = atTheSignIn();
    settled(options);
    options.person.presses('sign-in-options');
    expect(settled(options)).toMatchObject({ step: 'options', controls: [] });
  });
});

describe('the page of the password', () => {
  it('asks again where nothing was typed, without an attempt that counts', () => {
    const lab = atTheSignIn();
    named(lab, mei);
    for (let press = 0; press < 12; press += 1) {
      lab.person.presses('sign-in', { password: '' });
      expect(settled(lab)).toMatchObject({ step: 'password', problem: { key: 'sign-in.no-password' } });
    }
    lab.person.presses('sign-in', { password: lab.person.passwordOf(mei) });
    expect(lab.person.waitsFor('esp').id).toBe('esp');
  });
});

describe('a link beneath the form', () => {
  it.each(['terms', 'privacy'] as const)(
    'opens its page (%s), and leads back to the same step',
    (control) => {
      const lab = atTheSignIn();
      named(lab, mei);
      lab.person.presses(control);
      expect(lab.person.screen()).toMatchObject({ id: 'sign-in', reading: control });
      lab.person.presses('close');
      expect(lab.person.screen()).toMatchObject({ step: 'password', userName: mei });
      expect(lab.person.screen()).not.toHaveProperty('reading');
    },
  );

  it('is closed where the menu or another page comes between', () => {
    const lab = atTheSignIn();
    settled(lab);
    lab.person.presses('terms');
    lab.person.pressesTheWindowsKey();
    lab.person.presses('exit');
    expect(settled(lab)).not.toHaveProperty('reading');
  });
});

describe('a password that is forgotten', () => {
  const atTheRecovery = (control: 'cannot-access' | 'forgot-password') => {
    const lab = atTheSignIn();
    if (control === 'forgot-password') named(lab, mei);
    else settled(lab);
    lab.person.presses(control);
    return lab;
  };

  it.each(['cannot-access', 'forgot-password'] as const)('leads by %s to the administrator', (control) => {
    const lab = atTheRecovery(control);
    expect(settled(lab).step).toBe('recovery');
    lab.person.presses('next', { 'user-name': mei });
    expect(lab.person.waitsFor('problem')).toMatchObject({
      title: { key: 'title.sign-in.recovery' },
      body: { key: 'problem.not-registered-body' },
      controls: ['back'],
    });
    lab.person.presses('back');
    expect(settled(lab)).toMatchObject({ step: 'user-name', problem: null });
  });

  it('of nobody is refused, and the page can be left', () => {
    const lab = atTheRecovery('cannot-access');
    expect(named(lab, 'nobody@alderfinch.example')).toMatchObject({
      step: 'recovery',
      problem: { key: 'sign-in.unknown-user' },
    });
    lab.person.presses('cancel');
    expect(settled(lab)).toMatchObject({ step: 'user-name', problem: null });
  });
});

describe('"Domain join instead"', () => {
  const atTheOptions = (edition: Scenario['edition']) => {
    const lab = open('entra-wired', undefined, (scenario) => ({ ...scenario, registration: null, edition }));
    const { person } = lab;
    person.answersTheFirstPages();
    person.waitsFor('license');
    person.presses('accept');
    person.presses('skip');
    person.waitsFor('purpose');
    person.chooses('work');
    person.presses('next');
    settled(lab);
    person.presses('sign-in-options');
    return { ...lab, options: settled(lab) };
  };

  it('leads on Pro to a local account, and from there back', () => {
    const { person, options } = atTheOptions('pro');
    expect(options.controls).toEqual(['domain-join']);
    person.presses('domain-join');
    expect(person.screen()).toMatchObject({ id: 'local-account', step: 'name', canGoBack: true });
    person.presses('back');
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'user-name' });
  });

  it('is not there on Home, which joins no domain', () => {
    expect(atTheOptions('home').options.controls).toEqual([]);
  });
});
