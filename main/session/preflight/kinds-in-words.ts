/** Several kinds of a preflight in as few words as tell them from all others. */
import { phraseOf } from '../../../shared/preflight/trait-words.ts';
import { listed } from '../../../shared/words/counted.ts';

export interface NamedKind {
  readonly name: string;
  /** As of PreflightKind; none in a report of an older version. */
  readonly traits?: readonly string[];
}

/** Parts of a sentence that are named before they are counted. */
const mostNamed = 3;

/** 'Kiosk', 'user without licence', 'Finance laptops and Kiosk'; `all 8 kinds` where it is all of them. */
export function kindsInWords(some: readonly NamedKind[], all: readonly NamedKind[]): string {
  if (some.length === all.length) return all.length === 1 ? 'the only kind' : `all ${all.length} kinds`;
  return listed(phrasesOf(some, all), mostNamed);
}

function phrasesOf(some: readonly NamedKind[], all: readonly NamedKind[]): readonly string[] {
  const whole = boxWords(some, all);
  if (whole !== null) return [whole];
  const places = some[0]?.traits?.length ?? 0;
  const splits = Array.from({ length: places }, (_, place) => {
    const parts = [...Map.groupBy(some, ({ traits }) => traits?.[place]).values()];
    const words = parts.length > 1 ? parts.map((part) => boxWords(part, all)) : [null];
    return words.every((one) => one !== null) ? words : null;
  });
  // Whether somebody is assigned tells little by itself: only where nothing else parts them.
  const [byAssigned, ...others] = splits.toReversed();
  const best = others.filter((words) => words !== null).toSorted((a, b) => a.length - b.length)[0];
  return best ?? byAssigned ?? some.map((kind) => boxWords([kind], all) ?? kind.name);
}

/** What all of `some` have in common and nobody else of `all` has, without what goes without saying; null where there is no such thing. */
function boxWords(some: readonly NamedKind[], all: readonly NamedKind[]): string | null {
  const [first] = some;
  if (!first?.traits?.length) return null;
  const common = first.traits.map((trait, place) =>
    some.every(({ traits }) => traits?.[place] === trait) ? trait : '',
  );
  const holdsFor = (wanted: readonly string[]): number =>
    all.filter(({ traits }) => wanted.every((trait, place) => trait === '' || traits?.[place] === trait))
      .length;
  if (common.every((trait) => trait === '') || holdsFor(common) !== some.length) return null;
  const least = [...common];
  for (let place = least.length - 1; place >= 0; place--) {
    // The group is what an administrator knows the devices by: it stays, unless it is everybody's.
    if (place === 0 && all.some(({ traits }) => traits?.[0] !== least[0])) continue;
    const without = least.with(place, '');
    if (without.some(Boolean) && holdsFor(without) === some.length) least[place] = '';
  }
  return phraseOf(least);
}
