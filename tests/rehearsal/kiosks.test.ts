/** Kiosks whose account signs in by itself, by whatever object brings them (facts/policies#kiosks). */
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal, open } from '../testing/lab.ts';
import { adding, catalogText, omaUri, typed } from '../testing/own-policy.ts';

const configuration = (account: string): string =>
  '<AssignedAccessConfiguration xmlns="http://schemas.microsoft.com/AssignedAccess/2017/config">' +
  '<Profiles><Profile Id="{1}"><KioskModeApp AppUserModelId="Own!App"/></Profile></Profiles>' +
  `<Configs><Config>${account}<DefaultProfile Id="{1}"/></Config></Configs></AssignedAccessConfiguration>`;
const byItself = configuration('<AutoLogonAccount/>');

const kinds: readonly (readonly [string, object])[] = [
  [
    'a kiosk profile',
    typed('windowsKioskConfiguration', {
      kioskProfiles: [
        {
          profileId: '71bf2c1e-90d3-4714-b9b0-325c26f433f1',
          profileName: 'Till',
          appConfiguration: {
            '@odata.type': '#microsoft.graph.windowsKioskSingleUWPApp',
            uwpApp: { appUserModelId: 'Own!App' },
          },
          userAccountsConfiguration: [{ '@odata.type': '#microsoft.graph.windowsKioskAutologon' }],
        },
      ],
      kioskBrowserDefaultUrl: 'https://till.alderfinch.example',
    }),
  ],
  ['the settings catalog', catalogText({ vendor_msft_assignedaccess_configuration: byItself })],
  ['a custom profile', omaUri({ './Vendor/MSFT/AssignedAccess/Configuration': byItself })],
];
const restarts = omaUri({ './Device/Vendor/MSFT/Policy/Config/Start/HideLock': 1 });

function played(objects: readonly object[], release: Scenario['release'] = 'windows-11-24h2') {
  const opened = open(
    'entra-wired',
    memoryJournal(),
    (scenario) => ({ ...scenario, release }),
    adding(...objects),
  );
  playWalk(opened);
  return { ...opened, report: opened.session.report() };
}

/** At the sign-in screen behind the restart. */
function atTheScreen(object: object) {
  const opened = open(
    'entra-wired',
    memoryJournal(),
    (scenario) => ({ ...scenario, release: 'windows-10-22h2' }),
    adding(object, restarts),
  );
  const { session } = opened;
  playWalk({
    ...opened,
    stop: () => {
      const { screen } = session.stage();
      return screen.id === 'lock-screen' && screen.step === 'credentials';
    },
  });
  return opened;
}

describe.each(kinds)('a kiosk by %s', (_kind, object) => {
  it('is nobody’s matter while no restart loses the user: they come to their desktop', () => {
    const { report } = played([object]);
    expect([report.outcome, report.restarts]).toEqual(['desktop', []]);
    expect(report.notSimulated.filter((uri) => uri.includes('AssignedAccess'))).toEqual([]);
  });

  it('signs itself in behind a restart, in the place of the user', () => {
    const { report } = played([object, restarts]);
    expect([report.outcome, report.screens.at(-1)?.id]).toEqual(['kiosk', 'desktop']);
    expect(report.screens.map(({ id }) => id)).not.toContain('lock-screen-credentials');
  });

  it('of Windows 10 loses that to the restart: a sign-in screen, and kioskUser0 without a password', () => {
    const { person, session } = atTheScreen(object);
    expect(person.screen()).toMatchObject({ id: 'lock-screen', step: 'credentials', userName: '' });
    person.presses('sign-in', { 'user-name': 'kioskUser0', password: 'a guess' });
    expect(person.screen()).toMatchObject({ problem: { key: 'lock-screen.problem.wrong-password' } });
    person.presses('sign-in', { 'user-name': 'kioskUser0', password: '' });
    expect(person.waitsFor('desktop').user).toBe('kioskUser0');
    expect(session.outcome()).toBe('kiosk');
  });
});

it('whoever sets the PC up may sign in at that screen, too', () => {
  const { person } = atTheScreen(kinds[0]![1]);
  person.presses('sign-in', { 'user-name': 'nobody@alderfinch.example', password: 'a guess' });
  const refused = person.waitsFor('lock-screen', ({ busy, problem }) => !busy && problem !== null);
  expect(refused.userName).toBe('');
  const mei = 'mei.tanaka@alderfinch.example';
  person.presses('sign-in', { 'user-name': mei, password: person.passwordOf(mei) });
  expect(person.waitsFor('esp').id).toBe('esp');
});

it('an account that is named signs itself in nowhere', () => {
  const named = omaUri({
    './Device/Vendor/MSFT/AssignedAccess/Configuration': configuration('<Account>till</Account>'),
  });
  const { report } = played([named, restarts]);
  expect(report.outcome).toBe('desktop');
});

it('a configuration that is no XML is refused', () => {
  const { report } = played([omaUri({ './Device/Vendor/MSFT/AssignedAccess/Configuration': 'till' })]);
  expect(report.policies.filter(({ name }) => name.startsWith('Own')).map(({ state }) => state)).toContain(
    'error',
  );
});
