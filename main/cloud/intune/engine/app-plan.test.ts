import { describe, expect, it } from 'vitest';
import type { Audience } from '../../directory/targeting.ts';
import type { App, AppAssignment, AppIntent, EspConfiguration, InstallContext } from '../../tenant/tenant.ts';
import { planApps, type Phase } from './app-plan.ts';
import { noStatusPage } from './esp-choice.ts';

const assignment = (groupId: string, intent: AppIntent = 'required'): AppAssignment => ({
  id: groupId,
  intent,
  target: { kind: 'group', groupId, filter: null },
});
const excluding = (groupId: string, intent: AppIntent = 'required'): AppAssignment => ({
  id: `not ${groupId}`,
  intent,
  target: { kind: 'exclusion-group', groupId, filter: null },
});

const app = (context: InstallContext, assignments: readonly AppAssignment[], id = 'app'): App => ({
  id,
  kind: 'win32',
  displayName: id,
  displayVersion: '1',
  context,
  size: 0,
  fileName: '',
  source: {},
  dependencies: [],
  supersedes: [],
  assignments,
});

const esp: EspConfiguration = { ...noStatusPage, showInstallationProgress: true };
const withUser: Audience = {
  deviceGroups: new Set(['laptops']),
  userGroups: new Set(['staff']),
  userLicensed: true,
  filters: new Map(),
  filterSubject: {},
  filterProperties: new Set(),
};
const withoutUser: Audience = { ...withUser, userGroups: null };

const phases: readonly Phase[] = ['technician', 'user-device', 'user-account'];

/** The table of facts/assignment#what-installs-when: assigned to, context, an assigned user or none, phases. */
const table: readonly (readonly [
  to: string,
  InstallContext,
  assignedUser: boolean,
  phases: readonly Phase[],
])[] = [
  ['laptops', 'system', true, ['technician', 'user-device']],
  ['laptops', 'system', false, ['technician', 'user-device']],
  ['laptops', 'user', true, ['user-account']],
  ['laptops', 'user', false, ['user-account']],
  ['staff', 'system', true, ['technician', 'user-device']],
  ['staff', 'system', false, []],
  ['staff', 'user', true, ['user-account']],
  ['staff', 'user', false, []],
];

describe('what installs when', () => {
  it.each(table)('required for %s, %s context, assigned user %s: %j', (to, context, assigned, expected) => {
    const audience = assigned ? withUser : withoutUser;
    const found = phases.filter(
      (phase) => planApps([app(context, [assignment(to)])], audience, esp, phase).length > 0,
    );
    expect(found).toEqual(expected);
  });

  it.each<[App['kind'], string, boolean, readonly Phase[]]>([
    ['msi', 'staff', true, ['technician', 'user-device']],
    ['msi', 'staff', false, ['user-account']],
    ['msi', 'laptops', false, ['technician', 'user-device']],
    ['win32', 'staff', false, ['technician', 'user-device']],
  ])('an app %s of the system for %s, whose user is assigned %s: %j', (kind, to, assigned, expected) => {
    const one = { ...app('system', [assignment(to)]), kind };
    const found = phases.filter((phase) => planApps([one], withUser, esp, phase, assigned).length > 0);
    expect(found).toEqual(expected);
  });

  it.each(['available', 'availableWithoutEnrollment'] as const)('never what is only %s', (intent) => {
    const only = app('system', [assignment('laptops', intent)]);
    expect(phases.flatMap((phase) => planApps([only], withUser, esp, phase))).toEqual([]);
  });

  it('requires what one assignment requires and another uninstalls', () => {
    const both = app('system', [assignment('laptops', 'uninstall'), assignment('staff', 'required')]);
    expect(planApps([both], withUser, esp, 'technician')).toMatchObject([{ via: 'user' }]);
  });
});

describe('exclusions', () => {
  it('of a device group take from device groups', () => {
    const excluded = app('system', [assignment('all-laptops'), excluding('laptops')]);
    const audience = { ...withUser, deviceGroups: new Set(['all-laptops', 'laptops']) };
    expect(planApps([excluded], audience, esp, 'technician')).toEqual([]);
  });

  it('of a device group do not take from user groups: the mix is not evaluated', () => {
    const mixed = app('system', [assignment('staff'), excluding('laptops')]);
    expect(planApps([mixed], withUser, esp, 'technician')).toMatchObject([{ via: 'user' }]);
  });

  it('of another intent take nothing from the required one', () => {
    const other = app('system', [assignment('laptops'), excluding('laptops', 'available')]);
    expect(planApps([other], withUser, esp, 'technician')).toHaveLength(1);
  });
});

describe('the blocking list', () => {
  const apps = ['listed', 'other'].map((id) => app('system', [assignment('laptops')], id));
  const plan = (change: Partial<EspConfiguration>, phase: Phase) =>
    planApps(apps, withUser, { ...esp, ...change }, phase).map(({ app: { id }, blocking }) => [id, blocking]);
  const list = { selectedMobileAppIds: ['listed'] };

  it('that is empty lets every app block', () => {
    expect(plan({}, 'technician')).toEqual([
      ['listed', true],
      ['other', true],
    ]);
  });

  it('with "only fail selected apps" off: the technician part installs the listed apps alone', () => {
    expect(plan({ ...list, allowNonBlockingAppInstallation: false }, 'technician')).toEqual([
      ['listed', true],
    ]);
  });

  it('with "only fail selected apps" on: all are tried, the listed ones block', () => {
    expect(plan({ ...list, allowNonBlockingAppInstallation: true }, 'technician')).toEqual([
      ['listed', true],
      ['other', false],
    ]);
  });

  it.each([true, false])('in the user part lets the others follow without waiting (setting %s)', (allow) => {
    expect(plan({ ...list, allowNonBlockingAppInstallation: allow }, 'user-device')).toEqual([
      ['listed', true],
      ['other', false],
    ]);
  });

  it('has no effect where no page shows', () => {
    expect(plan({ showInstallationProgress: false }, 'technician')).toEqual([
      ['listed', false],
      ['other', false],
    ]);
  });
});
