import { describe, expect, it } from 'vitest';
import type { ListPageView, SecondKeyboardView } from '../../../../shared/stage/view.ts';
import type { Stage } from '../../context.tsx';
import { namedChoices } from './choice-names.ts';

const speaking = (language: string) => ({ language, words: (key: string) => `<${key}>` }) as unknown as Stage;
const regions: ListPageView = {
  id: 'region',
  choices: [
    { id: 'DE', label: 'Germany' },
    { id: 'AX', label: 'Åland Islands' },
    { id: 'EG', label: 'Egypt' },
    { id: 'AT', label: 'Austria' },
  ],
  pinned: 1,
  selected: 'DE',
  canGoBack: false,
};
const labels = (view: ListPageView | SecondKeyboardView, language: string) =>
  namedChoices(view, speaking(language)).map(({ label }) => label);

describe('the names of countries', () => {
  it('are in the device’s language and order, the device’s own first', () => {
    expect(labels(regions, 'de-DE')).toEqual(['Deutschland', 'Ägypten', 'Ålandinseln', 'Österreich']);
    expect(labels(regions, 'ja-JP')[0]).toBe('ドイツ');
  });

  it('are Windows’ own in English', () => {
    const bosnia = { ...regions, choices: [{ id: 'BA', label: 'Bosnia and Herzegovina' }] };
    expect(labels(bosnia, 'en-US')).toEqual(['Bosnia and Herzegovina']);
  });
});

describe('the names of layouts and their languages', () => {
  const second: SecondKeyboardView = {
    id: 'second-keyboard',
    step: 'language',
    choices: [{ id: 'en' }, { id: 'de' }],
    pinned: 0,
    selected: 'en',
    canGoBack: true,
  };

  it('begin with a capital', () => {
    expect(labels(second, 'fr-FR')).toEqual(['Allemand', 'Anglais']);
  });

  it('are words of the catalogue', () => {
    expect(labels({ ...second, step: 'layout', choices: [{ id: 'german' }] }, 'fr-FR')).toEqual([
      '<layout.german>',
    ]);
  });
});
