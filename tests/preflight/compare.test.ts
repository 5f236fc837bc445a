/** What changed between two preflights and between two runs, in words. */
import { describe, expect, it } from 'vitest';
import { comparePreflights } from '../../main/session/compare/compare-preflights.ts';
import { compareRuns } from '../../main/session/compare/compare-runs.ts';
import { readPreflight } from '../../shared/preflight/preflight.schema.ts';
import type { PreflightReport } from '../../shared/preflight/preflight-report.ts';
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
    expect(comparePreflights(before, before).changes).toEqual([]);
  });

  it('differ in who is excluded, in what comes and goes, and in the page', () => {
    const after = preflight(
      page(30),
      app('7-Zip', to('Finance laptops'), to('Kiosk', 'exclusionGroupAssignmentTarget')),
      app('Till', toAll),
    );
    const { summary, changes } = comparePreflights(before, after);
    const told = changes.map(({ words }) => words);
    expect(summary).toBe('Changed: 3 apps and 1 status page. Every kind comes to what it came to before.');
    expect(told).toContain('7-Zip no longer reaches Finance laptops: excluded by group Kiosk');
    expect(told).toContain('Till now reaches all 2 kinds: all devices (before: the tenant did not have it)');
    expect(told).toContain('Ledger no longer reaches all 2 kinds: the tenant does not have it any more');
    expect(told.filter((words) => words.includes('"Page"'))).toEqual([
      'The status page is "Page" (time limit 30 min) instead of "Page" (time limit 60 min): all 2 kinds',
    ]);
    expect(changes.map(({ role }) => role)).toEqual(changes.map(({ role }) => role).toSorted());
    expect(new Set(told).size).toBe(told.length);
  });

  describe('where a kind comes or goes with an exclusion', () => {
    const notToKiosk = to('Kiosk laptops', 'exclusionGroupAssignmentTarget');
    const withTill = [page(60), app('Till', toAll), group('Kiosk laptops', 'KIOSK')] as const;
    const excluded = preflight(...withTill, app('7-Zip', toAll, notToKiosk));
    const open = preflight(...withTill, app('7-Zip', toAll));
    const wordsOf = (old: PreflightReport, young: PreflightReport) =>
      comparePreflights(old, young).changes.map(({ words }) => words);

    it('tells what reaches those who were one of their own, and by what', () => {
      expect([excluded.kinds.length, open.kinds.length]).toEqual([2, 1]);
      expect(wordsOf(excluded, open)).toEqual([
        '7-Zip now reaches Kiosk laptops: all devices (before: excluded by group Kiosk laptops)',
        'Gets what others get, and is no kind of its own any more: Kiosk laptops',
      ]);
    });

    it('tells what no longer reaches those who have come to be one of their own', () => {
      expect(wordsOf(open, excluded)).toEqual([
        '7-Zip no longer reaches Kiosk laptops: excluded by group Kiosk laptops',
        'Gets something of its own now, and is a kind of its own: Kiosk laptops',
      ]);
    });

    it('finds devices by their rules, whatever they are called, and people by their groups', () => {
      const filtered = (model: string, name: string) =>
        preflight(
          graph('deviceAndAppManagementAssignmentFilter', {
            id: 'filter',
            displayName: name,
            rule: `(device.model -startsWith "${model}")`,
          }),
          app('Dock', {
            intent: 'required',
            target: {
              ...graph('allDevicesAssignmentTarget', {}),
              deviceAndAppManagementAssignmentFilterId: 'filter',
              deviceAndAppManagementAssignmentFilterType: 'include',
            },
          }),
        );
      expect(wordsOf(filtered('Slate', 'Slates'), filtered('Slate 7', 'Slates'))).toContain(
        'Dock no longer reaches Slate: kept away by filter Slates, which does not match',
      );
      const forPeople = (...more: readonly Json[]) =>
        preflighted(
          [
            {
              path: 'all.json',
              text: JSON.stringify([
                ...house,
                graph('group', {
                  id: 'Design',
                  displayName: 'Design',
                  groupTypes: ['DynamicMembership'],
                  membershipRule: 'user.department -eq "Design"',
                }),
                ...more,
              ]),
            },
          ],
          { users: 4 },
        );
      const sketch = { ...app('Sketch', to('Design')), installExperience: { runAsAccount: 'user' } };
      expect(wordsOf(forPeople(), forPeople(sketch))).toContain(
        'Sketch now reaches licensed user in Design: group Design (before: the tenant did not have it)',
      );
      expect(wordsOf(forPeople(sketch), forPeople())).toContain(
        'Sketch no longer reaches licensed user in Design: the tenant does not have it any more',
      );
    });

    it('reads preflights of before, which do not tell what kinds are told apart by', () => {
      const old = ({ toldApart: _apart, ...report }: PreflightReport): PreflightReport =>
        ({
          ...report,
          kinds: report.kinds.map(({ stands: _stands, traits: _traits, ...kind }) => kind),
        }) as unknown as PreflightReport;
      expect(wordsOf(old(excluded), open)).toContain(
        '7-Zip now reaches Kiosk laptops: tag KIOSK: all devices (before: excluded by group Kiosk laptops)',
      );
      expect(wordsOf(old(excluded), old(open))).toContain('No longer rehearsed: Kiosk laptops: tag KIOSK');
    });
  });

  it('tell an assumption that is made otherwise once, and a risk whose words change', () => {
    const [scope, ...others] = before.assumptions;
    const risk = (words: string) => ({ id: 'r', source: 's', words, remedy: 'Mend it', kinds: [] });
    const changed = {
      ...before,
      assumptions: [...others, { ...scope!, value: 'otherwise' }],
      risks: [risk('3 apps')],
    };
    expect(
      comparePreflights({ ...before, risks: [risk('2 apps')] }, changed).changes.map(({ words }) => words),
    ).toEqual([
      `${scope!.what}: otherwise (before: ${scope!.what}: ${scope!.value})`,
      '3 apps (before: 2 apps)',
    ]);
  });

  it('come out of files only whole', () => {
    expect(readPreflight(JSON.parse(JSON.stringify(before)), 'a.json')).toEqual(before);
    for (const [wrong, place] of [
      [{ kinds: [{ ...before.kinds[0], verdict: 'fine' }] }, 'kinds.0.verdict'],
      [{ kinds: [{ ...before.kinds[0], stands: [{ answers: 1 }] }] }, 'kinds.0.stands.0.answers'],
      [{ toldApart: { rules: 'all' } }, 'toldApart.rules'],
    ] as const)
      expect(() => readPreflight({ ...before, ...wrong }, 'a.json')).toThrow(
        expect.objectContaining({ place: `a.json, at ${place}` }),
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
    expect(compareRuns(report, report).changes).toEqual([]);
    const { summary, changes } = compareRuns(good, report);
    const told = changes.map(({ words }) => words);
    expect(summary).toMatch(/^Outcome: failed instead of resealed; \d+ differences\.$/);
    expect(told).toContain('Outcome: failed instead of resealed');
    expect(told).toContain('7-Zip (technician): failed instead of installed');
    expect(readReport(JSON.parse(JSON.stringify(report)), 'a.json').outcome).toBe('failed');
    expect(() => readReport({ ...report, outcome: 1 }, 'a.json')).toThrow(
      expect.objectContaining({ place: 'a.json, at outcome' }),
    );
  });
});
