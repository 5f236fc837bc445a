import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordered, pageOf, type Page, type Paged } from './paging.ts';

const idOf = (item: { id: string }): string => item.id;
const list = (count: number): readonly { id: string }[] =>
  Array.from({ length: count }, (_one, at) => ({ id: `i/${at} &` }));

function walked(
  items: readonly { id: string }[],
  options: Omit<Paged<{ id: string }>, 'skipToken' | 'idOf'>,
  between: (items: readonly { id: string }[]) => readonly { id: string }[] = (same) => same,
): string[] {
  const seen: string[] = [];
  let token: string | null = null;
  let present = items;
  do {
    const { items: shown, next }: Page<{ id: string }> = pageOf(present, {
      ...options,
      skipToken: token,
      idOf,
    });
    expect(shown.length).toBeLessThanOrEqual(options.pageSize);
    seen.push(...shown.map(idOf));
    token = next;
    present = between(present);
  } while (token !== null);
  return seen;
}

describe('pages of a list', () => {
  it('show each item once and in order, however large they are', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(70),
        fc.option(fc.nat(70)),
        (count, pageSize, skip, top) => {
          const items = list(count);
          expect(walked(items, { skip, top, pageSize })).toEqual(
            items.slice(skip, skip + (top ?? count)).map(idOf),
          );
        },
      ),
    );
  });

  it('neither repeat nor skip where something is added before them or taken away', () => {
    const grows = walked(list(30), { skip: 0, top: null, pageSize: 7 }, (items) => [
      { id: `new ${items.length}` },
      ...items,
    ]);
    expect(grows).toEqual(list(30).map(idOf));
    const shrinks = walked(list(30), { skip: 0, top: null, pageSize: 7 }, (items) => items.slice(3));
    expect(new Set(shrinks).size).toBe(shrinks.length);
    expect(shrinks.at(-1)).toBe(idOf(list(30).at(-1) ?? { id: '' }));
  });

  it('begin anew at a token that is none', () => {
    fc.assert(
      fc.property(fc.string(), (skipToken) => {
        const page = pageOf(list(5), { skip: 0, top: null, pageSize: 2, skipToken, idOf });
        return page.items.length <= 2;
      }),
    );
  });

  it('come in the order that is asked for, nothing first', () => {
    const items = [{ n: 2 }, { n: null }, { n: 10 }, { n: 1 }];
    const by = (descending: boolean) =>
      ordered(items, [{ names: ['n'], descending }], ({ n }) => n).map(({ n }) => n);
    expect(by(false)).toEqual([null, 1, 2, 10]);
    expect(by(true)).toEqual([10, 2, 1, null]);
  });
});
