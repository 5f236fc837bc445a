/** Exports of several tenants in one folder: one counts, which the person chooses, and nothing of another comes into it. */
import { describe, expect, it } from 'vitest';
import { fileOf, load, type Files } from './drop.ts';
import { app, defaultPage, fleet, page, profile, typed, type Json } from './parts.ts';

const id = (letter: string): string => `${letter.repeat(8)}-0000-4000-8000-000000000001`;
const table = (letter: string, organization: string): Json => ({
  TenantId: id(letter),
  Organization: organization,
  Objects: [],
});
const objects = (folder: string, name: string): Files => ({
  [`${folder}/Groups/Fleet.json`]: fleet,
  [`${folder}/AutoPilot/${name}.json`]: profile({ displayName: name }),
  [`${folder}/EnrollmentStatusPage/Page.json`]: page(),
});
const quay: Files = {
  'Quay/MigrationTable.json': table('a', 'Quayside'),
  ...objects('Quay', 'Quay laptops'),
};
const moor: Files = {
  'Moor/MigrationTable.json': table('b', 'Moorings'),
  ...objects('Moor', 'Moor laptops'),
  'Moor/Applications/Chart.json': app('Chart'),
};
const names = (files: Files, snapshot?: string) => {
  const tenant = load(files, { snapshot });
  return [tenant.organization.displayName, ...tenant.profiles.map(({ displayName }) => displayName)];
};

describe('two tenants side by side', () => {
  it('are not one: the one with most files holds, and each is told', () => {
    const tenant = load({ ...quay, ...moor });
    expect(names({ ...quay, ...moor })).toEqual(['Moorings', 'Moor laptops']);
    expect(tenant.check.assumptions[0]).toMatchObject({
      what: 'Tenant',
      value: 'Moor',
      why: `"Moor" (${id('b')}), "Quay" (${id('a')}) are exports of different tenants; the one with most files holds unless you choose`,
      option: '--set snapshot=Quay',
      setting: { key: 'snapshot', value: 'Moor', choices: ['Moor', 'Quay'] },
    });
    expect(tenant.check.unchosen).toEqual(['Quay/']);
    expect(fileOf(tenant, 'Quay/AutoPilot/Quay laptops.json')).toMatchObject({
      status: 'no-part',
      what: 'belongs to an export that was not chosen',
    });
    expect(tenant.assumed.snapshot).toBe('Moor');
  });

  it.each(['Quay', 'Quay/'])('the person chooses: %s', (asked) => {
    expect(names({ ...quay, ...moor }, asked)).toEqual(['Quayside', 'Quay laptops']);
  });

  it('what lies beside both is read with either', () => {
    const shared = { 'reading/All.json': app('Shared', { id: 'shared' }) };
    for (const asked of ['Quay', 'Moor'])
      expect(
        load({ ...quay, ...moor, ...shared }, { snapshot: asked }).apps.map((one) => one.displayName),
      ).toContain('Shared');
  });

  it('a name that none has is refused, with those that there are', () => {
    expect(() => names({ ...quay, ...moor }, 'Pier')).toThrow(
      expect.objectContaining({
        message: 'There is no snapshot "Pier"',
        remedy: 'Choose one of Moor, Quay',
      }),
    );
  });

  it('are told by their organization objects, and by the account in ids of default configurations', () => {
    const organization = (letter: string) => typed('organization', { id: id(letter), displayName: letter });
    const byOrganization = {
      'one/o.json': organization('a'),
      'two/o.json': organization('b'),
      'two/p.json': profile(),
    };
    expect(load(byOrganization).organization.displayName).toBe('b');
    const pageOf = (letter: string) =>
      defaultPage({
        id: `${id(letter)}_DefaultWindows10EnrollmentCompletionPageConfiguration`,
        displayName: letter,
      });
    const byAccount = {
      'one/e.json': { ...pageOf('a'), id: `${id('a')}_DefaultLimit` },
      'two/e.json': { ...pageOf('b'), id: `${id('b')}_DefaultLimit` },
    };
    expect(load(byAccount).check.assumptions[0]?.what).toBe('Tenant');
  });

  it('of which one has snapshots: both are chosen, by one path too', () => {
    const nights = Object.fromEntries(
      ['2026-01-01', '2026-01-02'].flatMap((day) =>
        Object.entries(moor).map(([path, content]) => [
          path.replace('Moor/', `Moor/${day}/`),
          path.includes('Moor laptops') ? profile({ displayName: `Moor ${day}` }) : content,
        ]),
      ),
    );
    expect(names({ ...quay, ...nights })).toEqual(['Moorings', 'Moor 2026-01-02']);
    expect(load({ ...quay, ...nights }).assumed.snapshot).toBe('Moor/2026-01-02');
    expect(names({ ...quay, ...nights }, 'Moor/2026-01-01')).toEqual(['Moorings', 'Moor 2026-01-01']);
    expect(names({ ...quay, ...nights }, 'Quay')).toEqual(['Quayside', 'Quay laptops']);
  });

  it('have each a reseal.json of its own, and the one that does not count says nothing', () => {
    const files = {
      ...quay,
      ...moor,
      'Quay/reseal.json': {
        assume: { domain: 'quay.example' },
        practicePasswords: { 'a@quay.example': 'x' },
      },
      'Moor/reseal.json': { assume: { domain: 'moor.example' } },
    };
    const tenant = load(files);
    expect(tenant.organization.defaultDomain).toBe('moor.example');
    expect(tenant.practicePasswords.size).toBe(0);
    expect(load(files, { snapshot: 'Quay' }).organization.defaultDomain).toBe('quay.example');
    expect(load({ ...files, 'reseal.json': { snapshot: 'Quay' } }).organization.defaultDomain).toBe(
      'quay.example',
    );
  });

  it('in one folder cannot be parted: that is a problem', () => {
    const mixed = {
      'all/a.json': table('a', 'Quayside'),
      'all/b.json': table('b', 'Moorings'),
      'all/p.json': profile(),
    };
    expect(load(mixed).check.problems).toContainEqual(expect.stringContaining('objects of 2 tenants'));
  });

  it('one tenant twice is none of it', () => {
    const twice = {
      ...quay,
      'Other/MigrationTable.json': table('a', 'Quayside'),
      'Other/Apps/Chart.json': app('Chart'),
    };
    expect(load(twice).check.assumptions.map(({ what }) => what)).not.toContain('Tenant');
  });
});
