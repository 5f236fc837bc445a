/** Pages that take what was entered for wrong: a run that ends there says so, with a cause; one that goes on is over it. */
import { describe, expect, it } from 'vitest';
import { shippedWalks } from '../../main/hosts/shipped.ts';
import { playWalk } from '../../main/session/walk.ts';
import { readScenario, type Scenario } from '../../shared/session/scenario.ts';
import { leaks } from '../testing/everything-on-the-pc.ts';
import { memoryJournal, open, type TenantFiles } from '../testing/lab.ts';

const press = (control: string, values?: Readonly<Record<string, string>>) => ({
  type: 'press',
  control,
  ...(values ? { values } : {}),
});

interface Order {
  readonly scenario: string;
  readonly walk: readonly (string | object)[];
  /** Whoever signs in guesses the password. */
  readonly guesses?: true;
  readonly change?: (scenario: Scenario) => Partial<Scenario>;
  readonly administer?: (files: TenantFiles) => void;
}

function played({ scenario, walk, guesses, change = () => ({}), administer }: Order) {
  const own = { id: 'own', title: '', description: '', walk };
  const { walk: named } = readScenario(own, 'own.json', shippedWalks());
  const stretches = guesses
    ? (JSON.parse(JSON.stringify(named).replaceAll('$practicePassword', 'a guess')) as typeof named)
    : named;
  const opened = open(
    scenario,
    memoryJournal(),
    (shipped) => ({ ...shipped, ...change(shipped), walk: stretches }),
    administer,
  );
  playWalk(opened);
  return { ...opened, report: opened.session.report() };
}

/** The organization signs its people in itself. */
const federate = (files: TenantFiles): void => {
  const organization = Object.values(files).find((file) =>
    String(file['@odata.type']).endsWith('.organization'),
  );
  const domains = (organization?.['verifiedDomains'] ?? []) as { type: string }[];
  for (const domain of domains) domain.type = 'Federated';
};
const stick = (password: string): Scenario['removableMedia'] => ({
  inserted: true,
  packages: [
    { name: 'Named', rank: 0, password, settings: [{ kind: 'computer-name', name: 'BENCH-%SERIAL%' }] },
  ],
});
const refusals: readonly (readonly [what: string, Order, code: string, step: string, cause: string])[] = [
  [
    'the organization’s own form',
    {
      scenario: 'entra-wired',
      administer: federate,
      guesses: true,
      walk: ['entra-user'],
    },
    '0x8007052E',
    'sign-in',
    'incorrect',
  ],
  [
    'a provisioning package',
    {
      scenario: 'oobe-not-registered',
      change: () => ({ removableMedia: stick('copper-fern-8') }),
      walk: [
        { at: 'off', do: [{ type: 'power-button' }] },
        {
          at: 'provisioning-package',
          when: { step: 'password' },
          do: [press('next', { 'package-password': 'a guess' })],
        },
      ],
    },
    '0x80070056',
    'set-up-page',
    'Incorrect password',
  ],
  [
    'the domain',
    {
      scenario: 'hybrid-wired',
      guesses: true,
      walk: ['technician', 'shipping', 'hybrid-user'],
    },
    '0x8007052E',
    'sign-in',
    'incorrect',
  ],
  [
    'the page for the PC’s name',
    {
      scenario: 'oobe-not-registered',
      walk: [
        {
          as: 'entra-user',
          but: [{ at: 'name-device', do: [press('next', { 'device-name': 'A-NAME-OF-SIXTEEN' })] }],
        },
      ],
    },
    '0x800704BA',
    'set-up-page',
    '15 characters',
  ],
  [
    'the phone',
    {
      scenario: 'entra-wired',
      change: () => ({ mfa: { answer: 'deny', afterSeconds: 6 } }),
      walk: ['entra-user'],
    },
    'AADSTS500121',
    'sign-in',
    'the user’s phone',
  ],
  [
    'the PIN',
    {
      scenario: 'entra-wired',
      walk: [
        {
          as: 'entra-user',
          but: [
            {
              at: 'hello',
              when: { step: 'pin' },
              do: [press('next', { pin: '111111', 'pin-confirm': '111111' })],
            },
          ],
        },
      ],
    },
    '0x80070057',
    'set-up-page',
    'says "',
  ],
];

describe('what is refused by', () => {
  it.each(refusals)('%s is a failure with its cause', (_what, order, code, step, cause) => {
    const { report, session } = played(order);
    expect(report).toMatchObject({ outcome: 'failed', error: { code, step } });
    expect(report.error?.cause).toContain(cause);
    expect(report.failures).toMatchObject([{ flow: 'user', code, mended: null }]);
    expect(leaks(session)).toEqual([]);
  });
});

it('a refusal is got over by a right answer, and stays in the list of failures', () => {
  const typo = { at: 'name-device', time: 1, do: [press('next', { 'device-name': '12345' })] };
  const right = { at: 'name-device', time: 2, do: [press('next', { 'device-name': 'BENCH-08' })] };
  const lab = open('oobe-not-registered');
  const { person, session } = lab;
  person.does({ type: 'power-button' });
  person.waitsFor('region');
  person.presses('yes');
  person.presses('yes');
  person.presses('skip');
  person.waitsFor('license');
  person.presses('accept');
  person.waitsFor('name-device');
  for (const {
    do: [input],
  } of [typo, right])
    person.does(input as never);
  expect([session.outcome(), session.report().error]).toEqual(['running', null]);
  expect(session.report().failures).toMatchObject([{ code: '0x800704BA', mended: expect.any(String) }]);
});

describe('passwords that Active Directory checks', () => {
  const signIn = (passThrough: Scenario['onPremises']['passThrough'], user: string) =>
    played({
      scenario: 'entra-wired',
      change: ({ onPremises }) => ({ onPremises: { ...onPremises, passThrough }, user }),
      walk: ['entra-user'],
    }).report;
  const mei = 'mei.tanaka@alderfinch.example';

  it.each([
    ['unreachable', 'AADSTS80001', 'out of reach'],
    ['timed-out', 'AADSTS80002', 'in time'],
    ['outside-hours', 'AADSTS80012', 'hour'],
    ['expired', 'AADSTS50144', 'expired'],
  ] as const)('end the sign-in where it is %s: %s', (passThrough, code, cause) => {
    const { outcome, error } = signIn(passThrough, mei);
    expect([outcome, error]).toMatchObject(['failed', { code, step: 'sign-in' }]);
    expect(error?.cause).toContain(cause);
  });

  it('are no matter of an account of the cloud alone', () => {
    const report = signIn('unreachable', 'lab.account@alderfinch.example');
    expect(report.error?.code).not.toBe('AADSTS80001');
  });
});
