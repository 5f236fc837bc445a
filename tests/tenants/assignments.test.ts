/** Tables 4.2, 4.3, 4.4 and 4.6: whom assignments reach, which intent counts, which status page holds. */
import { describe, expect, it } from 'vitest';
import { audienceOf, type FilterMoment } from '../../main/cloud/directory/audience.ts';
import { reaches } from '../../main/cloud/directory/targeting.ts';
import { espOf, appsOf } from '../../main/cloud/intune/delivery/plan.ts';
import { mobileAppIntent, resolveIntent } from '../../main/cloud/intune/engine/app-intent.ts';
import type { Phase } from '../../main/cloud/intune/engine/app-plan.ts';
import { assignment, house, typed, win32 } from '../testing/tenant-lab.ts';
import espChoice from './tables/esp-choice.json' with { type: 'json' };
import intents from './tables/intent-conflicts.json' with { type: 'json' };
import targets from './tables/targets-and-filters.json' with { type: 'json' };

describe(`${targets.source}`, () => {
  const filters = Object.entries(targets.filters).map(([id, rule]) =>
    typed('deviceAndAppManagementAssignmentFilter', { id, displayName: id, rule }),
  );
  it.each(targets.rows)('$rule', (row) => {
    const app = win32('app', {
      assignments: row.assignments.map((to) => assignment(to, { intent: 'required' })),
    });
    const { cloud, joined } = house([...filters, app]);
    const moment: FilterMoment = row.moment === 'enrolment' ? 'enrolment' : 'managed';
    const audience = audienceOf(cloud.directory, joined.entra, joined.user, moment);
    const by = reaches(cloud.directory.apps.get('app')!.assignments, audience);
    const found = (['device', 'user'] as const).filter((via) => by[via].length > 0);
    expect(found).toEqual(row.reaches);
  });
});

describe(`${intents.source}`, () => {
  it.each(intents.rows)('$rule', (row) => {
    const app = win32('app', {
      assignments: [
        ...row.device.map((intent) => assignment('Laptops', { intent })),
        ...row.user.map((intent) => assignment('Staff', { intent })),
      ],
    });
    const { cloud, joined } = house([app]);
    const { directory } = cloud;
    const audience = audienceOf(directory, joined.entra, joined.user, 'managed');
    expect(mobileAppIntent(resolveIntent(directory.apps.get('app')!, audience))).toBe(row.result);
    const actions = appsOf(directory, joined, 'user-device').map(({ action }) => action);
    expect(actions.includes('install')).toBe(row.installs);
    expect(actions.includes('uninstall')).toBe(row.result === 'requiredUninstall');
  });
});

const page = (id: string, priority: number, to: readonly string[], list: readonly string[]): object =>
  typed('windows10EnrollmentCompletionPageConfiguration', {
    id,
    displayName: id,
    priority,
    showInstallationProgress: true,
    selectedMobileAppIds: list,
    deviceEnrollmentConfigurationType:
      id === 'default'
        ? 'defaultWindows10EnrollmentCompletionPageConfiguration'
        : 'windows10EnrollmentCompletionPageConfiguration',
    assignments: to.map((group) => assignment(group)),
  });

describe(`${espChoice.source}`, () => {
  it.each(espChoice.rows)('$rule', (row) => {
    const pages = row.pages.map(([id, priority, ...to]) =>
      page(String(id), Number(priority), to.map(String), row.list ?? []),
    );
    const { cloud, joined, withAssignedUser } = house([page('default', 0, [], []), ...pages]);
    const party = row.phase === 'technician' ? withAssignedUser : joined;
    const esp = espOf(cloud.directory, party, row.phase as Phase);
    expect(esp.id).toBe(row.holds);
    expect(esp.selectedMobileAppIds).toHaveLength(row.listed ?? 0);
  });
});

describe('of several deployment profiles', () => {
  const profile = (id: string, createdDateTime: string, ...to: string[]): object =>
    typed('azureADWindowsAutopilotDeploymentProfile', {
      id,
      displayName: id,
      createdDateTime,
      assignments: to.map((group) => assignment(group)),
    });

  it.each([
    ['the oldest wins', [profile('older', '2025-06-01T00:00:00Z', 'Laptops')], 'older'],
    ['a younger one does not', [profile('younger', '2026-02-01T00:00:00Z', 'Laptops')], 'Pre-provisioned'],
    [
      'one whose group is excluded does not count',
      [profile('older', '2025-06-01T00:00:00Z', 'Machines', 'not Laptops')],
      'Pre-provisioned',
    ],
    ['one for users does not count', [profile('older', '2025-06-01T00:00:00Z', 'Staff')], 'Pre-provisioned'],
    ['the group may be nested', [profile('older', '2025-06-01T00:00:00Z', 'Machines')], 'older'],
  ])('%s', (_rule, profiles, expected) => {
    const { cloud } = house(profiles);
    expect(cloud.records().windowsAutopilotDeviceIdentities[0]?.deploymentProfile).toBe(expected);
  });
});
