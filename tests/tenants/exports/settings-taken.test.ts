/** Settings of real catalogs that carry a state and nothing else: the PC takes every one. */
import { expect, it } from 'vitest';
import { findScenario, sourcesOf } from '../../../main/hosts/sources.ts';
import { memoryJournal } from '../../../main/session/memory-journal.ts';
import { openSession } from '../../../main/session/open-session.ts';
import { playWalk } from '../../../main/session/walk.ts';
import { catalog, choice, fleet, ids, page, profile, toGroup, typed, type Json } from './parts.ts';

const bitLocker = 'device_vendor_msft_bitlocker';
const hello = 'device_vendor_msft_passportforwork_{tenantid}_policies';
const server = 'device_vendor_msft_dmclient_provider_{providerid}';

const number = (settingDefinitionId: string, value: number): Json => ({
  settingDefinitionId,
  simpleSettingValue: { value },
});
const within = (settingDefinitionId: string, ...children: readonly Json[]): Json => ({
  settingDefinitionId,
  groupSettingCollectionValue: [{ children }],
});

const policies: readonly Json[] = [
  ...Object.entries({
    fixeddrivesrequireencryption: '0',
    fixeddrivesencryptiontype: '1',
    systemdrivesenhancedpin: '1',
    systemdrivesminimumpinlength: '0',
    systemdrivesdisallowstandarduserscanchangepin: '1',
    encryptionmethodbydrivetype: '0',
    removabledrivesconfigurebde: '0',
  }).map(([node, state]) => catalog(node, choice(`${bitLocker}_${node}`, state))),
  catalog(
    'PIN',
    within(
      'device_vendor_msft_passportforwork_{tenantid}',
      number(`${hello}_pincomplexity_minimumpinlength`, 6),
      choice(`${hello}_enablepinrecovery`, 'true'),
    ),
  ),
  catalog(
    'Config Refresh',
    within(
      server,
      choice(`${server}_configrefresh_enabled`, 'true'),
      number(`${server}_configrefresh_cadence`, 60),
    ),
  ),
];

it('none answers 404 or 415', () => {
  const scenario = findScenario('entra-wired');
  const text = JSON.stringify([fleet, profile(), page(), ...policies]);
  const tenant = { name: '/export', files: [{ path: 'all.json', text }] };
  const { session } = openSession({ ...sourcesOf(scenario, null), tenant }, memoryJournal(), null);
  playWalk({ session, scenario, stop: () => session.outcome() === 'resealed' });
  const found = session.report().policies.map(({ name, state }) => [name, state]);
  expect(found).toHaveLength(policies.length);
  expect(found.filter(([, state]) => state !== 'compliant')).toEqual([]);
});

it('what the PC refuses stays refused when the account’s sessions have nothing to say of it', () => {
  const scenario = findScenario('entra-wired');
  const odd = catalog('Odd', choice('device_vendor_msft_healthattestation_nosuchnode', '1'));
  const tenant = {
    name: '/export',
    files: [{ path: 'all.json', text: JSON.stringify([fleet, profile(), page(), odd]) }],
  };
  const { session } = openSession({ ...sourcesOf(scenario, null), tenant }, memoryJournal(), null);
  playWalk({ session, scenario });
  expect(session.report().policies.map(({ phase, state }) => [phase, state])).toEqual([
    ['technician', 'error'],
    ['user', 'error'],
  ]);
});

it.each(['./device/vendor/msft', './Vendor/MSFT', './DEVICE/Vendor/MSFT'])(
  'an address that begins with %s is one of the device',
  (root) => {
    const scenario = findScenario('entra-wired');
    const omaUri = `${root}/BitLocker/RequireDeviceEncryption`;
    const own = typed('windows10CustomConfiguration', {
      id: 'own',
      displayName: 'Own',
      omaSettings: [{ '@odata.type': '#microsoft.graph.omaSettingInteger', omaUri, value: 1 }],
      assignments: [toGroup(ids.fleet)],
    });
    const text = JSON.stringify([fleet, profile(), page(), own]);
    const tenant = { name: '/export', files: [{ path: 'all.json', text }] };
    const { session } = openSession({ ...sourcesOf(scenario, null), tenant }, memoryJournal(), null);
    playWalk({ session, scenario, stop: () => session.outcome() === 'resealed' });
    const report = session.report();
    expect([report.policies.map(({ state }) => state), report.notSimulated]).toEqual([['compliant'], []]);
  },
);
