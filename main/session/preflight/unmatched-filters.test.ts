import { describe, expect, it } from 'vitest';
import { loadTenant } from '../../cloud/tenant/load-tenant.ts';
import { risksOfTenant } from './risks-of-tenant.ts';

const usual = {
  groupTag: '',
  manufacturer: 'Larkfield',
  model: 'Fieldbook 14',
  release: 'windows-11-24h2',
  edition: 'pro',
  architecture: 'x64',
} as const;

function risksWith(rule: string, isUsed = true): readonly string[] {
  const target = {
    '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget',
    ...(isUsed && {
      deviceAndAppManagementAssignmentFilterId: 'f',
      deviceAndAppManagementAssignmentFilterType: 'include',
    }),
  };
  const objects = [
    {
      '@odata.type': '#microsoft.graph.deviceAndAppManagementAssignmentFilter',
      id: 'f',
      displayName: 'F',
      rule,
    },
    {
      '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
      id: 'p',
      displayName: 'P',
      preprovisioningAllowed: true,
      assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
    },
    {
      '@odata.type': '#microsoft.graph.win32LobApp',
      id: 'a',
      displayName: 'A',
      assignments: [{ intent: 'required', target }],
    },
  ];
  const tenant = loadTenant([{ path: 't.json', text: JSON.stringify(objects) }], { groupTag: '' });
  return risksOfTenant(tenant, usual, 100).flatMap(({ id, words }) =>
    id === 'filter-holds-for-no-kind' ? [words] : [],
  );
}

describe('a filter that holds for no device that is rehearsed', () => {
  it.each([
    ['asks for another version of Windows', '(device.osVersion -startsWith "10.0.22631")'],
    ['asks for a category, which nobody has yet', '(device.deviceCategory -eq "Kiosk")'],
  ])('%s', (_what, rule) => {
    expect(risksWith(rule)).toEqual([
      `The filter F holds for none of the devices that are rehearsed: ${rule}`,
    ]);
  });

  it.each([
    ['a version that a PC has here', '(device.osVersion -startsWith "10.0.19045")', true],
    ['a model, which a device is made of', '(device.model -eq "Slate")', true],
    ['anything, and is not used', '(device.osVersion -startsWith "10.0.22631")', false],
  ])('is not one that asks for %s', (_what, rule, isUsed) => {
    expect(risksWith(rule, isUsed)).toEqual([]);
  });
});
