import { describe, expect, it } from 'vitest';
import { loadTenant } from '../load-tenant.ts';
import { chosenForNobody } from './chosen-for-nobody.ts';

const to = (intent: string, kind = 'allDevices') => ({
  intent,
  target: { '@odata.type': `#microsoft.graph.${kind}AssignmentTarget`, groupId: 'g' },
});
const app = (id: string, assignments?: readonly object[]) => ({
  '@odata.type': '#microsoft.graph.win32LobApp',
  id,
  displayName: id,
  ...(assignments && { assignments }),
});
const page = {
  '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
  id: 'page',
  displayName: 'Fleet page',
  priority: 1,
  showInstallationProgress: true,
  selectedMobileAppIds: ['A'],
  assignments: [{ target: to('').target }],
};
const load = (...apps: readonly object[]) =>
  loadTenant([{ path: 't.json', text: JSON.stringify([page, ...apps]) }], { groupTag: '' });
const wordsOf = (...apps: readonly object[]) => chosenForNobody(load(...apps)).map(({ words }) => words);

describe('an app that the status page is told to wait for', () => {
  it.each([
    ['is assigned to nobody', []],
    ['is only available', [to('available', 'allLicensedUsers')]],
    ['is only kept away from a group', [to('required', 'exclusionGroup')]],
  ])('and that %s, is no reason to wait', (_what, assignments) => {
    expect(wordsOf(app('A', assignments), app('B', [to('required')]))).toEqual([
      expect.stringMatching(/^A: chosen as blocking in the status page "Fleet page" and required for nobody/),
    ]);
  });

  it.each([
    ['is required', [app('A', [to('required')])]],
    ['is of an export that does not tell whom it is for', [app('A')]],
    ['is not chosen', [app('A', [to('required')]), app('B', [])]],
  ])('but not where it %s', (_what, apps) => {
    expect(wordsOf(...apps)).toEqual([]);
  });

  it('but not where a required one needs it first', () => {
    const tenant = load(app('A', []), app('B', [to('required')]));
    const apps = tenant.apps.map((one) => (one.id === 'B' ? { ...one, dependencies: ['A'] } : one));
    expect(chosenForNobody({ ...tenant, apps })).toEqual([]);
  });
});
