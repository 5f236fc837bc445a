/** What the shipped assignment scenarios are about, beside how they end. */
import { describe, expect, it } from 'vitest';
import { loadTenant } from '../../main/cloud/tenant/load-tenant.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { playWalk } from '../../main/session/walk.ts';
import { isSimulated } from '../../shared/policies/effects-of.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal, open, play } from '../testing/lab.ts';

function playChanged(id: string, change: (scenario: Scenario) => Scenario) {
  const opened = open(id, memoryJournal(), change);
  return { ...opened, end: playWalk(opened) };
}

/** Apps by their state in the technician's part. */
function appsOf(id: string): Readonly<Record<string, readonly string[]>> {
  const { apps } = play(id).session.report();
  const states = Map.groupBy(apps, ({ state }) => state);
  return Object.fromEntries([...states].map(([state, list]) => [state, list.map(({ name }) => name)]));
}

describe('the blocking list in the technician’s part', () => {
  it('with "only fail selected apps": all are tried, and the one that fails does not fail the phase', () => {
    const apps = appsOf('assignment-only-blocking-apps-fail');
    expect(apps['installed']).toContain('Hedgerow Endpoint Agent');
    const tried = [
      ...(apps['failed'] ?? []),
      ...(apps['pendingInstall'] ?? []),
      ...(apps['installed'] ?? []),
    ];
    expect(tried).toContain('7-Zip');
    expect(tried.length).toBeGreaterThan(4);
  });

  it('without it: the listed app is the only one that is installed', () => {
    expect(appsOf('assignment-only-listed-apps')).toEqual({ installed: ['Hedgerow Endpoint Agent'] });
  });
});

describe('what has no effect in a rehearsal', () => {
  it('is named in the report: nodes that the tenant’s policies set and no provider acts on', () => {
    const { notSimulated, policies } = play('entra-wired').session.report();
    const laps = policies.find(({ name }) => name.includes('LAPS'));
    expect(laps?.notSimulated).toContain('./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory');
    expect(notSimulated).toContain('./Device/Vendor/MSFT/LAPS/Policies/BackupDirectory');
    expect(notSimulated.filter(isSimulated)).toEqual([]);
    const all = loadTenant(sourcesOf(findScenario('entra-wired'), null).tenant.files).policies;
    const uris = all
      .flatMap((policy) => (policy.kind === 'settings' ? policy.nodes : []))
      .map(({ uri }) => uri);
    const device = (uri: string) => uri.replace(/^\.\/Vendor/, './Device/Vendor').toLowerCase();
    const expected = new Set(uris.filter((uri) => !isSimulated(uri)).map(device));
    expect(notSimulated.filter((uri) => !expected.has(device(uri)))).toEqual([]);
  });
});

describe('a packaged app', () => {
  it('is installed in the technician’s part where sideloading is allowed', () => {
    const { session, end } = playChanged('app-package-refused', (scenario) => ({
      ...scenario,
      before: scenario.before.slice(0, 1),
    }));
    expect(end.end).toBe('done');
    const { apps, outcome } = session.report();
    expect(apps.find(({ name }) => name === 'Tide Table')).toMatchObject({
      state: 'installed',
      phase: 'technician',
    });
    expect(outcome).not.toBe('failed');
  });
});

describe('a group tag takes its time', () => {
  it('a refresh too early brings the old profile, which does not allow pre-provisioning', () => {
    const { error } = play('assignment-refresh-too-early').session.report();
    expect(error?.cause).toContain('"Desk PCs, set up by users" does not allow pre-provisioning');
  });

  it('a refresh in time brings the new one', () => {
    const { device, error } = play('assignment-refresh-in-time').session.report();
    expect([device.profile, error]).toEqual(['Pre-provisioned laptops', null]);
  });
});
