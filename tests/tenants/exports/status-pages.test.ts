/** Status pages as tools write them: blocking apps by name and type, a page that is not shown. */
import { describe, expect, it } from 'vitest';
import { preflighted } from '../../preflight/preflighted.ts';
import { basics, load, type Files } from './drop.ts';
import { app, page, required, toAllDevices, toGroup, typed, type Json } from './parts.ts';

const win32 = app('Chart Viewer', { id: 'win32', assignments: [toAllDevices(required)] });
const msi = typed('windowsMobileMSI', {
  id: 'msi',
  displayName: 'Chart Viewer',
  productCode: '{1}',
  assignments: [toAllDevices(required)],
});
const edge = typed('windowsMicrosoftEdgeApp', { id: 'edge', displayName: 'Edge', assignments: [] });

const chosenOf = (apps: readonly Json[], ...named: readonly Json[]) => {
  const tenant = load({ ...basics, 'a.json': apps, 'page.json': page({ selectedMobileAppNames: named }) });
  const [esp] = tenant.espConfigurations;
  return { ids: esp?.selectedMobileAppIds, problems: tenant.check.problems };
};

describe('blocking apps by name and type', () => {
  it.each([
    ['#microsoft.graph.win32LobApp', 'win32'],
    ['microsoft.graph.windowsMobileMSI', 'msi'],
    ['windowsMobileMSI', 'msi'],
  ])('of two apps of one name %s is meant', (type, id) => {
    const { ids, problems } = chosenOf([win32, msi], { name: 'chart viewer', type });
    expect([ids, problems]).toEqual([[id], []]);
  });

  it('one of another type is not taken for it, and the list still is one', () => {
    const { ids, problems } = chosenOf([msi], { name: 'Chart Viewer', type: '#microsoft.graph.win32LobApp' });
    expect(ids).not.toContain('msi');
    expect(ids).toHaveLength(1);
    expect(problems).toEqual([
      '"Quayside page": waits for the app "Chart Viewer" of the type win32LobApp, and the tenant holds that name with the type windowsMobileMSI only',
    ]);
  });

  it('all of several that nothing tells apart are waited for, and that is said', () => {
    const { ids, problems } = chosenOf([win32, msi], { name: 'Chart Viewer' });
    expect(ids).toEqual(['win32', 'msi']);
    expect(problems).toEqual([expect.stringContaining('holds 2 of them')]);
  });

  it.each([
    [
      'by name',
      { selectedMobileAppNames: [{ name: 'Edge', type: '#microsoft.graph.windowsMicrosoftEdgeApp' }] },
    ],
    ['by id', { selectedMobileAppIds: ['edge'] }],
  ])('an app that does not install here is said, %s', (_how, chosen) => {
    const { problems } = load({ ...basics, 'a.json': edge, 'page.json': page(chosen) }).check;
    expect(problems).toEqual([
      expect.stringContaining('"Edge", and apps of the type windowsMicrosoftEdgeApp'),
    ]);
  });

  it('an app that is not there is said with its type', () => {
    const { problems } = chosenOf([], { name: 'Gone', type: '#microsoft.graph.winGetApp' });
    expect(problems).toEqual([
      expect.stringContaining('"Gone" of the type winGetApp, which the tenant does not hold'),
    ]);
  });
});

it('a page that is not shown has no time limit', () => {
  const files: Files = {
    ...basics,
    'page.json': page({ showInstallationProgress: false, installProgressTimeoutInMinutes: 0 }),
  };
  const report = preflighted(
    Object.entries(files).map(([path, content]) => ({ path, text: JSON.stringify(content) })),
    { devices: 1, users: 1 },
  );
  expect(report.kinds[0]?.technician.page).toMatchObject({ shown: false, timeoutMinutes: null });
});

it('an MSI of the device for people comes with the account, unless one of them is assigned to the device', () => {
  const staff = typed('group', {
    id: 'staff',
    displayName: 'Staff',
    groupTypes: ['DynamicMembership'],
    membershipRule: '(user.department -eq "Quay")',
  });
  const msi = typed('windowsMobileMSI', {
    id: 'msi',
    displayName: 'Ledger',
    productCode: '{7B1C0000-0000-4000-8000-000000000001}',
    useDeviceContext: true,
    assignments: [toGroup('staff', required)],
  });
  const tool = app('Tool', { id: 'tool', assignments: [toGroup('staff', required)] });
  const files: Files = { ...basics, 'staff.json': staff, 'msi.json': msi, 'tool.json': tool };
  const report = preflighted(
    Object.entries(files).map(([path, content]) => ({ path, text: JSON.stringify(content) })),
  );
  const told = (name: string, assigned: boolean) => {
    const kind = report.kinds.find(
      ({ user }) => user.assigned === assigned && /practice\.quay/.test(user.userPrincipalName),
    );
    const one = report.apps.find((object) => object.name === name);
    const verdict = one?.verdicts.find(({ kinds }) => kinds.includes(kind?.id ?? ''));
    const fate = one?.fates.find(({ kinds }) => kinds.includes(kind?.id ?? ''));
    return [verdict?.part, verdict?.flow, fate?.technician, fate?.user];
  };
  expect(told('Ledger', false)).toEqual(['account-setup', 'user', null, 'installed']);
  expect(told('Ledger', true)).toEqual(['device-setup', 'technician', 'installed', 'installed']);
  expect(told('Tool', false)).toEqual(['device-setup', 'user', null, 'installed']);
});
