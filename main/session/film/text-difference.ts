/** What makes one text of another where they differ in one stretch: a page's counts, a new line of a list. */
export interface Difference {
  /** Characters at the beginning and at the end that both have. */
  readonly head: number;
  readonly tail: number;
  readonly middle: string;
}

export function differenceOf(from: string, to: string): Difference {
  const most = Math.min(from.length, to.length);
  let head = 0;
  while (head < most && from.charCodeAt(head) === to.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < most - head &&
    from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
  )
    tail += 1;
  return { head, tail, middle: to.slice(head, to.length - tail) };
}

export const apply = (from: string, { head, tail, middle }: Difference): string =>
  `${from.slice(0, head)}${middle}${from.slice(from.length - tail)}`;
