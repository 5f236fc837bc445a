import { describe, expect, it } from 'vitest';
import type { Audience } from '../../directory/targeting.ts';
import type { EspConfiguration } from '../../tenant/tenant.ts';
import { chooseEsp, noStatusPage } from './esp-choice.ts';

const page = (id: string, priority: number, groupId?: string): EspConfiguration => ({
  ...noStatusPage,
  id,
  priority,
  isDefault: groupId === undefined,
  assignments: groupId ? [{ id, target: { kind: 'group', groupId, filter: null } }] : [],
});
const audience = (deviceGroups: readonly string[], userGroups: readonly string[] | null): Audience => ({
  deviceGroups: new Set(deviceGroups),
  userGroups: userGroups && new Set(userGroups),
  userLicensed: true,
  filters: new Map(),
  filterSubject: { model: 'Trainer 14' },
  filterProperties: new Set(['model']),
});
const all = [
  page('default', 0),
  page('finance', 1, 'finance'),
  page('labs', 2, 'lab'),
  page('laptops', 3, 'laptops'),
];

const rows: readonly (readonly [string, readonly string[], readonly string[] | null, string])[] = [
  [
    'a device-targeted page before a user-targeted one of higher priority',
    ['laptops'],
    ['finance'],
    'laptops',
  ],
  ['of two device-targeted pages the lower number', ['laptops', 'lab'], null, 'labs'],
  ['a user-targeted page where none reaches the device', [], ['finance'], 'finance'],
  ['in the technician part no user-targeted page', [], null, 'default'],
  ['the default page last, though its number is 0', ['other'], ['other'], 'default'],
];

describe('the Enrollment Status Page that holds', () => {
  it.each(rows)('%s', (_what, deviceGroups, userGroups, expected) => {
    expect(chooseEsp(all, audience(deviceGroups, userGroups), 'user-account').id).toBe(expected);
  });

  it('is none where the tenant has no default', () => {
    expect(chooseEsp([], audience([], null), 'technician').showInstallationProgress).toBe(false);
  });

  it.each([
    ['include', '(device.model -eq "Trainer 14")', 'filtered'],
    ['include', '(device.model -eq "Trainer 13")', 'default'],
    ['exclude', '(device.model -eq "Trainer 14")', 'default'],
    ['exclude', '(device.model -eq "Trainer 13")', 'filtered'],
    // Known only later: an including filter lets nothing through.
    ['include', '(device.deviceName -startsWith "AF")', 'default'],
  ] as const)('with a filter that should %s %s is %s', (mode, rule, expected) => {
    const filtered: EspConfiguration = {
      ...page('filtered', 1, 'x'),
      assignments: [{ id: 'x', target: { kind: 'all-devices', filter: { filterId: 'f', mode } } }],
    };
    const known = { ...audience([], null), filters: new Map([['f', { id: 'f', displayName: 'f', rule }]]) };
    expect(chooseEsp([page('default', 0), filtered], known, 'technician').id).toBe(expected);
  });
});
