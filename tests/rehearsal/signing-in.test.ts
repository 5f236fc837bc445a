/** Signing in as organisations have it (facts/entra-join#signing-in, facts/conditional-access). */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal, open, type TenantFiles } from '../testing/lab.ts';

const mei = 'mei.tanaka@alderfinch.example';

/** A PC of the user flow alone, with what the tenant has besides. */
function atTheSignIn(
  objects: readonly object[] = [],
  change: (scenario: Scenario) => Scenario = (same) => same,
  administer: (files: TenantFiles) => void = () => {},
) {
  const lab = open('entra-wired', memoryJournal(), change, (files) => {
    objects.forEach((object, index) => {
      files[`own/${index}.json`] = object;
    });
    administer(files);
  });
  lab.person.answersTheFirstPages();
  return lab;
}

const rule = (grantControls: object, applications: object = { includeApplications: ['All'] }): object => ({
  '@odata.type': '#microsoft.graph.conditionalAccessPolicy',
  id: 'c1d3f1c4-0000-4000-8000-000000000001',
  displayName: 'House rule',
  state: 'enabled',
  conditions: { users: { includeUsers: ['All'] }, applications },
  grantControls: { operator: 'OR', ...grantControls },
});

const spared = (scenario: Scenario): Scenario => ({
  ...scenario,
  services: { ...scenario.services, deviceControlsSpareEnrolment: true },
});

describe('Conditional Access', () => {
  it('that asks for a compliant device ends the sign-in on Entra’s page, which leads back', () => {
    const { person, session } = atTheSignIn([rule({ builtInControls: ['compliantDevice'] })]);
    person.signsIn();
    expect(person.waitsFor('problem')).toMatchObject({
      title: { key: 'problem.wrong-device' },
      code: 'AADSTS53000',
      controls: ['back'],
    });
    expect(session.report()).toMatchObject({
      outcome: 'failed',
      error: { code: 'AADSTS53000', step: 'sign-in', cause: expect.stringContaining('House rule') as string },
    });
    person.presses('back');
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'password', userName: mei });
  });

  it('that spares enrolment, as is documented, does not', () => {
    const { person } = atTheSignIn([rule({ builtInControls: ['compliantDevice'] })], spared);
    person.signsIn();
    expect(person.waitsFor('esp').id).toBe('esp');
  });

  it.each([
    [
      'a list of allowed apps without enrolment',
      rule({ builtInControls: ['block'] }),
      'problem.no-access',
      53003,
    ],
    [
      'a hybrid joined device',
      rule({ builtInControls: ['domainJoinedDevice'] }),
      'problem.wrong-device',
      53001,
    ],
    [
      'a strength against phishing',
      rule({ authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } }),
      'problem.more-information',
      50079,
    ],
  ])('that asks for %s', (_what, object, key, code) => {
    const { person } = atTheSignIn([object]);
    person.signsIn();
    expect(person.waitsFor('problem')).toMatchObject({ title: { key }, code: `AADSTS${code}` });
  });

  it('that asks for MFA at the join brings the number match, and the phone lets the user in', () => {
    const onJoin = rule({ builtInControls: ['mfa'] }, { includeUserActions: ['urn:user:registerdevice'] });
    const { person } = atTheSignIn([onJoin]);
    person.signsIn();
    expect(person.waitsFor('sign-in', ({ step }) => step === 'number-match').number).toMatch(/^\d\d$/);
    person.waitsFor('esp');
  });

  it('has no say in the technician’s flow', () => {
    const lab = open('entra-wired', memoryJournal(), undefined, (files) => {
      files['own/ca.json'] = rule({ builtInControls: ['block'] }) as never;
    });
    lab.person.goesToTheLandingPage();
    lab.person.presses('provision');
    expect(lab.person.waitsFor('result').outcome).toBe('success');
  });

  it('is told in the report: what stops, and what a rehearsal does not decide', () => {
    const place = {
      ...rule({ builtInControls: ['mfa'] }),
      id: 'c2',
      displayName: 'Abroad',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['All'] },
        locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
      },
    };
    const { session } = atTheSignIn([rule({ builtInControls: ['compliantDevice'] }), place]);
    expect(session.report().conditionalAccess.map(({ policy, weight }) => [policy, weight])).toEqual([
      ['House rule', 'stops'],
      ['Abroad', 'undecided'],
    ]);
  });

  it('is written by an administrator meanwhile', () => {
    const { person } = atTheSignIn();
    person.waitsFor('sign-in');
    person.does({
      type: 'admin',
      write: {
        method: 'POST',
        path: 'identity/conditionalAccess/policies',
        body: rule({ builtInControls: ['block'] }) as never,
      },
    });
    person.signsIn();
    person.waitsFor('problem');
    person.does({
      type: 'admin',
      write: {
        method: 'PATCH',
        path: 'identity/conditionalAccess/policies/c1d3f1c4-0000-4000-8000-000000000001',
        body: { state: 'disabled' },
      },
    });
    person.presses('back');
    person.presses('sign-in', { password: person.passwordOf(mei) });
    expect(person.waitsFor('esp').id).toBe('esp');
  });
});

describe('an account', () => {
  const types = (lab: ReturnType<typeof atTheSignIn>, password: string) => {
    lab.person.waitsFor('sign-in', ({ step, busy }) => step === 'password' && !busy);
    lab.person.presses('sign-in', { password });
    return lab.person.waitsFor('sign-in', ({ busy, problem }) => !busy && problem !== null).problem?.key;
  };
  const named = (lab: ReturnType<typeof atTheSignIn>) => {
    lab.person.waitsFor('sign-in', ({ busy }) => !busy);
    lab.person.presses('next', { 'user-name': mei });
    return lab;
  };

  it('is locked for a minute after ten wrong passwords', () => {
    const lab = named(atTheSignIn());
    const told = Array.from({ length: 11 }, () => types(lab, 'wrong'));
    expect(told.slice(0, 10).every((key) => key === 'sign-in.wrong-password')).toBe(true);
    expect(told.at(-1)).toBe('sign-in.locked');
    expect(types(lab, lab.person.passwordOf(mei))).toBe('sign-in.locked');
    lab.session.advance(60_000);
    lab.person.presses('sign-in', { password: lab.person.passwordOf(mei) });
    lab.person.waitsFor('esp');
  });

  it('that is switched off is told so', () => {
    const lab = named(atTheSignIn());
    lab.person.does({
      type: 'admin',
      write: { method: 'PATCH', path: `users(userPrincipalName='${mei}')`, body: { accountEnabled: false } },
    });
    expect(types(lab, lab.person.passwordOf(mei))).toBe('sign-in.disabled');
  });
});

const write = (method: 'POST' | 'PATCH', path: string, body: object) =>
  ({ type: 'admin', write: { method, path, body: body as never } }) as const;
const ofMei = `users(userPrincipalName='${mei}')`;

describe('a password that is to be changed', () => {
  const changing = (objects: readonly object[] = []) => {
    const lab = atTheSignIn(objects);
    lab.person.does(write('PATCH', ofMei, { passwordProfile: { forceChangePasswordNextSignIn: true } }));
    lab.person.signsIn();
    lab.person.waitsFor('sign-in', ({ step, busy }) => step === 'update-password' && !busy);
    const types = (now: string, next: string, again = next) => {
      lab.person.presses('sign-in', { password: now, 'new-password': next, 'confirm-password': again });
      return lab;
    };
    return { ...lab, types, now: lab.person.passwordOf(mei) };
  };
  const problem = ({ person }: ReturnType<typeof atTheSignIn>) =>
    person.waitsFor('sign-in', (page) => !page.busy && page.problem !== null).problem?.key;

  it('is changed on a page of its own, and the sign-in goes on', () => {
    const lab = changing();
    lab.types(lab.now, 'larch-4410');
    expect(lab.person.waitsFor('esp').id).toBe('esp');
  });

  it('is not, where the new one is missing or differs, or the old one is wrong', () => {
    const lab = changing();
    expect(problem(lab.types(lab.now, ''))).toBe('local-account.problem.password-empty');
    expect(problem(lab.types(lab.now, 'larch', 'birch'))).toBe('local-account.problem.mismatch');
    expect(problem(lab.types('wrong', 'larch'))).toBe('sign-in.wrong-password');
  });

  it('brings the phone behind it where that is asked for', () => {
    const lab = changing([rule({ builtInControls: ['mfa'] })]);
    lab.types(lab.now, 'larch-4410');
    lab.person.waitsFor('sign-in', ({ step }) => step === 'number-match');
    expect(lab.person.waitsFor('esp').id).toBe('esp');
  });

  it('is what the user signs in with from then on', () => {
    const lab = changing();
    lab.types(lab.now, 'larch-4410');
    lab.person.waitsFor('esp');
    lab.person.cutsThePower();
    lab.person.waitsFor('sign-in', ({ busy }) => !busy);
    lab.person.presses('next', { 'user-name': mei });
    lab.person.waitsFor('sign-in', ({ step, busy }) => step === 'password' && !busy);
    lab.person.presses('sign-in', { password: 'larch-4410' });
    expect(lab.person.waitsFor('esp').id).toBe('esp');
  });
});

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
  const locked = (settings: Readonly<Record<string, number>>) => {
    const lab = open('user-quality-updates', memoryJournal(), undefined, (files) => {
      files['own/sign-in.json'] = policy(settings) as never;
    });
    const { person, session } = lab;
    person.preprovisions();
    person.answersTheFirstPages();
    const path = `${ofMei}/authentication/temporaryAccessPassMethods`;
    person.does(write('POST', path, { lifetimeInMinutes: 480 }));
    person.waitsFor('sign-in', ({ busy }) => !busy);
    person.presses('next', { 'user-name': mei });
    person.waitsFor('sign-in', ({ step, busy }) => step === 'access-pass' && !busy);
    person.presses('sign-in', { password: session.accessPassOf(mei) });
    person.waitsFor('lock-screen');
    person.presses('next');
    return { ...lab, page: person.waitsFor('lock-screen', ({ step }) => step === 'credentials') };
  };

  it('lets a user with a pass come back after a restart', () => {
    const { person, session, page } = locked({ 'Authentication/EnableWebSignIn': 1 });
    expect(page.webSignIn).toBe(true);
    person.presses('web-sign-in');
    person.waitsFor('sign-in', ({ step, busy }) => step === 'access-pass' && !busy);
    person.presses('sign-in', { password: session.accessPassOf(mei) });
    expect(person.waitsFor('esp').id).toBe('esp');
  });

  it.each<[string, Readonly<Record<string, number>>]>([
    ['no policy brings it', {}],
    [
      'password rules of the device take it away',
      { 'Authentication/EnableWebSignIn': 1, 'DeviceLock/MinDevicePasswordLength': 8 },
    ],
  ])('is not there where %s', (_what, settings) => {
    const { page, person } = locked(settings);
    expect(page.webSignIn).toBeUndefined();
    person.presses('web-sign-in');
    expect(person.screen().id).toBe('lock-screen');
  });
});

describe('a phone that cannot be used', () => {
  it('has another request sent to it from the page behind the link', () => {
    const { person } = atTheSignIn([], (scenario) => ({
      ...scenario,
      mfa: { answer: 'none', afterSeconds: 0 },
    }));
    person.signsIn();
    const first = person.waitsFor('sign-in', ({ step }) => step === 'number-match');
    person.presses('other-way');
    expect(person.screen()).toMatchObject({ id: 'sign-in', step: 'verify-identity' });
    person.presses('try-again');
    const second = person.waitsFor('sign-in', ({ step }) => step === 'number-match');
    expect(second.number).not.toBe(first.number);
    person.does({ type: 'phone', answer: 'approve' });
    expect(person.waitsFor('esp').id).toBe('esp');
  });
});
