/** When a fault is set, in words, and what a page is called that it can wait for. */
import { isStatusLine, whenOf } from '../../../shared/faults/when.ts';
import { screenIds } from '../../../shared/stage/screens.ts';
import type { ScreenId } from '../../../shared/stage/view.ts';
import { screenName, words } from '../words.ts';

/** 'apps', 'landing', 'result-failure'. */
export function pageWords(page: string): string {
  if (isStatusLine(page)) return words('faults.line', words(`faults.line.${page}`));
  const screen = screenIds.find((id): id is ScreenId => id === page || page.startsWith(`${id}-`));
  if (screen === undefined) return page;
  return page === screen ? screenName(screen) : `${screenName(screen)} (${page.slice(screen.length + 1)})`;
}

export function whenWords(text: string): string {
  const when = whenOf(text);
  switch (when?.kind) {
    case 'page':
      return words('faults.when-page', pageWords(when.page));
    case 'time':
      return words('faults.when-time', text.slice('time:'.length));
    case 'after':
      return words('faults.when-after', when.seconds);
    case 'chance':
      return words('faults.when-chance', Math.round(when.likelihood * 100));
    default:
      return words('faults.when-now');
  }
}
