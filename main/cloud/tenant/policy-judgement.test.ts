import { describe, expect, it } from 'vitest';
import type { Assignment } from './assignment.ts';
import type { CompliancePolicy, SettingsPolicy } from './policy.ts';
import { obstaclesOf, withoutEffect } from './policy-judgement.ts';

const to = (kind: 'all-devices' | 'all-users'): readonly Assignment[] => [
  { id: kind, target: { kind, filter: null } },
];
const policy = (
  settings: Readonly<Record<string, string>>,
  assignments = to('all-devices'),
): SettingsPolicy => ({
  kind: 'settings',
  origin: 'custom',
  id: 'p',
  displayName: 'Own',
  nodes: Object.entries(settings).map(([node, data]) => ({
    uri: `./Device/Vendor/MSFT/Policy/Config/${node}`,
    format: 'chr',
    data,
  })),
  assignments,
});
const preferred = { 'Authentication/PreferredAadTenantDomainName': 'alderfinch.example' };
const vbs = { 'DeviceGuard/EnableVirtualizationBasedSecurity': '0' };

describe('what gets in the way of a set-up', () => {
  it('is told with its policy, its address and the remedy', () => {
    expect(obstaclesOf([policy(vbs)])).toEqual([
      expect.objectContaining({
        policy: 'Own',
        uri: './Device/Vendor/MSFT/Policy/Config/DeviceGuard/EnableVirtualizationBasedSecurity',
        effect: 'restart',
        weight: 'hinders',
        onlyWith: null,
        remedy: expect.stringContaining('users'),
      }),
    ]);
  });

  it.each([
    ['alone', [policy(preferred)], 'restart'],
    ['beside a policy that restarts', [policy(preferred), policy(vbs)], null],
  ])('a policy that takes a restart, %s', (_how, policies, onlyWith) => {
    const found = obstaclesOf(policies).find(({ effect }) => effect === 'preferred-domain');
    expect(found?.onlyWith).toBe(onlyWith);
  });

  it('is what compliance sets for passwords, too', () => {
    const compliance: CompliancePolicy = {
      kind: 'compliance',
      id: 'c',
      displayName: 'Baseline',
      source: { passwordMinimumLength: 8 },
      assignments: to('all-devices'),
    };
    expect(obstaclesOf([compliance, policy(vbs)])).toContainEqual(
      expect.objectContaining({ policy: 'Baseline', effect: 'password-rules', onlyWith: null }),
    );
  });

  it('is not what only users get, nor what nobody gets', () => {
    expect(obstaclesOf([policy(vbs, to('all-users')), policy(vbs, [])])).toEqual([]);
  });
});

it('what nothing acts on is named, what restarts is not', () => {
  const policies = [policy({ 'Camera/AllowCamera': '0', 'Start/HideLock': '1' })];
  expect(withoutEffect(policies)).toEqual([
    { name: 'Own', uris: ['./Device/Vendor/MSFT/Policy/Config/Camera/AllowCamera'] },
  ]);
});
