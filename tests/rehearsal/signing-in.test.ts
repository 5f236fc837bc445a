/** Signing in as organisations have it (facts/entra-join#signing-in, facts/conditional-access). */
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../shared/session/scenario.ts';
import { atTheSignIn, mei, ofMei, rule, write } from '../testing/at-the-sign-in.ts';
import { memoryJournal, open } from '../testing/lab.ts';

const sparing =
  (deviceControlsSpareEnrolment: boolean) =>
  (scenario: Scenario): Scenario => ({
    ...scenario,
    services: { ...scenario.services, deviceControlsSpareEnrolment },
  });

describe('Conditional Access', () => {
  it('that asks for a compliant device ends the sign-in on Entra’s page, which leads back', () => {
    const { person, session } = atTheSignIn([rule({ builtInControls: ['compliantDevice'] })], sparing(false));
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
    const { person, session } = atTheSignIn([rule({ builtInControls: ['compliantDevice'] })]);
    expect(session.report().conditionalAccess.map(({ weight }) => weight)).toEqual(['undecided']);
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
    const { session } = atTheSignIn([rule({ builtInControls: ['compliantDevice'] }), place], sparing(false));
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

describe('a user of another organization', () => {
  it('is told so at the name, the registry notes it, and whoever belongs here goes on', () => {
    const { person, session } = atTheSignIn([], (scenario) => ({
      ...scenario,
      services: { ...scenario.services, otherOrganizations: ['elsewhere.example'] },
    }));
    const matched = () =>
      session
        .logs()
        .files.map(({ text }) => /"TenantMatched"=dword:0000000(\d)/.exec(text)?.[1])
        .find((value) => value !== undefined);
    person.waitsFor('sign-in', ({ busy }) => !busy);
    person.presses('next', { 'user-name': 'ben@elsewhere.example' });
    const page = person.waitsFor('sign-in', ({ busy, problem }) => !busy && problem !== null);
    expect(page).toMatchObject({ step: 'user-name', problem: { key: 'sign-in.other-organisation' } });
    expect([matched(), session.outcome(), session.report().error?.step]).toEqual(['0', 'failed', 'sign-in']);
    person.signsIn();
    expect(person.waitsFor('esp').id).toBe('esp');
    expect(matched()).toBe('1');
  });
});
