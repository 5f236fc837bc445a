/** Policies that Windows merges, without and with a domain controller in reach (facts/hybrid-join#policies-that-merge). */
import { describe, expect, it } from 'vitest';
import { playWalk } from '../../main/session/walk.ts';
import { memoryJournal, open } from '../testing/lab.ts';
import { adding, catalog, typed } from '../testing/own-policy.ts';

describe('two policies that are merged', () => {
  const deny = (...accounts: readonly string[]) =>
    typed('windows10EndpointProtectionConfiguration', {
      userRightsDenyLocalLogOn: {
        state: 'allowed',
        localUsersOrGroups: accounts.map((name) => ({ name, securityIdentifier: name })),
      },
    });
  const right = 'device_vendor_msft_policy_config_userrights_denylocallogon';
  const denyByCatalog = (account: string) => ({
    ...catalog({}),
    settings: [
      {
        settingInstance: {
          '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingCollectionInstance',
          settingDefinitionId: right,
          simpleSettingCollectionValue: [
            {
              '@odata.type': '#microsoft.graph.deviceManagementConfigurationStringSettingValue',
              value: account,
            },
          ],
        },
      },
    ],
  });
  const hybridLab = (objects: readonly object[], controller: boolean) => {
    const lab = open(
      'hybrid-wired',
      memoryJournal(),
      (scenario) => ({
        ...scenario,
        walk: scenario.walk.slice(0, 1),
        onPremises: { ...scenario.onPremises, reachable: controller },
      }),
      adding(...objects.map((one) => ({ ...one, assignments: everyDevice }))),
    );
    playWalk(lab);
    return lab;
  };
  const hybrid = (objects: readonly object[], controller: boolean) =>
    hybridLab(objects, controller).session.report();
  const everyDevice = [
    { id: 'all', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
  ];

  it.each([
    ['typed profiles', [deny('S-1-5-32-546'), deny('S-1-5-113')]],
    ['the settings catalog', [denyByCatalog('*S-1-5-32-546'), denyByCatalog('*S-1-5-113')]],
  ])('of %s fail in a hybrid join without a domain controller, and the event says how', (_by, objects) => {
    const report = hybrid(objects, false);
    expect(report).toMatchObject({
      outcome: 'failed',
      error: { code: '0x800706FD', item: 'SecurityPoliciesSubcategory' },
    });
    expect(report.events.map(({ text }) => text)).toContainEqual(
      expect.stringContaining(
        'Merge string, Area: (UserRights), Policy: (DenyLocalLogOn), Result:(0x800706FD)',
      ),
    );
    const names = objects.map((one) => ('displayName' in one ? one.displayName : ''));
    expect(report.policies.filter(({ name }) => names.includes(name)).map(({ state }) => state)).toEqual([
      'error',
      'error',
    ]);
  });

  it('are in error with the code in Intune, and no more once a controller is in reach', () => {
    const lab = hybridLab([deny('S-1-5-32-546'), deny('S-1-5-113')], false);
    const told = () =>
      lab.session
        .records()
        .managedDevices.flatMap(({ policies }) => policies)
        .filter(({ name }) => name === 'Own windows10EndpointProtectionConfiguration')
        .map(({ state, errorCode }) => [state, errorCode]);
    expect(told()).toEqual([
      ['error', 0x800706fd],
      ['error', 0x800706fd],
    ]);
    lab.person.does({ type: 'network', change: { unresolvableHosts: [] } });
    lab.person.presses('retry');
    lab.person.waitsFor('landing', ({ canContinue }) => canContinue);
    lab.person.presses('provision');
    lab.person.waitsFor('result');
    expect(told().map(([state]) => state)).toEqual(['compliant', 'compliant']);
  });

  it.each([
    ['a domain controller is in reach', [deny('S-1-5-32-546'), deny('S-1-5-113')], true],
    ['there is one policy', [deny('S-1-5-32-546')], false],
    ['both say the same', [deny('S-1-5-32-546'), deny('S-1-5-32-546')], false],
  ])('succeed where %s', (_where, objects, controller) => {
    expect(hybrid(objects, controller).outcome).toBe('resealed');
  });
});
