import { describe, expect, it } from 'vitest';
import absences from '../../resources/locales/windows-labels/absent.json';
import departures from '../../resources/locales/windows-labels/departures.json';
import table from '../../resources/locales/windows-labels/windows-11-24h2.json';
import { ownOf } from '../../shared/own.ts';
import type { Catalogue } from '../../shared/stage/text.ts';
import { loadLanguage, spokenTags } from './catalogue.ts';

/** One label of Windows: its resource, and its words by language tag. */
type Label = Readonly<Record<string, string>>;
const labels: Readonly<Record<string, Label>> = table;

const everywhere = 'every language';

/** Whether `departures.json` gives a reason why the words of `key` are not Windows' in this language. */
function departs(key: string, tag: string): boolean {
  return departures.some(({ labels: lists }) => {
    const byLanguage: Readonly<Record<string, readonly string[] | undefined>> = lists;
    return [everywhere, tag].some((scope) => ownOf(byLanguage, scope)?.includes(key) === true);
  });
}

const reasonedAbsences = absences.flatMap(({ keys }) => keys);
const knownKeys = Object.keys(labels);

describe('the table of Windows’ labels', () => {
  it('has every label with its resource and in each language, save what Windows left untranslated', () => {
    const incomplete = knownKeys.flatMap((key) =>
      ['resource', ...spokenTags]
        .filter((part) => (ownOf(labels[key] ?? {}, part) ?? '') === '' && !departs(key, part))
        .map((part) => `${key}: ${part}`),
    );
    expect(incomplete).toEqual([]);
  });

  it('keeps the places for values in every language', () => {
    const places = (words = '') => [...words.matchAll(/\{\d+\}/g)].map(String).sort().join();
    const torn = knownKeys.filter((key) =>
      spokenTags.some((tag) => {
        const words = labels[key]?.[tag];
        return words !== undefined && places(words) !== places(labels[key]?.['en-US']);
      }),
    );
    expect(torn).toEqual([]);
  });

  it('names as absent what the stage has no page for, with a reason, and nothing else', async () => {
    const { catalogue } = await loadLanguage('en-US');
    expect([...reasonedAbsences].sort()).toEqual(knownKeys.filter((key) => !(key in catalogue)).sort());
    expect(absences.filter(({ reason }) => reason === '')).toEqual([]);
  });

  it('gives reasons only for words that differ', async () => {
    const differing = await Promise.all(
      spokenTags.map(async (tag) => {
        const { catalogue } = await loadLanguage(tag);
        return departures.flatMap(({ labels: lists }) => {
          const byLanguage: Readonly<Record<string, readonly string[] | undefined>> = lists;
          return (ownOf(byLanguage, tag) ?? [])
            .filter((key) => catalogue[key]?.text === (labels[key]?.[tag] ?? ''))
            .map((key) => `${tag}: ${key}`);
        });
      }),
    );
    expect(differing.flat()).toEqual([]);
    expect(departures.filter(({ reason }) => reason === '')).toEqual([]);
  });
});

describe.each(spokenTags)('the words of %s', (tag) => {
  const loading: Promise<Catalogue> = loadLanguage(tag).then(({ catalogue }) => catalogue);

  it('are Windows’ own wherever they are known, unless a reason stands in departures.json', async () => {
    const words = await loading;
    const wrong = knownKeys.filter(
      (key) => key in words && words[key]?.text !== labels[key]?.[tag] && !departs(key, tag),
    );
    expect(wrong).toEqual([]);
  });

  it('are marked W where they are Windows’, “W, mended” where a fault of Windows is put right', async () => {
    const words = await loading;
    const mark = (key: string): string | undefined => {
      const label = labels[key]?.[tag];
      if (label === undefined || departs(key, everywhere)) return undefined;
      return departs(key, tag) ? 'W, mended' : 'W';
    };
    const marked = Object.entries(words).map(([key, { source }]) => ({ key, source }));
    expect(
      marked.filter(({ key, source }) => {
        const wanted = mark(key);
        return wanted === undefined ? source.startsWith('W') : source !== wanted;
      }),
    ).toEqual([]);
  });

  it('name the buttons that their sentences speak of', async () => {
    const words = await loading;
    const names = (sentence: string, button: string) => {
      const told = words[sentence]?.text.toLocaleLowerCase(tag);
      return told === undefined || told.includes(words[button]?.text.toLocaleLowerCase(tag) ?? '?');
    };
    const pairs = [
      ['landing.subtitle', 'control.next'],
      ['result.success-subtitle', 'control.reseal'],
      ['result.print', 'control.reseal'],
      ['result.failure-subtitle', 'control.reset'],
      ['result.failure-subtitle.with-diagnostics', 'control.reset'],
      ['result.failure-subtitle.with-diagnostics', 'control.view-diagnostics'],
      ['result.error.no-internet', 'control.retry'],
    ] as const;
    expect(pairs.filter(([sentence, button]) => !names(sentence, button))).toEqual([]);
  });
});
