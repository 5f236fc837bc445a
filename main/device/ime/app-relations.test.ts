import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import { app } from '../testing/agent-gateway.ts';
import { queueOf } from './app-relations.ts';

const needing = (name: string, needs: string, more: Partial<Win32AppPolicy> = {}): Win32AppPolicy =>
  app(name, { FlatDependencies: Array.from(needs, (one) => `id-${one}`), ...more });
const order = (apps: readonly Win32AppPolicy[]): string =>
  queueOf(apps, true)
    .map(({ app: { Name } }) => Name)
    .join('');

describe('the order of apps', () => {
  it.each([
    ['what others need comes first', [needing('a', 'c'), needing('b', ''), needing('c', '')], 'cab'],
    ['related ones follow one another', [app('a'), app('b'), needing('c', 'a'), app('d')], 'acbd'],
    ['a chain', [needing('a', 'b'), needing('b', 'c'), app('x'), app('c')], 'cbax'],
    ['a circle is cut', [needing('a', 'b'), needing('b', 'a')], 'ba'],
    [
      'the page goes before relations',
      [app('a', { Blocking: false }), needing('b', ''), needing('c', 'a')],
      'bca',
    ],
    [
      'what takes the place of another is related to it',
      [
        app('a'),
        app('b'),
        app('c', { Supersedes: [{ Id: 'id-d', Type: 'update' }] }),
        app('d', { TargetType: 0 }),
      ],
      'abc',
    ],
  ])('%s', (_what, apps, expected) => {
    expect(order(apps)).toBe(expected);
  });

  it('tells each app’s subgraph, over others too', () => {
    const queue = queueOf([needing('a', 'b'), app('b'), needing('c', 'b'), app('d')], true);
    const [b, a, c, d] = queue.map(({ subgraph }) => subgraph);
    expect([a, d]).toEqual([['id-a', 'id-b', 'id-c'], ['id-d']]);
    expect([b, c].every((subgraph) => subgraph === a)).toBe(true);
  });

  it('leaves none out and takes none twice, and needs come first unless they go round', () => {
    const names = 'abcdefgh';
    const anyApps = fc.uniqueArray(
      fc.record({ name: fc.constantFrom(...names), needs: fc.subarray([...names]), blocking: fc.boolean() }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(anyApps, (some) => {
        // Needs point backwards in the alphabet: no circle.
        const apps = some.map(({ name, needs, blocking }) =>
          needing(name, needs.filter((one) => one < name).join(''), { Blocking: blocking }),
        );
        const found = order(apps);
        const isFirst = ({ Blocking, FlatDependencies, Name }: Win32AppPolicy): boolean =>
          FlatDependencies.every((id) => {
            const needed = apps.find(({ Id }) => Id === id);
            return (
              !needed || needed.Blocking !== Blocking || found.indexOf(needed.Name) < found.indexOf(Name)
            );
          });
        return (
          [...found].toSorted().join('') ===
            some
              .map(({ name }) => name)
              .toSorted()
              .join('') && apps.every(isFirst)
        );
      }),
    );
  });
});
