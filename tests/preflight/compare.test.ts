/** What changed between two preflights and between two runs, in words. */
import { describe, expect, it } from 'vitest';
import { comparePreflights } from '../../main/session/compare/compare-preflights.ts';
import { compareRuns } from '../../main/session/compare/compare-runs.ts';
import { readPreflight } from '../../shared/preflight/preflight.schema.ts';
import { readReport } from '../../shared/session/report.schema.ts';
import { played } from '../testing/played.ts';
import { preflighted } from './preflighted.ts';

type Json = Readonly<Record<string, unknown>>;
const graph = (type: string, more: Json): Json => ({ '@odata.type': `#microsoft.graph.${type}`, ...more });
const group = (id: string, tag: string): Json =>
  graph('group', {
    id,
    displayName: id,
    groupTypes: ['DynamicMembership'],
    membershipRule: `(device.devicePhysicalIDs -any (_ -startsWith "[OrderID]:${tag}"))`,
  });
const to = (groupId: string, kind = 'groupAssignmentTarget'): Json => ({
  intent: 'required',
  target: graph(kind, { groupId }),
});
const toAll: Json = { intent: 'required', target: graph('allDevicesAssignmentTarget', {}) };
const app = (name: string, ...assignments: readonly Json[]): Json =>
  graph('win32LobApp', {
    id: name,
    displayName: name,
    installExperience: { runAsAccount: 'system' },
    assignments,
  });
const page = (minutes: number): Json =>
  graph('windows10EnrollmentCompletionPageConfiguration', {
    id: 'page',
    displayName: 'Page',
    priority: 1,
    showInstallationProgress: true,
    installProgressTimeoutInMinutes: minutes,
    assignments: [toAll],
  });
const house: readonly Json[] = [
  graph('azureADWindowsAutopilotDeploymentProfile', {
    id: 'profile',
    displayName: 'All',
    createdDateTime: '2026-01-01T00:00:00Z',
    preprovisioningAllowed: true,
    assignments: [toAll],
  }),
  group('Finance laptops', 'FIN'),
  group('Kiosk', 'FIN'),
];
const preflight = (...objects: readonly Json[]) =>
  preflighted([{ path: 'all.json', text: JSON.stringify([...house, ...objects]) }], { users: 1 });

describe('two preflights', () => {
  const before = preflight(page(60), app('7-Zip', to('Finance laptops')), app('Ledger', toAll));

  it('of one tenant have no difference', () => {
    expect(comparePreflights(before, before)).toEqual([]);
  });

  it('differ in who is excluded, in what comes and goes, and in the page', () => {
    const after = preflight(
      page(30),
      app('7-Zip', to('Finance laptops'), to('Kiosk', 'exclusionGroupAssignmentTarget')),
      app('Till', toAll),
    );
    const told = comparePreflights(before, after).map(({ words }) => words);
    expect(told).toContain('7-Zip no longer reaches Finance laptops: tag FIN: excluded by group Kiosk');
    expect(told).toContain('Till now reaches all 2 kinds: all devices');
    expect(told).toContain('Ledger no longer reaches all 2 kinds: the tenant does not have it any more');
    expect(told.filter((words) => words.includes('"Page" (30 minutes'))).not.toEqual([]);
  });

  it('come out of files only whole', () => {
    expect(readPreflight(JSON.parse(JSON.stringify(before)), 'a.json')).toEqual(before);
    const broken = { ...before, kinds: [{ ...before.kinds[0], verdict: 'fine' }] };
    expect(() => readPreflight(broken, 'a.json')).toThrow(
      expect.objectContaining({ place: 'a.json, at kinds.0.verdict' }),
    );
  });
});

describe('two runs', () => {
  it('differ in outcome, error and apps', () => {
    const { report } = played('app-fails');
    const good = played('entra-wired', (scenario) => ({
      ...scenario,
      walk: scenario.walk.slice(0, 1),
    })).report;
    expect(compareRuns(report, report)).toEqual([]);
    const told = compareRuns(good, report).map(({ words }) => words);
    expect(told).toContain('Outcome: failed instead of resealed');
    expect(told).toContain('7-Zip (technician): failed instead of installed');
    expect(readReport(JSON.parse(JSON.stringify(report)), 'a.json').outcome).toBe('failed');
    expect(() => readReport({ ...report, outcome: 1 }, 'a.json')).toThrow(
      expect.objectContaining({ place: 'a.json, at outcome' }),
    );
  });
});
