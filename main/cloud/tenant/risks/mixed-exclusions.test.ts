import { describe, expect, it } from 'vitest';
import { loadTenant } from '../load-tenant.ts';
import { mixedExclusions } from './mixed-exclusions.ts';

const group = (id: string, membershipRule: string | null, members: readonly string[] = []) => ({
  '@odata.type': '#microsoft.graph.group',
  id,
  displayName: id,
  groupTypes: membershipRule === null ? [] : ['DynamicMembership'],
  membershipRule,
  members: members.map((one) => ({ id: one })),
});
const groups = [
  group('Laptops', '(device.devicePhysicalIDs -any (_ -contains "[ZTDID]"))'),
  group('Kiosks', '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:KIOSK"))'),
  group('Finance', '(user.department -eq "Finance")'),
  group('Staff', '(user.accountEnabled -eq true)'),
  group('Board', null, ['ana']),
  group('Somebody', null),
  {
    '@odata.type': '#microsoft.graph.user',
    id: 'ana',
    userPrincipalName: 'ana@quay.example',
    displayName: 'Ana',
  },
];
const to = (kind: string, groupId?: string, intent = 'required') => ({
  intent,
  target: { '@odata.type': `#microsoft.graph.${kind}AssignmentTarget`, ...(groupId && { groupId }) },
});
const not = (groupId: string, intent?: string) => to('exclusionGroup', groupId, intent);

const risksFor = (...assignments: readonly object[]) =>
  mixedExclusions(
    loadTenant([
      {
        path: 't.json',
        text: JSON.stringify([
          ...groups,
          { '@odata.type': '#microsoft.graph.win32LobApp', id: 'a', displayName: 'Zip Tool', assignments },
        ]),
      },
    ]),
  ).map(({ words }) => words);

describe('an exclusion of the other kind is said to change nothing', () => {
  it.each([
    [
      'people from devices',
      [to('group', 'Laptops'), not('Finance')],
      /exclude the group Finance, of users, from an assignment to devices/,
    ],
    ['people from all devices', [to('allDevices'), not('Finance')], /Finance, of users/],
    ['people who are told one by one', [to('group', 'Laptops'), not('Board')], /Board, of users/],
    [
      'devices from people',
      [to('group', 'Staff'), not('Kiosks')],
      /Kiosks, of devices, from an assignment to users/,
    ],
    ['devices from all users', [to('allLicensedUsers'), not('Kiosks')], /Kiosks, of devices/],
  ])('%s', (_what, assignments, words) => {
    expect(risksFor(...assignments)).toEqual([expect.stringMatching(words)]);
  });

  it.each([
    ['of its own kind', [to('group', 'Laptops'), not('Kiosks')]],
    [
      'where something of its kind is included as well',
      [to('group', 'Laptops'), to('group', 'Staff'), not('Finance')],
    ],
    ['of a group of which nothing is known', [to('group', 'Laptops'), not('Somebody')]],
    ['from a group of which nothing is known', [to('group', 'Somebody'), not('Finance')]],
    ['of another intent', [to('group', 'Laptops'), not('Finance', 'available')]],
  ])('not one %s', (_what, assignments) => {
    expect(risksFor(...assignments)).toEqual([]);
  });
});
