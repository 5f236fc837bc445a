/** One page of a list, and where the next one begins. */
import { orderOf } from './filter.ts';
import type { Order } from './query-options.ts';

export interface Page<R> {
  readonly items: readonly R[];
  /** The `$skiptoken` of the next page; null on the last one. */
  readonly next: string | null;
}

export interface Paged<R> {
  readonly skip: number;
  /** At most so many altogether; null: all. */
  readonly top: number | null;
  readonly pageSize: number;
  readonly skipToken: string | null;
  idOf(item: R): string;
}

/**
 * The page that the options ask for. A token names the item that the page before ended with, so that what is added or
 * taken away meanwhile neither repeats nor skips others, and its place, for the case that it has gone itself.
 */
export function pageOf<R>(list: readonly R[], { skip, top, pageSize, skipToken, idOf }: Paged<R>): Page<R> {
  const token = skipToken === null ? null : readToken(skipToken);
  let from = skip;
  let left = top ?? Number.POSITIVE_INFINITY;
  if (token) {
    ({ left } = token);
    const at = list[token.at - 1];
    const known = at !== undefined && idOf(at) === token.after ? token.at - 1 : -1;
    const place = known >= 0 ? known : list.findIndex((item) => idOf(item) === token.after);
    from = place < 0 ? token.at : place + 1;
  }
  const size = Math.min(pageSize, left);
  const items = from === 0 && size >= list.length ? list : list.slice(from, from + size);
  const last = items.at(-1);
  const more = from + items.length < list.length && left > items.length;
  return {
    items,
    next:
      more && last !== undefined
        ? writeToken({ at: from + items.length, left: left - items.length, after: idOf(last) })
        : null,
  };
}

interface Token {
  /** How many items stood before the next one. */
  readonly at: number;
  /** How many may still come. */
  readonly left: number;
  /** Id of the last item that was shown. */
  readonly after: string;
}

const writeToken = ({ at, left, after }: Token): string =>
  `${at}.${Number.isFinite(left) ? left : ''}.${encodeURIComponent(after)}`;

/** Null for a token that is none of ours: the list begins anew then. */
function readToken(text: string): Token | null {
  const [, at, left = '', after = ''] = /^(\d{1,9})\.(\d{0,9})\.(.*)$/s.exec(text) ?? [];
  if (at === undefined) return null;
  return {
    at: Number(at),
    left: left === '' ? Number.POSITIVE_INFINITY : Number(left),
    after: unescaped(after),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The list in the order that is asked for; equals stay as they stand, nothing comes first. */
export function ordered<R>(
  list: readonly R[],
  orders: readonly Order[],
  valueOf: (item: R, names: readonly string[]) => unknown,
): readonly R[] {
  if (orders.length === 0) return list;
  return list.toSorted((a, b) => {
    for (const { names, descending } of orders) {
      const order = orderNullsFirst(valueOf(a, names) ?? null, valueOf(b, names) ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}

const orderNullsFirst = (left: unknown, right: unknown): number =>
  orderOf(left, right) ?? (left === null ? -1 : 1);
