import { describe, expect, it } from 'vitest';
import { loadTenant } from './load-tenant.ts';

const app = (index: number, kind: 'Dependency' | 'Supersedence', next: boolean): object => ({
  '@odata.type': '#microsoft.graph.win32LobApp',
  id: `app ${index}`,
  displayName: `App ${index}`,
  relationships: next
    ? [
        {
          '@odata.type': `#microsoft.graph.mobileApp${kind}`,
          targetType: 'child',
          targetId: `app ${index + 1}`,
        },
      ]
    : [],
});
const chain = (length: number, kind: 'Dependency' | 'Supersedence'): object[] =>
  Array.from({ length }, (_, index) => app(index, kind, index + 1 < length));
const problems = (objects: readonly object[]): string[] =>
  loadTenant([{ path: 'a.json', text: JSON.stringify(objects) }]).check.problems.filter((problem) =>
    problem.includes('Intune allows'),
  );

describe('the limits of Intune', () => {
  it.each([
    [100, 'Dependency', []],
    [101, 'Dependency', ['"App 0" has 101 dependencies, more than the 100 that Intune allows']],
    [10, 'Supersedence', []],
    [11, 'Supersedence', ['"App 0" has 11 superseded apps, more than the 10 that Intune allows']],
  ] as const)('a chain of %i by %s', (length, kind, said) => {
    expect(problems(chain(length, kind))).toEqual(said);
  });

  it.each([
    [30, []],
    [30.5, ['"App 0" has 31 GB of content, more than the 30 that Intune allows']],
  ])('a Win32 app of %d GB', (gigabytes, said) => {
    expect(problems([{ ...app(0, 'Dependency', false), size: gigabytes * 1_024 ** 3 }])).toEqual(said);
  });

  it('100 apps in a blocking list', () => {
    const page = (count: number): object => ({
      '@odata.type': '#microsoft.graph.windows10EnrollmentCompletionPageConfiguration',
      id: 'page',
      displayName: 'Page',
      selectedMobileAppIds: Array.from({ length: count }, (_, index) => `app ${index}`),
    });
    expect(problems([page(100)])).toEqual([]);
    expect(problems([page(101)])).toEqual([
      '"Page" has 101 blocking apps, more than the 100 that Intune allows',
    ]);
  });

  it('a circle of dependencies ends', () => {
    const circle = [app(0, 'Dependency', true), { ...app(1, 'Dependency', false) }];
    expect(problems(circle)).toEqual([]);
  });
});
