/** Conditional Access by its policies, as Graph has them: each row of facts/conditional-access. */
import { describe, expect, it } from 'vitest';
import { typed, house } from '../testing/tenant-lab.ts';
import { judgeAccess, type Proof } from '../../main/cloud/entra/conditional-access.ts';

const enrolment = 'd4ebce55-015a-49b5-a083-c84d1797ae8c';
const intune = '0000000a-0000-0000-c000-000000000000';

interface Parts {
  readonly state?: string;
  readonly users?: object;
  readonly apps?: object;
  readonly more?: object;
  readonly grant?: object;
}

const policy = ({ state = 'enabled', users, apps, more, grant }: Parts): object =>
  typed('conditionalAccessPolicy', {
    id: 'ca',
    displayName: 'Rule',
    state,
    conditions: {
      users: users ?? { includeUsers: ['All'] },
      applications: apps ?? { includeApplications: ['All'] },
      ...more,
    },
    grantControls: { operator: 'OR', ...grant },
  });

const verdict = (
  parts: Parts,
  proof: Proof = 'password',
  more: readonly object[] = [],
  spares: boolean | null = null,
) => {
  const { cloud, joined } = house([policy(parts), ...more]);
  const { kind } = judgeAccess(
    cloud.directory,
    { user: joined.user!, proof },
    { deviceControlsSpareEnrolment: spares },
  );
  return kind;
};

const controls = (...builtInControls: readonly string[]) => ({ builtInControls });
const onJoin = { includeUserActions: ['urn:user:registerdevice'] };
const onWindows: Parts = {
  more: { platforms: { includePlatforms: ['windows'] } },
  grant: controls('compliantDevice'),
};
const phone: Proof = 'password,microsoftAuthenticatorPush';

describe('Conditional Access', () => {
  it.each<[string, Parts, string]>([
    ['MFA to register or join devices', { apps: onJoin, grant: controls('mfa') }, 'second-factor'],
    ['MFA for all resources', { grant: controls('mfa') }, 'second-factor'],
    ['a compliant device for all resources', { grant: controls('compliantDevice') }, 'granted'],
    ['a compliant device for all resources, on Windows', onWindows, 'not-compliant'],
    [
      'a compliant device for all resources but one',
      {
        apps: { includeApplications: ['All'], excludeApplications: ['00000002-0000-0ff1-ce00-000000000000'] },
        grant: controls('compliantDevice'),
      },
      'not-compliant',
    ],
    [
      'a compliant or hybrid joined device',
      { grant: controls('compliantDevice', 'domainJoinedDevice') },
      'not-compliant',
    ],
    ['a hybrid joined device', { grant: controls('domainJoinedDevice') }, 'not-domain-joined'],
    ['MFA or a compliant device', { grant: controls('mfa', 'compliantDevice') }, 'second-factor'],
    [
      'MFA and a compliant device',
      { grant: { operator: 'AND', ...controls('mfa', 'compliantDevice') } },
      'second-factor',
    ],
    [
      'a compliant device, enrolment left out',
      {
        apps: { includeApplications: ['All'], excludeApplications: [enrolment, intune] },
        grant: controls('compliantDevice'),
      },
      'granted',
    ],
    [
      'a list of allowed apps that forgets enrolment',
      {
        apps: { includeApplications: ['All'], excludeApplications: ['00000002-0000-0ff1-ce00-000000000000'] },
        grant: controls('block'),
      },
      'blocked',
    ],
    [
      'a list of allowed apps that forgets Microsoft Intune alone',
      { apps: { includeApplications: ['All'], excludeApplications: [enrolment] }, grant: controls('block') },
      'blocked',
    ],
    [
      'a list of allowed apps with both',
      {
        apps: { includeApplications: ['All'], excludeApplications: [enrolment.toUpperCase(), intune] },
        grant: controls('block'),
      },
      'granted',
    ],
    [
      'another app alone',
      { apps: { includeApplications: ['00000002-0000-0ff1-ce00-000000000000'] }, grant: controls('block') },
      'granted',
    ],
    ['a report only', { state: 'enabledForReportingButNotEnforced', grant: controls('block') }, 'granted'],
    ['a policy that is off', { state: 'disabled', grant: controls('block') }, 'granted'],
    ['other people', { users: { includeUsers: ['ben'] }, grant: controls('block') }, 'granted'],
    ['a group of the user', { users: { includeGroups: ['Staff'] }, grant: controls('block') }, 'blocked'],
    [
      'a group that is left out',
      { users: { includeUsers: ['All'], excludeGroups: ['Everybody'] }, grant: controls('block') },
      'granted',
    ],
    [
      'another platform',
      { more: { platforms: { includePlatforms: ['iOS'] } }, grant: controls('block') },
      'granted',
    ],
    [
      'every platform but Windows',
      {
        more: { platforms: { includePlatforms: ['all'], excludePlatforms: ['windows'] } },
        grant: controls('block'),
      },
      'granted',
    ],
    ['legacy clients', { more: { clientAppTypes: ['other'] }, grant: controls('block') }, 'granted'],
    [
      'devices that are no Autopilot devices, by a rule that denies',
      {
        more: { devices: { deviceFilter: { mode: 'exclude', rule: 'device.trustType -eq "AzureAD"' } } },
        grant: controls('block'),
      },
      'blocked',
    ],
    [
      'known devices alone',
      {
        more: { devices: { deviceFilter: { mode: 'include', rule: 'device.trustType -eq "AzureAD"' } } },
        grant: controls('block'),
      },
      'granted',
    ],
    [
      'a strength that the phone meets',
      { grant: { authenticationStrength: { id: '00000000-0000-0000-0000-000000000002' } } },
      'second-factor',
    ],
    [
      'a strength against phishing',
      { grant: { authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } } },
      'stronger-method',
    ],
    [
      'a place, which is not decided',
      {
        more: { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
        grant: controls('block'),
      },
      'granted',
    ],
    ['terms of use, which are not decided', { grant: { termsOfUse: ['t1'] } }, 'granted'],
  ])('%s: $2', (_what, parts, comes) => {
    expect(verdict(parts)).toBe(comes);
  });

  it.each<[Proof, Parts, string]>([
    [phone, { grant: controls('mfa') }, 'granted'],
    [phone, { apps: onJoin, grant: controls('mfa') }, 'granted'],
    ['temporaryAccessPassOneTime', { grant: controls('mfa') }, 'granted'],
    ['federatedSingleFactor', { grant: controls('mfa') }, 'second-factor'],
    [
      'temporaryAccessPassMultiUse',
      {
        grant: { authenticationStrength: { allowedCombinations: ['fido2', 'temporaryAccessPassMultiUse'] } },
      },
      'granted',
    ],
    [
      phone,
      { grant: { authenticationStrength: { id: '00000000-0000-0000-0000-000000000003' } } },
      'stronger-method',
    ],
  ])('after %s', (proof, parts, comes) => {
    expect(verdict(parts, proof)).toBe(comes);
  });

  it.each<[string, boolean, Parts, string]>([
    ['a compliant device', true, { grant: controls('compliantDevice') }, 'granted'],
    ['a compliant device on Windows', true, onWindows, 'granted'],
    ['a compliant device', false, { grant: controls('compliantDevice') }, 'not-compliant'],
    ['a hybrid joined device', true, { grant: controls('domainJoinedDevice') }, 'not-domain-joined'],
    [
      'either of the two',
      true,
      { grant: controls('compliantDevice', 'domainJoinedDevice') },
      'not-compliant',
    ],
    ['MFA or a compliant device', true, { grant: controls('mfa', 'compliantDevice') }, 'second-factor'],
    ['blocks', true, { grant: controls('block') }, 'blocked'],
  ])('that asks for %s, where compliance is said to spare enrolment: %s', (_what, spares, parts, comes) => {
    expect(verdict(parts, 'password', [], spares)).toBe(comes);
  });

  it('on the join has no effect where the device settings ask themselves, which is MFA too', () => {
    const settings = typed('deviceRegistrationPolicy', { id: 'd', multiFactorAuthConfiguration: 'required' });
    const strong = { authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } };
    expect(verdict({ apps: onJoin, grant: strong }, 'password', [settings])).toBe('second-factor');
    expect(verdict({ apps: onJoin, grant: strong }, phone, [settings])).toBe('granted');
    expect(verdict({ apps: onJoin, grant: strong }, phone)).toBe('stronger-method');
  });
});
