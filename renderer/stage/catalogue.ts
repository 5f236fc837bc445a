/** The stage's languages. A language without a catalogue of its own speaks English, as Windows falls back. */
import english from '../../resources/locales/stage/en-US.json';
import type { Catalogue } from '../../shared/stage/text.ts';

const catalogues: Readonly<Record<string, Catalogue>> = { 'en-US': english };

/** The catalogue of a BCP 47 tag. */
export function catalogueOf(language: string): Catalogue {
  return catalogues[language] ?? english;
}
