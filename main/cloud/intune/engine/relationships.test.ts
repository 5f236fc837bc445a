import { describe, expect, it } from 'vitest';
import type { App } from '../../tenant/tenant.ts';
import { dependenciesOf, supersededBy } from './relationships.ts';

/** Apps by id, with the ids that each names. */
function appsOf(by: 'dependencies' | 'supersedes', table: Readonly<Record<string, readonly string[]>>) {
  const named = (ids: readonly string[]) =>
    by === 'dependencies' ? { dependencies: ids } : { supersedes: ids.map((id) => ({ id, type: 'update' })) };
  const apps = Object.entries(table).map(
    ([id, ids]) => ({ id, dependencies: [], supersedes: [], source: {}, ...named(ids) }) as unknown as App,
  );
  return new Map(apps.map((app) => [app.id, app]));
}

const idsOf = (apps: readonly App[]): string => apps.map(({ id }) => id).join(' ');

/** Thirty layers of two apps, each of which names both of the next: a thousand million ways from top to bottom. */
const lattice = Object.fromEntries(
  Array.from({ length: 30 }, (_, layer) =>
    ['a', 'b'].map((side) => [`${side}${layer}`, layer === 29 ? [] : [`a${layer + 1}`, `b${layer + 1}`]]),
  ).flat(),
) as Record<string, string[]>;

describe('the apps that an app needs', () => {
  it.each<[string, Record<string, string[]>, string]>([
    ['a chain comes deepest first', { top: ['b'], b: ['c'], c: [] }, 'c b'],
    ['what two of them need comes once', { top: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, 'd b c'],
    ['a circle is cut where it closes', { top: ['b'], b: ['c'], c: ['b', 'top'] }, 'c b'],
    ['an app that the tenant does not have is left out', { top: ['b', 'gone'], b: [] }, 'b'],
  ])('%s', (_what, table, wanted) => {
    const apps = appsOf('dependencies', table);
    expect(idsOf(dependenciesOf(apps.get('top')!, apps))).toBe(wanted);
  });

  it('are found in a lattice as well', () => {
    const apps = appsOf('dependencies', lattice);
    expect(dependenciesOf(apps.get('a0')!, apps)).toHaveLength(58);
  });
});

describe('the apps that an app takes the place of', () => {
  it('come with those further down, each once', () => {
    const apps = appsOf('supersedes', { top: ['b', 'c'], b: ['d'], c: ['d', 'top'], d: [] });
    expect(idsOf(supersededBy(apps.get('top')!, apps))).toBe('b d c');
  });

  it('are found in a lattice as well', () => {
    const apps = appsOf('supersedes', lattice);
    expect(supersededBy(apps.get('a0')!, apps)).toHaveLength(58);
  });
});
