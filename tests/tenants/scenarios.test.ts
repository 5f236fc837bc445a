/** What the shipped assignment scenarios are about, beside how they end. */
import { describe, expect, it } from 'vitest';
import { play } from '../rehearsal/lab.ts';

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
