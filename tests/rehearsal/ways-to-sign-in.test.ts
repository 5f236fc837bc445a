/** Ways to sign in besides the password (facts/entra-join#temporary-access-pass and the headings behind it). */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { atTheSignIn, mei, ofMei, rule, write } from '../testing/at-the-sign-in.ts';
import { baseline } from '../testing/own-policy.ts';
import { memoryJournal, open } from '../testing/lab.ts';

describe('a Temporary Access Pass', () => {
  const withPass = (body: object = {}, objects: readonly object[] = []) => {
    const lab = atTheSignIn(objects);
    const made = lab.person.does(write('POST', `${ofMei}/authentication/temporaryAccessPassMethods`, body));
    expect(made).toBeDefined();
    lab.person.waitsFor('sign-in', ({ busy }) => !busy);
    lab.person.presses('next', { 'user-name': mei });
    const page = lab.person.waitsFor('sign-in', ({ step, busy }) => step !== 'user-name' && !busy);
    return { ...lab, page, pass: lab.session.accessPassOf(mei) };
  };

  it('is asked for before the password, and is enough for the join', () => {
    const { person, page, pass } = withPass({ isUsableOnce: true });
    expect(page.step).toBe('access-pass');
    expect(pass).toMatch(/^[A-Z2-9]{8}$/);
    person.presses('sign-in', { password: pass });
    expect(person.waitsFor('esp').id).toBe('esp');
  });

  it('is a second factor too', () => {
    const { person, pass } = withPass({}, [rule({ builtInControls: ['mfa'] })]);
    person.presses('sign-in', { password: pass });
    expect(person.waitsFor('esp').id).toBe('esp');
  });

  it('gives way to the password where the user wants that', () => {
    const { person } = withPass();
    person.presses('use-password');
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'password' });
    person.presses('sign-in', { password: person.passwordOf(mei) });
    expect(person.waitsFor('esp').id).toBe('esp');
  });

  it.each<[string, object, number]>([
    ['that is over', { lifetimeInMinutes: 60 }, 61 * 60_000],
    ['that is not valid yet', { startDateTime: '2026-03-03T08:00:00Z' }, 0],
  ])('%s is refused', (_what, body, wait) => {
    const { person, session, pass } = withPass(body);
    session.advance(wait);
    person.presses('sign-in', { password: pass });
    const refused = person.waitsFor('sign-in', ({ busy, problem }) => !busy && problem !== null);
    expect(refused).toMatchObject({ step: 'access-pass', problem: { key: 'sign-in.wrong-access-pass' } });
  });

  it('for one use is spent at the join: after a restart it lets nobody in', () => {
    const { person, pass } = withPass({ isUsableOnce: true });
    person.presses('sign-in', { password: pass });
    person.waitsFor('esp');
    person.cutsThePower();
    person.waitsFor('sign-in', ({ busy }) => !busy);
    person.presses('next', { 'user-name': mei });
    person.waitsFor('sign-in', ({ step, busy }) => step === 'access-pass' && !busy);
    person.presses('sign-in', { password: pass });
    const refused = person.waitsFor('sign-in', ({ busy, problem }) => !busy && problem !== null);
    expect(refused.problem?.key).toBe('sign-in.wrong-access-pass');
  });

  it('of less than an hour is not made', () => {
    const lab = atTheSignIn();
    const path = `${ofMei}/authentication/temporaryAccessPassMethods`;
    lab.session.submit(write('POST', path, { lifetimeInMinutes: 10 }));
    expect(lab.session.accessPassOf(mei)).toBe('');
  });
});

describe('the organisation’s own sign-in', () => {
  const federated = (
    change: (scenario: Scenario) => Scenario = (same) => same,
    objects: readonly object[] = [],
  ) =>
    atTheSignIn(objects, change, (files) => {
      const organization = Object.values(files).find((file) =>
        String(file['@odata.type']).endsWith('.organization'),
      );
      const domains = organization?.['verifiedDomains'] as { name: string; type: string }[];
      for (const domain of domains) domain.type = 'Federated';
    });
  const atTheForm = (lab: ReturnType<typeof atTheSignIn>) => {
    lab.person.waitsFor('sign-in', ({ busy }) => !busy);
    lab.person.presses('next', { 'user-name': mei });
    return lab.person.waitsFor('sign-in', ({ step, busy }) => step === 'federated' && !busy);
  };
  const tomas = 'tomas.lind@alderfinch.example';

  it('takes name and password on its form', () => {
    const lab = federated();
    expect(atTheForm(lab).userName).toBe(mei);
    lab.person.presses('sign-in', { 'user-name': mei, password: 'wrong' });
    const refused = lab.person.waitsFor('sign-in', ({ busy, problem }) => !busy && problem !== null);
    expect(refused).toMatchObject({ step: 'federated', problem: { key: 'sign-in.wrong-password' } });
    lab.person.presses('sign-in', { 'user-name': mei, password: lab.person.passwordOf(mei) });
    expect(lab.person.waitsFor('esp').id).toBe('esp');
  });

  it('does not hold to the user that the PC is assigned to', () => {
    const lab = federated((scenario) => ({
      ...scenario,
      registration: { ...scenario.registration, groupTag: 'LAPTOP', assignedUser: mei },
    }));
    const page = lab.person.waitsFor('sign-in', ({ step, busy }) => step === 'federated' && !busy);
    expect(page).toMatchObject({ userName: mei, userNameFixed: true });
    lab.person.presses('sign-in', { 'user-name': tomas, password: lab.person.passwordOf(tomas) });
    lab.person.waitsFor('esp');
    const joined = lab.session.records().devices.find(({ trustType }) => trustType === 'AzureAd');
    expect(joined?.registeredOwner).toBe('a1d3f1c4-2000-4000-8000-000000000002');
  });

  it('is followed by the phone where Conditional Access asks for it', () => {
    const lab = federated(undefined, [rule({ builtInControls: ['mfa'] })]);
    atTheForm(lab);
    lab.person.presses('sign-in', { 'user-name': mei, password: lab.person.passwordOf(mei) });
    lab.person.waitsFor('sign-in', ({ step }) => step === 'number-match');
    expect(lab.person.waitsFor('esp').id).toBe('esp');
  });

  it.each<[string, (scenario: Scenario) => Scenario, string]>([
    [
      'without a form ends on its error page',
      (scenario) => ({ ...scenario, onPremises: { ...scenario.onPremises, federation: 'windows' } }),
      'problem.federation-body',
    ],
    [
      'that cannot be reached says so',
      (scenario) => ({
        ...scenario,
        network: { ...scenario.network, blockedHosts: ['sts.alderfinch.example'] },
      }),
      'problem.federation-unreachable-body',
    ],
  ])('%s', (_what, change, body) => {
    const { person } = federated(change);
    person.waitsFor('sign-in', ({ busy }) => !busy);
    person.presses('next', { 'user-name': mei });
    expect(person.waitsFor('problem')).toMatchObject({
      title: { key: 'problem.federation' },
      body: { key: body },
    });
  });
});

describe('web sign-in', () => {
  const policy = (settings: Readonly<Record<string, number>>) => ({
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    id: 'b1d3f1c4-6000-4000-8000-0000000000e1',
    displayName: 'Sign-in',
    omaSettings: Object.entries(settings).map(([path, value]) => ({
      '@odata.type': '#microsoft.graph.omaSettingInteger',
      displayName: path,
      omaUri: `./Device/Vendor/MSFT/Policy/Config/${path}`,
      value,
    })),
    assignments: [{ id: 'e1', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
  });
  /** At the lock screen behind a restart for updates, as somebody with a pass for several uses. */
  const locked = (
    settings: Readonly<Record<string, number>>,
    pass: object = {},
    more: readonly object[] = [],
  ) => {
    const lab = open('user-quality-updates', memoryJournal(), undefined, (files) => {
      files['own/sign-in.json'] = policy(settings) as never;
      files['reseal.json'] = { ...files['reseal.json'], practicePasswords: { [mei]: null } };
      more.forEach((object, index) => {
        files[`own/more-${index}.json`] = object;
      });
    });
    const { person, session } = lab;
    person.preprovisions();
    person.answersTheFirstPages();
    const path = `${ofMei}/authentication/temporaryAccessPassMethods`;
    person.does(write('POST', path, { lifetimeInMinutes: 480, ...pass }));
    person.waitsFor('sign-in', ({ busy }) => !busy);
    person.presses('next', { 'user-name': mei });
    person.waitsFor('sign-in', ({ step, busy }) => step === 'access-pass' && !busy);
    person.presses('sign-in', { password: session.accessPassOf(mei) });
    person.waitsFor('lock-screen');
    person.presses('next');
    return { ...lab, page: person.waitsFor('lock-screen', ({ step }) => step === 'credentials') };
  };

  type Person = ReturnType<typeof locked>['person'];
  /** The screen behind the restart names nobody, and neither does Entra's page. */
  function signsInOnTheWeb(person: Person): void {
    person.presses('web-sign-in');
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'user-name', userNameFixed: false });
    person.presses('back');
    expect(person.screen()).toMatchObject({ id: 'lock-screen', userName: '' });
    person.presses('web-sign-in');
    person.presses('next', { 'user-name': mei });
    person.waitsFor('sign-in', ({ step, busy }) => step === 'access-pass' && !busy);
  }

  it('lets a user with a pass come back after a restart', () => {
    const { person, session, page } = locked({ 'Authentication/EnableWebSignIn': 1 });
    expect(page).toMatchObject({ webSignIn: true, userName: '' });
    signsInOnTheWeb(person);
    person.presses('sign-in', { password: session.accessPassOf(mei) });
    expect(person.waitsFor('esp').id).toBe('esp');
  });

  it('leaves a user without a password with nothing, where the pass was for one use', () => {
    const { person, session } = locked({ 'Authentication/EnableWebSignIn': 1 }, { isUsableOnce: true });
    const isRefused = ({ busy, problem }: { readonly busy: boolean; readonly problem: unknown }) =>
      !busy && problem !== null;
    person.presses('sign-in', { 'user-name': mei, password: '' });
    const refused = person.waitsFor('lock-screen', isRefused);
    expect(refused).toMatchObject({ userName: '', problem: { key: 'lock-screen.problem.wrong-password' } });
    signsInOnTheWeb(person);
    person.presses('sign-in', { password: session.accessPassOf(mei) });
    expect(person.waitsFor('sign-in', isRefused).problem?.key).toBe('sign-in.wrong-access-pass');
    expect(session.report()).toMatchObject({ outcome: 'failed', error: { code: 'AADSTS130503' } });
  });

  it.each<[string, Readonly<Record<string, number>>, object[]]>([
    ['no policy brings it', {}, []],
    [
      'password rules of the device take it away',
      { 'Authentication/EnableWebSignIn': 1, 'DeviceLock/MinDevicePasswordLength': 8 },
      [],
    ],
    [
      'a security baseline takes it away',
      { 'Authentication/EnableWebSignIn': 1 },
      [baseline('windows10GeneralConfiguration', { passwordMinimumLength: 8 })],
    ],
  ])('is not there where %s', (_what, settings, more) => {
    const { page, person } = locked(settings, {}, more);
    expect(page.webSignIn).toBeUndefined();
    person.presses('web-sign-in');
    expect(person.screen().id).toBe('lock-screen');
  });
});

describe('a security key', () => {
  const withKey = (securityKey: string | undefined, objects: readonly object[] = []) => {
    const lab = atTheSignIn(objects, (scenario) =>
      securityKey === undefined ? scenario : { ...scenario, securityKey },
    );
    lab.person.waitsFor('sign-in', ({ busy }) => !busy);
    lab.person.presses('sign-in-options');
    expect(lab.person.screen()).toMatchObject({ id: 'sign-in', step: 'options' });
    lab.person.presses('next');
    return lab;
  };
  const strong = rule({ authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } });

  it('signs its user in by itself, also where only that is strong enough', () => {
    const { person } = withKey(mei, [strong]);
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'security-key' });
    expect(person.waitsFor('esp').id).toBe('esp');
  });

  it.each([
    ['that is not there', undefined],
    ['of somebody else’s organisation', 'ben@elsewhere.example'],
  ])('%s leads back', (_what, holder) => {
    const { person } = withKey(holder);
    const page = person.waitsFor('sign-in', ({ problem }) => problem !== null);
    expect(page).toMatchObject({ step: 'options', problem: { key: 'sign-in.no-security-key' } });
    person.presses('back');
    person.signsIn();
    expect(person.waitsFor('esp').id).toBe('esp');
  });
});
