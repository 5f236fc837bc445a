import { describe, expect, it } from 'vitest';
import { loadTenant } from '../load-tenant.ts';
import { neverReaches } from './never-reaches.ts';

const to = (kind: string, more: object = {}) => ({
  target: { '@odata.type': `#microsoft.graph.${kind}AssignmentTarget`, ...more },
});
const everywhere = to('allDevices');
const profile = (id: string, createdDateTime: string | undefined, ...assignments: readonly object[]) => ({
  '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
  id,
  displayName: id,
  ...(createdDateTime && { createdDateTime }),
  assignments,
});
const page = (id: string, priority: number, ...assignments: readonly object[]) => ({
  '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
  id,
  displayName: id,
  priority,
  showInstallationProgress: true,
  assignments,
});
const load = (...objects: readonly object[]) =>
  loadTenant([{ path: 't.json', text: JSON.stringify(objects) }], { groupTag: '' });
const wordsOf = (...objects: readonly object[]) => neverReaches(load(...objects)).map(({ words }) => words);

describe('what another one goes before everywhere', () => {
  it.each([
    [
      'the younger profile',
      [profile('B', '2025-03-01T00:00:00Z', everywhere), profile('A', '2024-03-01T00:00:00Z', everywhere)],
      /"B" reaches no device: "A" is assigned to the same devices and was made earlier, and the oldest/,
    ],
    [
      'by a date of Windows PowerShell',
      [profile('B', '2025-03-01T00:00:00Z', everywhere), profile('A', '/Date(1672531200000)/', everywhere)],
      /"B" reaches no device: "A"/,
    ],
    [
      'a profile of which nobody knows the age',
      [profile('A', undefined, everywhere), profile('B', undefined, everywhere)],
      /the export does not tell which one that is/,
    ],
    [
      'a page behind one of every device of Autopilot',
      [
        {
          '@odata.type': '#microsoft.graph.group',
          id: 'g',
          displayName: 'All',
          groupTypes: ['DynamicMembership'],
          membershipRule: '(device.devicePhysicalIDs -any (_ -contains "[ZTDID]"))',
        },
        page('A', 1, to('group', { groupId: 'g' })),
        page('B', 2, everywhere),
      ],
      /"B" reaches no device: "A"/,
    ],
    [
      'the younger profile of one group',
      [
        profile('B', '2025-03-01T00:00:00Z', to('group', { groupId: 'g' })),
        profile('A', '2024-03-01T00:00:00Z', to('group', { groupId: 'g' })),
      ],
      /"B" reaches no device: "A"/,
    ],
    [
      'the page of a lower priority',
      [page('B', 2, everywhere), page('A', 1, everywhere)],
      /status page "B" reaches no device: "A" is assigned to the same devices and has the higher priority \(1 before 2\)/,
    ],
  ])('%s', (_what, objects, words) => {
    expect(wordsOf(...objects)).toEqual([expect.stringMatching(words)]);
  });

  it.each([
    [
      'where the first leaves some out',
      [
        profile('A', '2024-01-01T00:00:00Z', everywhere, to('exclusionGroup', { groupId: 'g' })),
        profile('B', '2025-01-01T00:00:00Z', everywhere),
      ],
    ],
    [
      'where the first is for a group',
      [
        profile('A', '2024-01-01T00:00:00Z', to('group', { groupId: 'g' })),
        profile('B', '2025-01-01T00:00:00Z', everywhere),
      ],
    ],
    [
      'where the first has a filter',
      [
        profile(
          'A',
          '2024-01-01T00:00:00Z',
          to('allDevices', {
            deviceAndAppManagementAssignmentFilterId: 'f',
            deviceAndAppManagementAssignmentFilterType: 'include',
          }),
        ),
        profile('B', '2025-01-01T00:00:00Z', everywhere),
      ],
    ],
    ['of pages for users', [page('A', 1, everywhere), page('B', 2, to('allLicensedUsers'))]],
    ['of the default page', [page('A', 1, everywhere), page('D', 0, everywhere)]],
  ])('but not %s', (_what, objects) => {
    expect(wordsOf(...objects)).toEqual([]);
  });

  it('the order in which profiles of unknown age are taken is an assumption', () => {
    const { check } = load(profile('B', undefined, everywhere), profile('A', undefined, everywhere));
    expect(check.assumptions).toContainEqual(
      expect.objectContaining({
        value: 'in this order: "A", "B"',
        why: 'the export does not tell when they were made',
      }),
    );
  });
});
