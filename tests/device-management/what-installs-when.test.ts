/**
 * Exactly what installs when (facts/assignment#what-installs-when), played from power-on to the desktop with
 * and without a user assigned.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../shared/session/report.ts';
import { played } from '../testing/played.ts';

type By = 'technician' | 'user' | 'nobody';

interface Row {
  readonly item: string;
  /** App of the tenant "Alder & Finch". */
  readonly app: string;
  /** Who installs it: where nobody is assigned to the PC, and where its user is. */
  readonly unassigned: By;
  readonly assigned: By;
  /** The part of the user's page that waits for it. */
  readonly page?: 'account';
}

const rows: readonly Row[] = [
  {
    item: 'required for a device group, system context',
    app: 'Finch Tunnel VPN',
    unassigned: 'technician',
    assigned: 'technician',
  },
  {
    item: 'required for a user group, system context',
    app: 'Quill PDF',
    unassigned: 'user',
    assigned: 'technician',
  },
  {
    item: 'required for a user group, user context',
    app: 'Timecard',
    unassigned: 'user',
    assigned: 'user',
    page: 'account',
  },
  { item: 'available to users', app: 'Atlas Diagrams', unassigned: 'nobody', assigned: 'nobody' },
  {
    item: 'nobody’s, but what a required app depends on',
    app: 'Runtime Libraries 2026',
    unassigned: 'technician',
    assigned: 'technician',
  },
  {
    item: 'WinGet, required for a device group, system context',
    app: 'Company Portal',
    unassigned: 'technician',
    assigned: 'technician',
  },
  {
    item: 'line-of-business MSI for a device group',
    app: 'Lantern Assist',
    unassigned: 'technician',
    assigned: 'technician',
  },
  {
    item: 'Microsoft 365 Apps for a device group',
    app: 'Microsoft 365 Apps for enterprise',
    unassigned: 'technician',
    assigned: 'technician',
  },
];

const user = 'mei.tanaka@alderfinch.example';

function installer({ apps }: Report, name: string): By {
  const own = apps.filter((app) => app.name === name && app.state === 'installed');
  if (own.length === 0) return 'nobody';
  return own.some(({ phase }) => phase === 'technician') ? 'technician' : 'user';
}

describe.each([
  { what: 'nobody assigned', assignedUser: '', column: 'unassigned' },
  { what: 'a user assigned', assignedUser: user, column: 'assigned' },
] as const)('with $what', ({ assignedUser, column }) => {
  let report: Report;
  beforeAll(() => {
    ({ report } = played('entra-wired', (scenario) => ({
      ...scenario,
      registration: { groupTag: 'LAPTOP', assignedUser },
    })));
  }, 120_000);

  it.each(rows.map((row) => [row.item, row] as const))('%s', (_item, row) => {
    expect([row.app, installer(report, row.app)]).toEqual([row.app, row[column]]);
  });

  it('policies aimed at the device come in the technician’s flow, those aimed at users with the user', () => {
    expect(report.outcome).toBe('desktop');
    const technician = new Set(
      report.policies.filter((one) => one.phase === 'technician').map(({ id }) => id),
    );
    const later = report.policies.filter((one) => one.phase === 'user' && !technician.has(one.id));
    expect(technician.size).toBeGreaterThan(5);
    expect(later.length).toBeGreaterThan(0);
    expect(new Set(report.policies.map(({ state }) => state))).not.toContain('error');
  });

  it('account setup counts the apps of the user’s context alone', () => {
    const apps = report.esp.user?.accountSetup.find(({ item }) => item === 'AppsSubcategory');
    const own = rows.filter((row) => row.page === 'account').length;
    expect(apps).toMatchObject({ state: 'succeeded', text: `${own} of ${own} installed` });
  });
});
