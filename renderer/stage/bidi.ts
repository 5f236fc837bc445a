/** Values inside a right-to-left sentence: names and codes of another script keep their own order. */
import type { Language } from './catalogue.ts';

const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';

/** The values of a sentence, each text set apart from its surroundings where the language runs from right to left. */
export function isolated(
  values: readonly (string | number)[],
  direction: Language['direction'],
): readonly (string | number)[] {
  if (direction === 'ltr') return values;
  return values.map((value) =>
    typeof value === 'number' || value === '' ? value : `${firstStrongIsolate}${value}${popIsolate}`,
  );
}
