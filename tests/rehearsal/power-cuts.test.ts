/** The power button at any moment: where the next boot goes on (facts/set-up-order#after-a-power-cut). */
import { describe, expect, it } from 'vitest';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { LockScreenView, NetworkView, ScreenView } from '../../shared/stage/view.ts';
import { open } from '../testing/lab.ts';

const user = 'mei.tanaka@alderfinch.example';
const pin = { pin: '480913', 'pin-confirm': '480913' };
const press = (control: string, values?: Record<string, string>): SessionInput =>
  ({ type: 'press', control, ...(values ? { values } : {}) }) as SessionInput;
const choose = (value: string): SessionInput => ({ type: 'choose', value });
const fivePresses = Array.from({ length: 5 }, (): SessionInput => ({ type: 'windows-key' }));

/** What a person does at a screen, whenever it comes. */
type Habits = Readonly<
  Record<string, readonly SessionInput[] | ((screen: ScreenView) => readonly SessionInput[])>
>;

const firstPages: Habits = {
  off: [{ type: 'power-button' }],
  region: [press('yes')],
  keyboard: [press('yes')],
  'second-keyboard-offer': [press('skip')],
};

/** A screen with the step or phase that it is at, as reports name it. */
function nameOf(screen: ScreenView): string {
  const { step, phase, page, branding } = screen as {
    step?: string;
    phase?: string;
    page?: string;
    branding?: object;
  };
  const part =
    screen.id === 'sign-in' && step === 'user-name' && branding ? 'branded' : (step ?? phase ?? page);
  return part === undefined ? screen.id : `${screen.id}-${part}`;
}

/** Screens that come and go by themselves on the way to a page. */
const passing = /^(off|firmware|boot|progress)/;

/**
 * Goes by `habits` to the screen `end`, and cuts the power at each screen the first time that it shows. Tells for
 * each the page that came after the boot.
 */
function cutting(
  id: string,
  habits: (password: string) => Habits,
  end: string,
  change?: (s: Scenario) => Scenario,
) {
  const lab = open(id, undefined, change);
  return { ...lab, after: cutOn(lab, habits(lab.person.passwordOf(user)), end) };
}

function cutOn(
  { session, person }: ReturnType<typeof open>,
  habits: Habits,
  end: string,
): Record<string, string> {
  const after: Record<string, string> = {};
  const seen = () => nameOf(session.stage().screen);
  const step = () => {
    const next = session.nextAlarm();
    if (next === undefined) throw new Error(`nothing will happen at "${seen()}"`);
    session.advance(next - session.now(), 1);
  };
  let waitsFor: string | undefined;
  for (let turn = 0; turn < 5_000; turn++) {
    const screen = seen();
    if (waitsFor !== undefined && !passing.test(screen)) {
      after[waitsFor] = screen;
      waitsFor = undefined;
    }
    if (screen === end) return after;
    if (waitsFor === undefined && screen !== 'off' && !(screen in after)) {
      waitsFor = screen;
      after[screen] = '';
      person.cutsThePower();
      continue;
    }
    const habit = habits[screen] ?? [];
    const inputs = typeof habit === 'function' ? habit(session.stage().screen) : habit;
    for (const input of inputs) person.does(input);
    if (seen() === screen) step();
  }
  throw new Error(`does not come to "${end}", only to "${seen()}": ${JSON.stringify(after)}`);
}

describe('power cut at every screen of the technician’s flow', () => {
  it('goes on where it was', () => {
    const { after } = cutting(
      'entra-wired',
      () => ({
        off: [{ type: 'power-button' }],
        region: fivePresses,
        'provisioning-menu': [choose('pre-provision'), press('next')],
        landing: [press('provision')],
      }),
      'result',
    );
    expect(after).toEqual({
      firmware: 'region',
      region: 'region',
      'provisioning-menu': 'region',
      'progress-checking-for-updates': 'landing',
      landing: 'landing',
      'progress-applying-settings': 'esp',
      esp: 'esp',
    });
  });

  it('and over Wi-Fi, where the first pages come before the profile', () => {
    const { after } = cutting(
      'entra-wifi',
      () => ({
        ...firstPages,
        network: (screen) =>
          (screen as NetworkView).canContinue
            ? [press('next')]
            : [
                choose('AlderFinch-Workshop'),
                press('connect'),
                press('connect', { 'network-password': 'quiet-lantern-42' }),
              ],
        'sign-in-password': fivePresses,
      }),
      'provisioning-menu',
    );
    expect(after).toMatchObject({
      keyboard: 'keyboard',
      'second-keyboard-offer': 'keyboard',
      network: 'network',
      'progress-finding-organisation': 'sign-in-password',
      'sign-in-password': 'sign-in-password',
    });
  });
});

describe('power cut at every screen of the user’s flow', () => {
  const habits = (password: string): Habits => ({
    ...firstPages,
    'sign-in-branded': [press('next', { 'user-name': user })],
    'sign-in-user-name': [press('next', { 'user-name': user })],
    'sign-in-password': [press('sign-in', { password })],
    'lock-screen-locked': [press('next')],
    'lock-screen-credentials': (screen) => {
      const { credential, userName } = screen as LockScreenView;
      if (credential === 'pin') return [press('sign-in', { pin: pin.pin })];
      return [press('sign-in', { ...(userName === '' ? { 'user-name': user } : {}), password })];
    },
    license: [press('accept')],
    'name-device': [press('skip')],
    purpose: [choose('work'), press('next')],
    privacy: [press('accept')],
    'hello-required': [press('next')],
    'hello-pin': [press('next', pin)],
    'hello-all-set': [press('next')],
  });

  it('of a PC that a technician prepared: answers stay, what was proved is asked for again', () => {
    const lab = open('entra-wired');
    lab.person.preprovisions();
    expect(cutOn(lab, habits(lab.person.passwordOf(user)), 'desktop')).toEqual({
      firmware: 'region',
      region: 'region',
      keyboard: 'keyboard',
      'second-keyboard-offer': 'keyboard',
      'progress-finding-organisation': 'sign-in-branded',
      'sign-in-branded': 'sign-in-branded',
      'sign-in-password': 'sign-in-branded',
      'progress-applying-settings': 'sign-in-branded',
      esp: 'esp',
      'boot-signing-in': 'lock-screen-locked',
      'lock-screen-locked': 'lock-screen-locked',
      'lock-screen-credentials': 'lock-screen-locked',
      'hello-required': 'lock-screen-locked',
      'hello-pin': 'lock-screen-locked',
      'hello-all-set': 'lock-screen-locked',
    });
  });

  it('of a PC that nobody registered', () => {
    const { after } = cutting('oobe-not-registered', habits, 'desktop');
    expect(after).toMatchObject({
      license: 'license',
      'name-device': 'name-device',
      purpose: 'purpose',
      'sign-in-user-name': 'purpose',
      privacy: 'privacy',
    });
  });

  it('for personal use', () => {
    const { after } = cutting(
      'oobe-personal-account',
      (password) => ({
        ...habits(password),
        purpose: [choose('personal'), press('next')],
        'microsoft-account': [{ type: 'network', change: { cable: 'unplugged' } }, press('sign-in')],
        'sign-in-user-name': [press('next', { 'user-name': 'somebody@home.example' })],
        problem: [press('skip')],
        'local-account-name': [press('next', { 'account-name': 'Workshop' })],
        'local-account-password': [press('next', { 'new-password': 'teapot' })],
        'local-account-confirm': [press('next', { 'confirm-password': 'teapot' })],
        'local-account-hint': [press('next', { hint: 'for leaves' })],
        'oem-registration': [press('skip')],
      }),
      'desktop',
    );
    expect(after).toMatchObject({
      'microsoft-account': 'microsoft-account',
      problem: 'microsoft-account',
      'local-account-name': 'local-account-name',
      'local-account-confirm': 'local-account-name',
      'local-account-hint': 'local-account-name',
      privacy: 'privacy',
      'oem-registration': 'oem-registration',
    });
  });
});

describe('power cut of other work', () => {
  it('at a reset: the reset begins again', () => {
    const { person } = open('preprovisioning-not-allowed');
    person.goesToTheLandingPage();
    person.presses('provision');
    person.waitsFor('result');
    person.presses('reset');
    person.waitsFor('resetting', ({ percent }) => percent > 40);
    person.cutsThePower();
    expect(person.waitsFor('resetting').percent).toBe(0);
    person.waitsFor('region');
  });

  it('in the user’s device setup: it goes on by itself, and the password is asked for before account setup', () => {
    const { person } = open('entra-wired');
    person.preprovisions();
    person.setsUpTheAccount();
    person.waitsFor('esp');
    person.cutsThePower();
    person.waitsFor('esp');
    expect(person.waitsFor('lock-screen').userName).toBe('');
    person.presses('next');
    person.presses('sign-in', { 'user-name': user, password: person.passwordOf(user) });
    person.waitsFor('esp', ({ categories }) => categories[2]!.state === 'inProgress');
    expect(person.waitsFor('hello').step).toBe('required');
  });

  it('before the enrolment of a PC that nobody prepared: the user signs in again', () => {
    const { person, session } = open('oobe-not-registered');
    person.answersTheFirstPages();
    person.waitsFor('license');
    person.presses('accept');
    person.presses('skip');
    person.chooses('work');
    person.presses('next');
    person.signsIn();
    person.waitsFor('esp');
    expect(session.report().device.managedDeviceId).toBeNull();
    person.cutsThePower();
    person.waitsFor('purpose');
  });
});
