/** Policies that get in the way of a set-up, by whatever object brings their node to the PC. */
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../main/hosts/sources.ts';
import { playWalk } from '../../main/session/walk.ts';
import { open, memoryJournal } from '../testing/lab.ts';
import { adding, baseline, catalog, omaUri, template, typed } from '../testing/own-policy.ts';
import type { Scenario } from '../../shared/session/scenario.ts';

const policy = './Device/Vendor/MSFT/Policy/Config';

type Walk = Scenario['walk'];
const technician = (walk: Walk): Walk => walk.slice(0, 1);
const both = (walk: Walk): Walk => walk;
/** The user sets the PC up without a technician. */
const userAlone = (walk: Walk): Walk => walk.slice(-1);
const localUser = (walk: Walk): Walk => [...walk.slice(0, 2), ...findScenario('user-local-account').walk];

/** `entra-wired` with objects added to its tenant. */
function played(objects: readonly object[], walks = technician) {
  const opened = open(
    'entra-wired',
    memoryJournal(),
    (scenario) => ({ ...scenario, walk: walks(scenario.walk) }),
    adding(...objects),
  );
  const end = playWalk(opened);
  return { ...opened, end, report: opened.session.report() };
}
const askedBy = ({ report }: ReturnType<typeof played>) => report.restarts.map((restart) => restart.askedBy);
const named = ({ report }: ReturnType<typeof played>) =>
  report.events.filter(({ id }) => id === 2800).map(({ text }) => /\((.*)\)/.exec(text)?.[1]);

describe('a policy of the list restarts the PC at the end of device setup', () => {
  it.each([
    [
      'a custom profile',
      omaUri({ [`${policy}/Notifications/DisallowCloudNotification`]: 1 }),
      ['Notifications/DisallowCloudNotification'],
    ],
    [
      'a custom profile in other letters',
      omaUri({ './Vendor/MSFT/Policy/config/start/HideHibernate': 0 }),
      ['Start/HideHibernate'],
    ],
    [
      'the settings catalog',
      catalog({ device_vendor_msft_policy_config_deviceguard_configuresystemguardlaunch: '0' }),
      ['DeviceGuard/ConfigureSystemGuardLaunch'],
    ],
    [
      'a typed profile',
      typed('windows10GeneralConfiguration', {
        startMenuHideSwitchAccount: true,
        startMenuHideUserTile: true,
      }),
      ['Start/HideSwitchAccount', 'Start/HideUserTile'],
    ],
    [
      'an update ring that is not left to its user',
      typed('windowsUpdateForBusinessConfiguration', { businessReadyUpdatesOnly: 'all' }),
      ['Update/ManagePreviewBuilds'],
    ],
    [
      'a security baseline',
      baseline('windows10EndpointProtectionConfiguration', {
        deviceGuardEnableVirtualizationBasedSecurity: true,
      }),
      ['DeviceGuard/EnableVirtualizationBasedSecurity'],
    ],
    [
      'an administrative template',
      template({ 'Turn off notifications network usage': true }),
      ['Notifications/DisallowCloudNotification'],
    ],
  ])('%s', (_kind, object, nodes) => {
    const run = played([object]);
    expect(run.report.outcome).toBe('resealed');
    const lower = (uris: readonly (string | undefined)[]) => uris.map((uri) => uri?.toLowerCase());
    const uris = nodes.map((node) => `${policy}/${node}`);
    expect(askedBy(run).map(lower)).toEqual([lower(uris)]);
    expect(lower(named(run))).toEqual(expect.arrayContaining(lower(uris)));
  });

  it('a firmware profile is three addresses of the list', () => {
    const profile = typed('windows10DeviceFirmwareConfigurationInterface', {
      changeUefiSettingsPermission: 'notConfiguredOnly',
      frontCamera: 'disabled',
      microphones: 'notConfigured',
    });
    expect(askedBy(played([profile]))).toEqual([
      ['Identity', 'Permissions', 'Settings'].map((packet) => `./Device/Vendor/MSFT/Uefi/${packet}/Apply`),
    ]);
  });

  it('not a ring that is left to its user', () => {
    expect(
      askedBy(
        played([typed('windowsUpdateForBusinessConfiguration', { businessReadyUpdatesOnly: 'userDefined' })]),
      ),
    ).toEqual([]);
  });

  it('once in each flow, and the user signs in again before account setup', () => {
    const run = played([omaUri({ [`${policy}/Update/ManagePreviewBuilds`]: 0 })], both);
    expect(run.report.outcome).toBe('desktop');
    expect(run.report.restarts.map(({ flow }) => flow)).toEqual(['technician', 'user']);
    const screens = run.report.screens.map(({ id }) => id);
    expect(screens.slice(screens.indexOf('sign-in-password'))).toContain('lock-screen-credentials');
  });

  it('not in account setup: there is the event, and no restart', () => {
    const run = played([omaUri({ [`${policy}/Start/HideLock`]: 1 }, 'staff')], both);
    expect(run.report.outcome).toBe('desktop');
    expect([askedBy(run), named(run)[0]]).toEqual([[], `${policy}/Start/HideLock`]);
    expect(run.report.screens.map(({ id }) => id)).not.toContain('lock-screen-credentials');
  });

  it('with the name of its template, cut to fifteen characters from the beginning of the serial number', () => {
    const name = './Device/Vendor/MSFT/Accounts/Domain/ComputerName';
    const run = played([omaUri({ [name]: 'WORKSHOP-%SERIAL%' })]);
    const { computerName, serialNumber } = run.report.device;
    expect(computerName).toBe(`WORKSHOP-${serialNumber.slice(-6)}`);
    expect(askedBy(run)).toEqual([[name]]);
  });
});

const vbs = { [`${policy}/DeviceGuard/EnableVirtualizationBasedSecurity`]: 1 };
const options = `${policy}/LocalPoliciesSecurityOptions`;
const lastScreen = ({ report }: ReturnType<typeof played>) => report.screens.at(-1)?.id;

describe('where Windows cannot sign the set-up’s own account in', () => {
  it.each([
    [
      'a preferred domain',
      omaUri({ [`${policy}/Authentication/PreferredAadTenantDomainName`]: 'alderfinch.example' }),
    ],
    ['a length of passwords', omaUri({ [`${policy}/DeviceLock/MinDevicePasswordLength`]: 8 })],
    ['a baseline with passwords', baseline('windows10GeneralConfiguration', { passwordMinimumLength: 8 })],
    [
      'AutoAdminLogon by the settings catalog',
      catalog({ 'device_vendor_msft_policy_config_admx_mss-legacy_pol_mss_autoadminlogon': '0' }),
    ],
    [
      'AutoAdminLogon by a template',
      template({ 'MSS: (AutoAdminLogon) Enable Automatic Logon (not recommended)': false }),
    ],
    [
      'a locked language by a device restriction',
      typed('windows10GeneralConfiguration', { settingsBlockChangeLanguage: true }),
    ],
    [
      'a locked region by the settings catalog',
      catalog({ device_vendor_msft_policy_config_settings_allowregion: '0' }),
    ],
    ['a locked region by a template', template({ 'Disallow changing of geographic location': true })],
    [
      'a locked language by a custom profile',
      omaUri({ [`${policy}/ADMX_Globalization/LockMachineUILanguage`]: '<enabled/>' }),
    ],
  ])('%s and a restart: a sign-in screen in the place of the status page', (_what, object) => {
    const run = played([object, omaUri(vbs)]);
    expect([run.report.outcome, lastScreen(run)]).toEqual(['failed', 'lock-screen-credentials']);
    expect(run.report.error).toMatchObject({ step: 'sign-in', cause: expect.stringMatching(/restart/) });
    expect(run.report.restarts).toHaveLength(1);
    expect(run.session.stage().screen).toMatchObject({ userName: expect.stringMatching(/^defaultuser0/) });
    run.person.presses('sign-in', { password: 'a guess' });
    expect(run.session.stage().screen).toMatchObject({
      problem: { key: 'lock-screen.problem.wrong-password' },
    });
  });

  it.each([
    [
      'a preferred domain',
      omaUri({ [`${policy}/Authentication/PreferredAadTenantDomainName`]: 'alderfinch.example' }),
    ],
    ['a length of passwords', omaUri({ [`${policy}/DeviceLock/MinDevicePasswordLength`]: 8 })],
    ['a locked region', omaUri({ [`${policy}/Settings/AllowRegion`]: 0 })],
  ])('%s and no restart: nothing stands in the way of the technician', (_what, object) => {
    expect(played([object]).report.outcome).toBe('resealed');
  });

  it.each([
    [
      'the title of a message',
      omaUri({ [`${options}/InteractiveLogon_MessageTitleForUsersAttemptingToLogOn`]: 'Alder & Finch' }),
      'lock-screen-notice',
    ],
    [
      'the text of a message',
      typed('windows10EndpointProtectionConfiguration', {
        localSecurityOptionsLogOnMessageText: 'For work alone.',
      }),
      'lock-screen-notice',
    ],
    [
      'a smart card',
      omaUri({ [`${options}/InteractiveLogon_RequireSmartCard`]: 1 }),
      'lock-screen-credentials',
    ],
    [
      'a prompt on the secure desktop',
      baseline('windows10EndpointProtectionConfiguration', {
        localSecurityOptionsAdministratorElevationPromptBehavior: 'promptForCredentialsOnTheSecureDesktop',
      }),
      'lock-screen-credentials',
    ],
  ])('%s stops pre-provisioning, also without a restart', (_what, object, screen) => {
    const run = played([object]);
    expect([run.report.outcome, lastScreen(run)]).toEqual(['failed', screen]);
    expect(run.report.error?.step).toBe('sign-in');
    // No button of a result page stands there.
    expect(run.report.error?.next).toMatch(/unblock .* before the PC is reset; .*0x80180014$/);
  });

  it('another prompt of User Account Control does not', () => {
    const object = omaUri({
      [`${options}/UserAccountControl_BehaviorOfTheElevationPromptForAdministrators`]: 2,
    });
    expect(played([object]).report.outcome).toBe('resealed');
  });

  it('in the user’s own device setup it never ends', () => {
    const object = omaUri({ [`${policy}/DeviceLock/MinDevicePasswordLength`]: 8, ...vbs });
    const run = played([object], userAlone);
    expect([run.report.outcome, run.report.error?.step, lastScreen(run)]).toEqual([
      'failed',
      'sign-in',
      'lock-screen-credentials',
    ]);
  });
});

it('rules for passwords without a restart ask the user to sign in before account setup', () => {
  const run = played([omaUri({ [`${policy}/DeviceLock/MinDevicePasswordLength`]: 8 })], both);
  expect([run.report.outcome, run.report.restarts]).toEqual(['desktop', []]);
  expect(run.report.screens.map(({ id }) => id)).toContain('lock-screen-credentials');
});

it('Windows LAPS waits for the user’s part', () => {
  const laps = ({ report }: ReturnType<typeof played>) =>
    report.policies.filter(({ name }) => name === 'Windows LAPS').map(({ phase, state }) => [phase, state]);
  const run = played([], both);
  expect(laps(played([]))).toEqual([['technician', 'pending']]);
  expect(laps(run)).toEqual([
    ['technician', 'pending'],
    ['user', 'compliant'],
  ]);
});

it('web sign-in leaves a profile of the set-up’s account behind', () => {
  const profiles = ({ session }: ReturnType<typeof played>) => JSON.stringify(session.logs());
  const run = played([typed('windows10GeneralConfiguration', { authenticationWebSignIn: 'enabled' })], both);
  expect(run.report.outcome).toBe('desktop');
  expect(profiles(run)).toContain('C:\\\\\\\\Users\\\\\\\\defaultuser0');
});

describe('the sign-in assistant', () => {
  /** What the user met after the technician's success. */
  const met = ({ report }: Pick<ReturnType<typeof played>, 'report'>) => {
    const screens = report.screens.map(({ id }) => id);
    const after = screens.slice(screens.indexOf('result-success'));
    return [
      report.outcome,
      ...['result-success', 'license', 'sign-in-branded'].filter((id) => after.includes(id)),
    ];
  };
  const localAccount = ['local-account', 'result-success', 'license'];

  it('disabled by a task of the image while the technician’s part runs', () => {
    const opened = open('entra-wired', memoryJournal(), (scenario) => ({
      ...scenario,
      disabledServices: [{ name: 'wlidsvc', from: 'technician' as const }],
      walk: localUser(scenario.walk),
    }));
    playWalk(opened);
    expect(met({ report: opened.session.report() })).toEqual(localAccount);
  });

  it('disabled by somebody at the prompt', () => {
    const opened = open('entra-wired', memoryJournal(), (scenario) => ({
      ...scenario,
      walk: localUser(scenario.walk),
    }));
    const { session, person } = opened;
    playWalk({ ...opened, stop: () => session.stage().screen.id === 'result' });
    person.does({ type: 'shortcut', shortcut: 'command-prompt' });
    person.does({ type: 'type-line', text: 'sc config wlidsvc start= disabled' });
    person.does({ type: 'type-line', text: 'exit' });
    playWalk(opened);
    expect(met({ report: session.report() })).toEqual(localAccount);
  });

  it.each([
    ['a custom profile', omaUri({ [`${policy}/Accounts/AllowMicrosoftAccountSignInAssistant`]: 0 })],
    [
      'a typed profile',
      typed('windows10GeneralConfiguration', { microsoftAccountSignInAssistantSettings: 'disabled' }),
    ],
  ])(
    'disabled by %s: the technician reseals, the user meets license terms and a local account',
    (_by, object) => {
      const run = played([object], localUser);
      expect(met(run)).toEqual(localAccount);
    },
  );
});
