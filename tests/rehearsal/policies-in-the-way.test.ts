/** Policies that get in the way of a set-up, by whatever object brings their node to the PC. */
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import { open, memoryJournal } from '../testing/lab.ts';
import { adding, baseline, catalog, omaUri, template, typed } from '../testing/own-policy.ts';
import type { Scenario } from '../../shared/session/scenario.ts';

const policy = './Device/Vendor/MSFT/Policy/Config';

/** `entra-wired`, the technician's part alone, unless `walks` says how many of its walks are played. */
function played(objects: readonly object[], walks = 1, change = (scenario: Scenario): Scenario => scenario) {
  const opened = open(
    'entra-wired',
    memoryJournal(),
    (scenario) => change({ ...scenario, walk: scenario.walk.slice(0, walks) }),
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

  it('not a ring that is left to its user', () => {
    expect(
      askedBy(
        played([typed('windowsUpdateForBusinessConfiguration', { businessReadyUpdatesOnly: 'userDefined' })]),
      ),
    ).toEqual([]);
  });

  it('once in each flow, and the user signs in again before account setup', () => {
    const run = played([omaUri({ [`${policy}/Update/ManagePreviewBuilds`]: 0 })], 9);
    expect(run.report.outcome).toBe('desktop');
    expect(run.report.restarts.map(({ flow }) => flow)).toEqual(['technician', 'user']);
    const screens = run.report.screens.map(({ id }) => id);
    expect(screens.slice(screens.indexOf('sign-in-password'))).toContain('lock-screen-credentials');
  });

  it('not in account setup: there is the event, and no restart', () => {
    const run = played([omaUri({ [`${policy}/Start/HideLock`]: 1 }, 'staff')], 9);
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
