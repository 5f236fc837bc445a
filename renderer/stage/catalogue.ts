/** The stage's languages. English belongs to the page; each other one is a file that is loaded when it is spoken. */
import english from '../../resources/locales/stage/en-US.json';
import type { Catalogue } from '../../shared/stage/text.ts';
import { ownOf } from '../../shared/own.ts';

/** A language with its words. */
export interface Language {
  /** BCP 47 tag of the words, which is not the device's where Reseal does not speak that. */
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly catalogue: Catalogue;
}

export const englishLanguage: Language = { tag: 'en-US', direction: 'ltr', catalogue: english };

const files: Readonly<Record<string, () => Promise<{ readonly default: Catalogue }>>> = {
  'ar-SA': () => import('../../resources/locales/stage/ar-SA.json'),
  'de-DE': () => import('../../resources/locales/stage/de-DE.json'),
  'es-ES': () => import('../../resources/locales/stage/es-ES.json'),
  'fr-FR': () => import('../../resources/locales/stage/fr-FR.json'),
  'ja-JP': () => import('../../resources/locales/stage/ja-JP.json'),
  'pt-BR': () => import('../../resources/locales/stage/pt-BR.json'),
};

/** Letters that Open Sans has not. */
const fonts: Readonly<Record<string, () => Promise<unknown>>> = {
  'ar-SA': () => import('../theme/fonts.ar.css'),
  'ja-JP': () => import('../theme/fonts.ja.css'),
};

/** Makes the letters of every language known: a list of languages names each in its own. */
export async function loadEveryScript(): Promise<void> {
  await Promise.allSettled(Object.values(fonts).map((load) => load()));
}

const rightToLeft: ReadonlySet<string> = new Set(['ar-SA']);

/** Tags that the stage has words for. */
export const spokenTags: readonly string[] = [englishLanguage.tag, ...Object.keys(files)];

/** The tag whose words stand for a device's language: its own, that of a relative (de-AT: de-DE), or English. */
export function spokenTag(language: string): string {
  const [primary = ''] = language.split('-');
  return (
    spokenTags.find((tag) => tag === language) ??
    spokenTags.find((tag) => tag.split('-')[0] === primary) ??
    englishLanguage.tag
  );
}

const loaded = new Map<string, Language>([[englishLanguage.tag, englishLanguage]]);

/** The language of one of `spokenTags`; undefined until it is loaded. */
export function loadedLanguage(tag: string): Language | undefined {
  return loaded.get(tag);
}

/** Loads the language of one of `spokenTags`. English, and no memory of it, where its file cannot be had. */
export async function loadLanguage(tag: string): Promise<Language> {
  const known = loaded.get(tag);
  const file = ownOf(files, tag);
  if (known !== undefined || file === undefined) return known ?? englishLanguage;
  try {
    const [{ default: catalogue }] = await Promise.all([file(), ownOf(fonts, tag)?.()]);
    const language: Language = { tag, direction: rightToLeft.has(tag) ? 'rtl' : 'ltr', catalogue };
    loaded.set(tag, language);
    return language;
  } catch {
    return englishLanguage;
  }
}
