/** A difference of one kind, and those of several that are one difference. */
import { kindsInWords } from '../preflight/kinds-in-words.ts';
import type { Change } from './change.ts';
import type { Pair } from './pairs.ts';

/** `said`: the sentence around the kinds that it holds for. */
export interface Said extends Omit<Change, 'words' | 'kinds'> {
  readonly pair: Pair;
  readonly said: (kinds: string) => string;
}

/** The same difference of several kinds is told once. */
export function grouped(said: readonly Said[], all: readonly Pair[]): readonly Change[] {
  const alike = Map.groupBy(said, (one) =>
    JSON.stringify([one.about, one.name, one.before, one.after, one.said('')]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { pair: _pair, said: sentence, ...change } = first;
    const pairs = [...new Set(group.map(({ pair }) => pair))];
    return [{ ...change, kinds: pairs.map(({ name }) => name), words: sentence(kindsInWords(pairs, all)) }];
  });
}
