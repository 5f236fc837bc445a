/** One fictional tenant as six tools write it. What a tool leaves out (field by field, as its source does) is left out here. */
import {
  app,
  defaultPage,
  fleet,
  fleetRule,
  ids,
  notToGroup,
  page,
  profile,
  toAllDevices,
  toGroup,
  toNamedGroup,
  withoutId,
  type Json,
} from './parts.ts';

const finance = 'a1c40000-0000-4000-8000-0000000000f3';
const filterIds = {
  ours: 'a1c40000-0000-4000-8000-0000000000e1',
  slates: 'a1c40000-0000-4000-8000-0000000000e2',
};
const financeRule = '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:FIN"))';

/** Whom an app is for: a group, all but a group, or all devices of a filter. */
export interface Wish {
  readonly name: string;
  readonly intent: 'required' | 'available';
  readonly to: 'fleet' | 'finance' | 'all' | 'all but fleet' | 'all on ours' | 'all on slates';
}
export const wishes: readonly Wish[] = [
  { name: 'Harbour Base', intent: 'required', to: 'fleet' },
  { name: 'Harbour Charts', intent: 'required', to: 'all on ours' },
  { name: 'Slate Pen', intent: 'required', to: 'all on slates' },
  { name: 'Ledger', intent: 'required', to: 'finance' },
  { name: 'Signage', intent: 'required', to: 'all but fleet' },
  { name: 'Crane Control', intent: 'required', to: 'all' },
  { name: 'Games', intent: 'available', to: 'all' },
];

const groups: readonly Json[] = [
  fleet,
  { ...fleet, id: finance, displayName: 'Quayside finance', membershipRule: financeRule },
];
const filters: readonly Json[] = [
  {
    id: filterIds.ours,
    displayName: 'Our laptops',
    platform: 'windows10AndLater',
    rule: '(device.model -startsWith "Fieldbook")',
  },
  {
    id: filterIds.slates,
    displayName: 'Slates',
    platform: 'windows10AndLater',
    rule: '(device.model -startsWith "Slate")',
  },
];

interface Targets {
  group(id: string, more?: Json): Json;
  not(id: string): Json;
  filter(id: string): string;
}
const byId: Targets = { group: toGroup, not: notToGroup, filter: (id) => id };
const nameOfGroup = (id: string): string => (id === finance ? 'Quayside finance' : 'Quayside fleet');
const byName: Targets = {
  group: (id, more) => toNamedGroup(nameOfGroup(id), id === finance ? financeRule : fleetRule, more),
  not: (id) => ({
    target: {
      '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget',
      groupName: nameOfGroup(id),
      groupType: 'DynamicMembership',
      membershipRule: fleetRule,
    },
  }),
  filter: (id) => (id === filterIds.ours ? 'Our laptops' : 'Slates'),
};

function assignmentsOf({ to, intent }: Wish, targets: Targets): Json[] {
  const with_ = { intent };
  switch (to) {
    case 'fleet':
      return [targets.group(ids.fleet, with_)];
    case 'finance':
      return [targets.group(finance, with_)];
    case 'all':
      return [toAllDevices(with_)];
    case 'all but fleet':
      return [toAllDevices(with_), { ...targets.not(ids.fleet), ...with_ }];
    case 'all on ours':
      return [toAllDevices(with_, targets.filter(filterIds.ours))];
    case 'all on slates':
      return [toAllDevices(with_, targets.filter(filterIds.slates))];
  }
}

const apps = (targets: Targets): Json[] =>
  wishes.map((wish, index) =>
    app(wish.name, { id: `${ids.app.slice(0, -2)}${50 + index}`, assignments: assignmentsOf(wish, targets) }),
  );
const config = (targets: Targets): Json[] => [
  profile({ assignments: [targets.group(ids.fleet)] }),
  page({ assignments: [targets.group(ids.fleet)], selectedMobileAppIds: [] }),
  defaultPage({ id: `${ids.page}_DefaultWindows10EnrollmentCompletionPageConfiguration` }),
];

type Files = Readonly<Record<string, string>>;
const json = (value: unknown): string => JSON.stringify(value, null, 4);
const files = (entries: readonly (readonly [string, unknown])[], write = json): Files =>
  Object.fromEntries(entries.map(([file, value]) => [file, write(value)]));
const named = (object: Json): string => String(object['displayName']);
const typeOf = (object: Json): string => String(object['@odata.type']).split('.').at(-1) ?? '';

const cd = (extension: string, write = json): Files =>
  files(
    [
      ...config(byName).map(
        (one) =>
          [`Enrollment Profiles/Windows/${named(one)}_${typeOf(one)}.${extension}`, withoutId(one)] as const,
      ),
      ...apps(byName).map(
        (one) => [`Applications/Windows/${named(one)}_Win32_Win32.${extension}`, withoutId(one)] as const,
      ),
      ...filters.map((one) => [`Filters/${named(one)}.${extension}`, withoutId(one)] as const),
    ],
    write,
  );

/** Block style with quoted keys, as IntuneCD's writer has it. */
function yaml(value: unknown, indent = ''): string {
  if (Array.isArray(value))
    return value.length === 0
      ? ' []'
      : value.map((entry) => `\n${indent}-${yaml(entry, `${indent}  `)}`).join('');
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}`;
  const entries = Object.entries(value);
  return entries.length === 0
    ? ' {}'
    : entries.map(([key, one]) => `\n${indent}${JSON.stringify(key)}:${yaml(one, `${indent}  `)}`).join('');
}

const without = (object: Json, key: string): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

/** Whether a tool exports groups' rules, and filters: what apps come to depends on it. */
export interface Layout {
  readonly files: Files;
  readonly knowsGroups: boolean;
  readonly knowsFilters: boolean;
}

const layout = (written: Files, knowsGroups = true, knowsFilters = true): Layout => ({
  files: written,
  knowsGroups,
  knowsFilters,
});

const backup = 'Client Apps/Assignments';
export const layouts: Readonly<Record<string, Layout>> = {
  'IntuneCD, JSON': layout(cd('json')),
  'IntuneCD, YAML': layout(cd('yaml', (value) => yaml(value).trimStart())),
  IntuneManagement: layout(
    files([
      [
        'Quayside/MigrationTable.json',
        {
          TenantId: 'a1c40000-0000-4000-8000-0000000000ff',
          Organization: 'Quayside',
          Objects: groups.map((one) => ({ Id: one['id'], DisplayName: one['displayName'], Type: 'Group' })),
        },
      ],
      ...groups.map((one) => [`Quayside/Groups/${named(one)}.json`, one] as const),
      ...config(byId).map((one, index) => [`Quayside/Enrollment/${named(one)}${index}.json`, one] as const),
      ...apps(byId).map(
        (one) => [`Quayside/Applications/${named(one)}.json`, { ...one, '#CustomRef_x': 'a' }] as const,
      ),
      ...filters.map((one) => [`Quayside/AssignmentFilters/${named(one)}.json`, one] as const),
    ]),
  ),
  IntuneBackupAndRestore: layout(
    files([
      ['Autopilot Deployment Profiles/Quayside laptops.json', without(profile(), 'assignments')],
      [
        'Autopilot Deployment Profiles/Assignments/Quayside laptops.json',
        toGroup(ids.fleet, { id: `${ids.profile}_${ids.fleet}_0` }),
      ],
      ...apps(byId).map(
        (one) => [`Client Apps/win32LobApp_${named(one)}.json`, without(one, 'assignments')] as const,
      ),
      ...apps(byId).map(
        (one) => [`${backup}/${String(one['id'])} - ${named(one)}.json`, one['assignments']] as const,
      ),
    ]),
    false,
    false,
  ),
  'Intune Commander': layout(
    files(
      [
        ['AutopilotProfiles/Quayside laptops.json', without(profile(), 'assignments')],
        ['EnrollmentConfigurations/Quayside page.json', without(page(), 'assignments')],
        ...apps(byId).map(
          (one) =>
            [
              `Applications/${named(one)}.json`,
              { application: without(one, 'assignments'), assignments: one['assignments'] },
            ] as const,
        ),
      ],
      (value) => json(value).replaceAll('@odata.type', 'odataType'),
    ),
    false,
    false,
  ),
  'Graph dump': layout(
    files([
      [
        'groups.json',
        { '@odata.context': 'https://graph.microsoft.com/beta/$metadata#groups', value: groups },
      ],
      [
        'filters.json',
        {
          '@odata.context': 'https://graph.microsoft.com/beta/$metadata#deviceManagement/assignmentFilters',
          value: filters,
        },
      ],
      ['profiles.json', { value: config(byId).slice(0, 1) }],
      ['enrolment.json', { value: config(byId).slice(1) }],
      [
        'apps.json',
        {
          value: apps(byId).map((one) => ({
            ...one,
            '#microsoft.graph.assign': { title: 'a', target: 'b' },
          })),
        },
      ],
    ]),
  ),
};
