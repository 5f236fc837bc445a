/**
 * The sign-in's second factor, the lock screen and Windows Hello (facts/set-up-pages#windows-hello,
 * facts/set-up-pages#first-sign-in).
 */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { open, type TenantFiles } from '../testing/lab.ts';

const user = 'mei.tanaka@alderfinch.example';

const atHello = (administer?: (files: TenantFiles) => void) => {
  const lab = open('entra-wired', undefined, undefined, administer);
  lab.person.preprovisions();
  lab.person.setsUpTheAccount();
  return lab;
};

describe('Windows Hello', () => {
  it('asks for a PIN of the length that the policy wants, the same twice, and no pattern', () => {
    const { person, journal } = atHello();
    expect(person.waitsFor('hello')).toMatchObject({ step: 'required', controls: ['next'] });
    person.presses('next');
    const problemOf = (pin: string, again = pin) => {
      person.presses('next', { pin, 'pin-confirm': again });
      return (person.screen() as { problem: unknown }).problem;
    };
    expect(problemOf('4821')).toEqual({ key: 'hello.problem.too-short', args: [6] });
    expect(problemOf('48213x')).toEqual({ key: 'hello.problem.digits-only' });
    expect(problemOf('123456')).toEqual({ key: 'hello.problem.pattern' });
    expect(problemOf('777777')).toEqual({ key: 'hello.problem.pattern' });
    expect(problemOf('604281', '604218')).toEqual({ key: 'hello.problem.mismatch' });
    person.presses('next', { pin: '604281', 'pin-confirm': '604281' });
    person.waitsFor('hello', ({ step }) => step === 'all-set');
    person.presses('next');
    expect(person.screen().id).toBe('desktop');
    expect(journal.text).not.toMatch(/604281|48213x/);
  });

  it('warns who cancels, and lets who insists skip; it does not ask again', () => {
    const { person } = atHello();
    person.waitsFor('hello');
    person.presses('next');
    person.presses('cancel');
    expect(person.screen()).toMatchObject({ step: 'hold-on', controls: ['back', 'skip'] });
    person.presses('back');
    expect(person.screen()).toMatchObject({ step: 'pin' });
    person.presses('cancel');
    person.presses('skip');
    expect(person.screen().id).toBe('desktop');
    person.cutsThePower();
    person.waitsFor('lock-screen');
    person.presses('next');
    person.presses('sign-in', { password: person.passwordOf(user) });
    person.waitsFor('desktop');
  });

  it('comes back after a power cut, once the user has unlocked the PC', () => {
    const { person } = atHello();
    person.waitsFor('hello');
    person.cutsThePower();
    person.waitsFor('lock-screen');
    person.presses('next');
    person.presses('sign-in', { password: person.passwordOf(user) });
    expect(person.waitsFor('hello')).toMatchObject({ step: 'required' });
  });

  it('is not asked for without a policy', () => {
    const { person, session } = atHello((files) => {
      delete files['settings-catalog/windows-hello.json'];
    });
    person.waitsFor('desktop');
    expect(session.report().screens.some(({ id }) => id.startsWith('hello'))).toBe(false);
  });
});

/** A policy of the tenant that forbids biometrics, aimed where the one for Windows Hello is. */
const withoutBiometrics = (files: TenantFiles): void => {
  const policy = structuredClone(files['settings-catalog/windows-hello.json']!);
  const setting = 'device_vendor_msft_passportforwork_biometrics_usebiometrics';
  files['settings-catalog/no-biometrics.json'] = {
    ...policy,
    id: 'a1d3f1c4-6000-4000-8000-0000000000ff',
    name: 'No biometrics',
    settings: [
      {
        id: '0',
        settingInstance: {
          '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
          settingDefinitionId: setting,
          choiceSettingValue: { value: `${setting}_false`, children: [] },
        },
      },
    ],
  };
};

describe('a sensor of Windows Hello', () => {
  const withSensor = (sensor: 'camera' | 'fingerprint', administer?: (files: TenantFiles) => void) => {
    const lab = open(
      'entra-wired',
      undefined,
      (scenario) => ({
        ...scenario,
        hardware: sensor === 'camera' ? 'tarnside-slate-13' : 'larkfield-fieldbook-16',
      }),
      administer,
    );
    lab.person.preprovisions();
    lab.person.setsUpTheAccount();
    return lab;
  };

  it('that knows faces is offered before the PIN, learns once, and is not offered again', () => {
    const { person } = withSensor('camera');
    expect(person.waitsFor('hello')).toMatchObject({ step: 'face', controls: ['skip', 'yes'] });
    person.presses('yes');
    expect(person.screen()).toMatchObject({ step: 'learning-face', controls: [] });
    person.waitsFor('hello', ({ step }) => step === 'required');
    person.cutsThePower();
    person.waitsFor('lock-screen');
    person.presses('next');
    person.presses('sign-in', { password: person.passwordOf(user) });
    expect(person.waitsFor('hello')).toMatchObject({ step: 'required' });
  });

  it('that knows fingerprints has words of its own, and can be skipped', () => {
    const { person } = withSensor('fingerprint');
    expect(person.waitsFor('hello')).toMatchObject({ step: 'fingerprint' });
    person.presses('skip');
    expect(person.screen()).toMatchObject({ id: 'hello', step: 'required' });
  });

  it('is not offered where the organisation forbids biometrics', () => {
    const { person } = withSensor('camera', withoutBiometrics);
    expect(person.waitsFor('hello')).toMatchObject({ step: 'required' });
  });
});

describe('a number match', () => {
  it('stands between the password and the join, with two digits', () => {
    const { person } = open('user-number-match');
    person.answersTheFirstPages();
    person.signsIn();
    const match = person.waitsFor('sign-in', ({ step }) => step === 'number-match');
    expect(match.number).toMatch(/^[1-9]\d$/);
    person.waitsFor('esp');
  });

  const atTheNumber = (mfa: Scenario['mfa']) => {
    const lab = open('user-number-match', undefined, (scenario) => ({ ...scenario, faults: [], mfa }));
    lab.person.answersTheFirstPages();
    lab.person.signsIn();
    const from = lab.person.waitsFor('sign-in', ({ step }) => step === 'number-match').number;
    const since = lab.session.now();
    return { ...lab, from, seconds: () => (lab.session.now() - since) / 1_000 };
  };

  it('that the phone denies ends on a page of its own; another request has another number', () => {
    const { person, from, seconds } = atTheNumber({ answer: 'deny', afterSeconds: 6 });
    const page = person.waitsFor('problem');
    expect(seconds()).toBe(6);
    expect(page).toMatchObject({ title: { key: 'problem.number-denied' }, controls: ['back', 'try-again'] });
    person.presses('try-again');
    expect(person.screen()).toMatchObject({ step: 'number-match', number: expect.not.stringMatching(from!) });
    person.waitsFor('problem');
    person.presses('back');
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'password' });
  });

  it('that nobody answers is over after a minute', () => {
    const { person, seconds } = atTheNumber({ answer: 'none', afterSeconds: 0 });
    expect(person.waitsFor('problem').title.key).toBe('problem.number-unanswered');
    expect(seconds()).toBe(60);
  });

  it('is answered by the instructor while it waits, and only then', () => {
    const { person, seconds } = atTheNumber({ answer: 'none', afterSeconds: 0 });
    expect(person.does({ type: 'phone', answer: 'approve' })).toEqual({ accepted: true });
    expect(person.does({ type: 'phone', answer: 'deny' })).toMatchObject({ accepted: false });
    person.waitsFor('esp');
    expect(seconds()).toBeLessThan(60);
  });

  it('given up leads back to the password, with a reason', () => {
    const { person } = open('user-number-match');
    person.answersTheFirstPages();
    person.signsIn();
    person.waitsFor('sign-in', ({ step }) => step === 'number-match');
    person.presses('back');
    expect(person.screen()).toMatchObject({ step: 'password', problem: { key: 'sign-in.denied' } });
  });
});

describe('the lock screen after a restart in account setup', () => {
  const locked = () => {
    const lab = atHello();
    lab.person.waitsFor('boot', ({ phase }) => phase === 'signing-in');
    lab.person.waitsFor('esp');
    lab.person.cutsThePower();
    return { ...lab, lock: lab.person.waitsFor('lock-screen') };
  };

  it('names the user, refuses a wrong password and goes on with account setup after the right one', () => {
    const { person, lock } = locked();
    expect(lock).toMatchObject({ step: 'locked', userName: user, domain: null });
    person.presses('next');
    person.presses('sign-in', { password: 'nobody knows' });
    const refused = person.waitsFor('lock-screen', ({ problem }) => problem !== null);
    expect(refused.problem!.key).toBe('lock-screen.problem.wrong-password');
    person.presses('sign-in', { password: person.passwordOf(user) });
    const esp = person.waitsFor('esp');
    expect(esp.categories.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'inProgress']);
    person.waitsFor('hello');
  });

  it('takes no five presses', () => {
    const { person } = locked();
    person.pressesTheWindowsKey();
    expect(person.screen().id).toBe('lock-screen');
  });
});
