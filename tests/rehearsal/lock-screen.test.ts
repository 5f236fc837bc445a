/** The lock screen once Windows Hello is set up (facts/set-up-pages#lock-screen). */
import { describe, expect, it } from 'vitest';
import { memoryJournal, open, type TenantFiles } from '../testing/lab.ts';

const user = 'mei.tanaka@alderfinch.example';
const pin = '604281';

type Lab = ReturnType<typeof open>;

/** A setting of Windows Hello in the tenant's own policy: a choice, or a number. */
const withHello =
  (...settings: readonly (readonly [name: string, value: string | number])[]) =>
  (files: TenantFiles): void => {
    const policy = files['settings-catalog/windows-hello.json']!;
    const root = 'device_vendor_msft_passportforwork_';
    policy['settings'] = [
      ...(policy['settings'] as object[]).slice(0, 2),
      ...settings.map(([name, value], index) => ({
        id: String(index + 2),
        settingInstance:
          typeof value === 'number'
            ? {
                '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance',
                settingDefinitionId: `${root}${name}`,
                simpleSettingValue: {
                  '@odata.type': '#microsoft.graph.deviceManagementConfigurationIntegerSettingValue',
                  value,
                },
              }
            : {
                '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
                settingDefinitionId: `${root}${name}`,
                choiceSettingValue: { value: `${root}${name}_${value}`, children: [] },
              },
      })),
    ];
  };

const complexity = (name: string): string => `{tenantid}_policies_pincomplexity_${name}`;

function atThePin(administer?: (files: TenantFiles) => void): Lab {
  const lab = open('entra-wired', memoryJournal(), undefined, administer);
  lab.person.setsUpTheAccount();
  lab.person.waitsFor('hello');
  lab.person.presses('next');
  return lab;
}

function restart({ person }: Lab) {
  person.cutsThePower();
  person.waitsFor('lock-screen');
  person.presses('next');
}

/** At the desktop with a PIN, then started again: the sign-in behind the lock screen. */
function locked(administer?: (files: TenantFiles) => void): Lab {
  const lab = atThePin(administer);
  lab.person.presses('next', { pin, 'pin-confirm': pin });
  lab.person.waitsFor('hello', ({ step }) => step === 'all-set');
  lab.person.presses('next');
  lab.person.waitsFor('desktop');
  restart(lab);
  return lab;
}

const tries = ({ person }: Lab, text: string) => {
  person.presses('sign-in', { pin: text });
  return person.waitsFor('lock-screen', ({ busy }) => !busy);
};

describe('the lock screen with a PIN', () => {
  it('asks for it under the user’s name, and the TPM lets the right one in', () => {
    const lab = locked();
    expect(lab.person.screen()).toMatchObject({
      step: 'credentials',
      userName: user,
      displayName: 'Mei Tanaka',
      credential: 'pin',
      credentials: ['pin', 'password'],
      locale: 'en-US',
    });
    lab.person.presses('sign-in', { pin });
    lab.person.waitsFor('desktop');
    expect(lab.journal.text).not.toContain(pin);
  });

  it('comes again after a restart that was asked for in Start, and a PC that was shut down is off', () => {
    const { person, session } = locked();
    person.presses('sign-in', { pin });
    person.waitsFor('desktop');
    person.presses('restart');
    person.waitsFor('lock-screen');
    person.presses('next');
    person.presses('sign-in', { pin });
    person.waitsFor('desktop');
    person.presses('shut-down');
    person.waitsFor('off');
    expect(session.stage().powered).toBe(false);
  });

  it('needs no network for it', () => {
    const lab = locked();
    lab.person.does({ type: 'network', change: { cable: 'unplugged' } });
    lab.person.presses('sign-in', { pin });
    expect(lab.person.waitsFor('desktop').id).toBe('desktop');
  });

  it('refuses a wrong one, and takes the right one behind it', () => {
    const lab = locked();
    expect(tries(lab, '604282').problem).toEqual({ key: 'lock-screen.problem.wrong-pin' });
    lab.person.presses('sign-in', { pin });
    lab.person.waitsFor('desktop');
  });

  it('does not count an empty one', () => {
    const lab = locked();
    for (let time = 0; time < 6; time += 1)
      expect(tries(lab, '')).toMatchObject({
        step: 'credentials',
        problem: { key: 'lock-screen.problem.wrong-pin' },
      });
  });

  it('asks for a phrase after four wrong ones; one more, and the PC is to be started again', () => {
    const lab = locked();
    const { person } = lab;
    for (const wrong of ['111', '222', '333']) expect(tries(lab, wrong).step).toBe('credentials');
    expect(tries(lab, '444')).toMatchObject({ step: 'challenge', problem: null });
    person.presses('next', { 'challenge-phrase': 'A1B2C' });
    expect(person.screen()).toMatchObject({
      step: 'challenge',
      problem: { key: 'lock-screen.problem.wrong-phrase' },
    });
    person.presses('next', { 'challenge-phrase': 'a1b2c3' });
    expect(person.screen()).toMatchObject({ step: 'credentials', credential: 'pin' });
    expect(tries(lab, '555').step).toBe('restart');
    person.presses('restart');
    person.waitsFor('lock-screen', ({ step }) => step === 'locked');
    person.presses('next');
    person.presses('sign-in', { pin });
    person.waitsFor('desktop');
  });

  it('lets the password in meanwhile, by the sign-in options', () => {
    const lab = locked();
    const { person } = lab;
    for (const wrong of ['111', '222', '333', '444']) tries(lab, wrong);
    person.chooses('password');
    expect(person.screen()).toMatchObject({ step: 'credentials', credential: 'password', problem: null });
    person.presses('sign-in', { password: person.passwordOf(user) });
    person.waitsFor('desktop');
  });

  it('is locked by the TPM after 32 wrong ones, and open again when time has passed', () => {
    const lab = locked();
    const { person, session } = lab;
    let wrong = 0;
    for (;;) {
      const { step, problem } = tries(lab, '1');
      if (problem?.key === 'lock-screen.problem.pin-locked-out') break;
      wrong += 1;
      if (step === 'challenge') person.presses('next', { 'challenge-phrase': 'A1B2C3' });
      if (step === 'restart') restart(lab);
    }
    // Each start after a power cut counts as one, too.
    expect(wrong).toBeGreaterThan(24);
    expect(wrong).toBeLessThanOrEqual(32);
    expect(tries(lab, pin).problem?.key).toBe('lock-screen.problem.pin-locked-out');
    session.advance(11 * 60_000);
    person.presses('sign-in', { pin });
    person.waitsFor('desktop');
  });

  it('knows it when the journal is opened again', () => {
    const lab = locked();
    const again = open('entra-wired', memoryJournal(lab.journal.text));
    again.person.presses('sign-in', { pin });
    expect(again.person.waitsFor('desktop').id).toBe('desktop');
  });

  it('is left by the power button of Windows', () => {
    const { person } = locked();
    person.presses('shut-down');
    expect(person.waitsFor('off').id).toBe('off');
  });
});

describe('a security key at the lock screen', () => {
  const allowed = withHello(['securitykey_usesecuritykeyforsignin', '1']);
  const withKey = (securityKey: string) => {
    const lab = open('entra-wired', memoryJournal(), (scenario) => ({ ...scenario, securityKey }), allowed);
    lab.person.setsUpTheAccount();
    lab.person.waitsFor('hello');
    lab.person.presses('next');
    lab.person.presses('next', { pin, 'pin-confirm': pin });
    lab.person.waitsFor('hello', ({ step }) => step === 'all-set');
    lab.person.presses('next');
    restart(lab);
    lab.person.chooses('security-key');
    lab.person.presses('sign-in');
    return lab;
  };

  it('is offered where the policy says so, and lets its user in', () => {
    expect(withKey(user).person.waitsFor('desktop').id).toBe('desktop');
  });

  it('of somebody else opens nothing', () => {
    const { person } = withKey('tomas.lind@alderfinch.example');
    const { problem } = person.waitsFor('lock-screen', ({ busy }) => !busy);
    expect(problem?.key).toBe('sign-in.no-security-key');
  });
});

describe('a new PIN', () => {
  const refused = ({ person }: Lab, text: string, letters = false) => {
    person.presses('next', {
      pin: text,
      'pin-confirm': text,
      ...(letters ? { 'letters-and-symbols': 'yes' } : {}),
    });
    const screen = person.screen();
    return screen.id === 'hello' ? screen.problem : null;
  };

  it('of digits alone is told its rules, and has no box for letters', () => {
    const lab = atThePin();
    expect(lab.person.screen()).toMatchObject({
      lettersAndSymbols: false,
      requirements: [
        { key: 'hello.problem.too-short', args: [6] },
        { key: 'hello.problem.digits-only' },
        { key: 'hello.problem.pattern' },
      ],
    });
    expect(refused(lab, '60428x', true)).toEqual({ key: 'hello.problem.digits-only' });
  });

  it('follows the tenant’s policy: lengths, letters that may, characters that must', () => {
    const lab = atThePin(
      withHello(
        [complexity('minimumpinlength'), 8],
        [complexity('maximumpinlength'), 10],
        [complexity('lowercaseletters'), '0'],
        [complexity('specialcharacters'), '1'],
      ),
    );
    expect(lab.person.screen()).toMatchObject({ step: 'pin', lettersAndSymbols: false });
    expect(refused(lab, '604281#')).toEqual({ key: 'hello.problem.too-short', args: [8] });
    expect(refused(lab, '604281#604281')).toEqual({ key: 'hello.problem.too-long', args: [10] });
    expect(refused(lab, '60428142')).toEqual({ key: 'hello.problem.no-special' });
    expect(refused(lab, 'teapot##')).toEqual({ key: 'hello.problem.no-digits' });
    expect(refused(lab, 'teaPot#1')).toEqual({ key: 'hello.problem.has-uppercase' });
    expect(refused(lab, 'teapot#1')).toBeNull();
    lab.person.waitsFor('hello', ({ step }) => step === 'all-set');
    expect(lab.journal.text).not.toContain('teapot');
  });

  it('takes letters only where the box is ticked', () => {
    const lab = atThePin(withHello([complexity('lowercaseletters'), '0']));
    expect(lab.person.screen()).toMatchObject({ step: 'pin', lettersAndSymbols: true });
    expect(refused(lab, 'teapot1')).toEqual({ key: 'hello.problem.digits-only' });
    expect(refused(lab, 'teapot1', true)).toBeNull();
  });
});
