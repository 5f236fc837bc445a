/** Templates of CIPP: what is in them is read as if Graph had told it. */
import { describe, expect, it } from 'vitest';
import { basics, fileOf, house, load, statusOf } from './drop.ts';
import { catalog, choice, fleetRule, profile, typed, type Json } from './parts.ts';

const text = (value: unknown): string => JSON.stringify(value);
const guid = (last: number): string => `c1990000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const row = (partition: string, number: number, json: unknown, more: Json = {}): Json => ({
  PartitionKey: partition,
  RowKey: guid(number),
  GUID: guid(number),
  JSON: typeof json === 'string' ? json : text(json),
  ...more,
});
const wrapper = (type: string, name: string, raw: unknown, more: Json = {}): Json => ({
  Displayname: name,
  Description: 'As the harbour wants it',
  RAWJson: typeof raw === 'string' ? raw : text(raw),
  Type: type,
  ReusableSettings: [],
  ...more,
});
const camera = choice('device_vendor_msft_policy_config_camera_allowcamera', '0');
const { id: _id, assignments: _nobody, '@odata.type': _type, ...settings } = catalog('Camera off', camera);
const compliance = typed('windows10CompliancePolicy', { displayName: 'Chip', tpmRequired: true });
const definition = {
  enabled: true,
  'definition@odata.bind': "https://graph.example/groupPolicyDefinitions('de2c6c02')",
};

describe('a template of Intune', () => {
  const files = {
    ...basics,
    'IntuneTemplate/WIN/a.json': row('IntuneTemplate', 1, wrapper('Catalog', 'Camera off', settings)),
    'IntuneTemplate/WIN/b.json': row(
      'IntuneTemplate',
      2,
      wrapper('deviceCompliancePolicies', 'Chip', compliance),
    ),
    'IntuneTemplate/WIN/c.json': row(
      'IntuneTemplate',
      3,
      wrapper('Admin', 'Search', { added: [definition], updated: [] }),
    ),
    'IntuneTemplate/WIN/d.json': row(
      'IntuneTemplate',
      4,
      wrapper(
        'Device',
        'Ring',
        typed('windowsUpdateForBusinessConfiguration', { displayName: 'Ring', driversExcluded: true }),
      ),
    ),
    'IntuneTemplate/AND/e.json': row(
      'IntuneTemplate',
      5,
      wrapper('AppProtection', 'Phones', typed('androidManagedAppProtection', { displayName: 'Phones' })),
    ),
    'IntuneTemplate/WIN/f.json': row(
      'IntuneTemplate',
      6,
      wrapper('windowsFeatureUpdateProfiles', 'Release', {
        displayName: 'Release',
        featureUpdateVersion: 'Windows 11, version 24H2',
      }),
    ),
  };
  const tenant = load(files);

  it.each([
    ['Camera off', 'deviceManagementConfigurationPolicy', 'understood'],
    ['Chip', 'windows10CompliancePolicy', 'understood'],
    ['Search', 'groupPolicyConfiguration', 'partly'],
    ['Ring', 'windowsUpdateForBusinessConfiguration', 'understood'],
    ['Phones', 'androidManagedAppProtection', 'not-for-windows'],
    ['Release', 'windowsFeatureUpdateProfile', 'plays-no-part'],
  ])('"%s" is a %s', (name, type, status) => {
    expect(statusOf(tenant, name)).toMatchObject({ type, status });
  });

  it('has its own id and tells nothing of whom it is for', () => {
    expect(tenant.policies.find(({ displayName }) => displayName === 'Camera off')?.id).toBe(guid(1));
    expect(tenant.check.problems).toEqual([]);
    const untold = tenant.check.assumptions.filter(({ what }) => what.startsWith('Assignments of'));
    expect(untold.map(({ value }) => value)).toEqual(['nobody']);
  });

  it('is opened without its row, in a list, in a page, and wrapped once too often', () => {
    const bare = wrapper('Catalog', 'Bare', { ...settings, name: 'Bare' });
    const twice = wrapper('Catalog', 'Twice', wrapper('Catalog', 'Twice', { ...settings, name: 'Twice' }));
    const told = load({
      ...basics,
      'bare.json': bare,
      'list.json': [row('IntuneTemplate', 7, twice)],
      'page.json': {
        value: [row('IntuneTemplate', 8, wrapper('Catalog', 'Paged', { ...settings, name: 'Paged' }))],
      },
    });
    for (const name of ['Bare', 'Twice', 'Paged']) expect(statusOf(told, name)?.status).toBe('understood');
  });

  it.each([
    ['broken within', row('IntuneTemplate', 9, '{')],
    ['broken deeper', row('IntuneTemplate', 9, wrapper('Catalog', 'Odd', '{"settings":'))],
    ['a list within', row('IntuneTemplate', 9, '[1]')],
  ])('%s is told, and hides no other', (_what, broken) => {
    const told = load({ ...files, 'odd.json': broken });
    expect(told.check.problems).toEqual([
      expect.stringContaining('odd.json: a CIPP template whose text within'),
    ]);
    expect(fileOf(told, 'odd.json')?.status).toBe('not-understood');
    expect(told.policies.length).toBe(tenant.policies.length);
  });
});

describe('other templates', () => {
  it('groups and policies of Conditional Access are what they will be', () => {
    const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: guid(1) };
    const tenant = load({
      'profile.json': profile({ assignments: [{ target }] }),
      'group.json': row('GroupTemplate', 1, {
        displayName: 'Harbour PCs',
        groupType: 'dynamic',
        membershipRules: fleetRule,
      }),
      'ca.json': row('CATemplate', 2, {
        displayName: 'MFA',
        state: 'enabled',
        conditions: {},
        grantControls: { builtInControls: ['mfa'] },
      }),
    });
    expect(house(tenant).profile()).toBe('Quayside laptops');
    expect(statusOf(tenant, 'MFA')?.type).toBe('conditionalAccessPolicy');
  });

  it('of which CIPP makes objects itself are named, with what to do; those of other services play no part', () => {
    const tenant = load({
      ...basics,
      'app.json': row('AppTemplate', 1, { Displayname: 'Updater', Apps: [] }),
      'baseline.json': { TemplateType: 'BaselineTemplate', templateName: 'Stage 1', stages: [] },
      'mail.json': row('TransportTemplate', 2, { name: 'Outside mail' }),
    });
    expect(statusOf(tenant, 'Updater')).toMatchObject({ type: 'cippAppTemplate', status: 'not-understood' });
    expect(statusOf(tenant, 'Stage 1')).toMatchObject({ status: 'not-understood' });
    expect(statusOf(tenant, 'Outside mail')).toMatchObject({ status: 'plays-no-part' });
    expect(tenant.check.problems).toEqual([
      'app.json: a CIPP template (AppTemplate), of which CIPP makes objects when it deploys it; export the tenant that it was deployed to',
      expect.stringMatching(/^baseline\.json: a CIPP template \(BaselineTemplate\)/),
    ]);
  });
});
