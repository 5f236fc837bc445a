/** The words that the stage speaks, and the document's language and direction with them. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { loadedLanguage, loadEveryScript, loadLanguage, spokenTag } from './catalogue.ts';
import type { Language } from './catalogue.ts';

/** Letters for the page on which a language is chosen. */
export function useEveryScript(asked: boolean): void {
  useEffect(() => {
    if (asked) void loadEveryScript();
  }, [asked]);
}

/** The language of a device. While its words are loaded the former one stays; null where there was none yet. */
export function useLanguage(deviceLanguage: string): Language | null {
  const tag = spokenTag(deviceLanguage);
  const [former, setFormer] = useState<Language | null>(null);
  const ready = loadedLanguage(tag);
  const spoken = ready ?? former;
  if (ready !== undefined && ready !== former) setFormer(ready);

  useEffect(() => {
    if (loadedLanguage(tag) !== undefined) return;
    let wanted = true;
    void loadLanguage(tag).then((language) => {
      if (wanted) setFormer(language);
    });
    return () => {
      wanted = false;
    };
  }, [tag]);

  // Before the paint, so that no page is seen in another language's direction.
  useLayoutEffect(() => {
    if (spoken === null) return;
    document.documentElement.lang = spoken.tag;
    document.documentElement.dir = spoken.direction;
  }, [spoken]);

  return spoken;
}
