/** What counts as another page: a new key makes the page slide in; the same key only redraws it. */
import type { ScreenView } from '../../../shared/stage/view.ts';

export function pageKey(screen: ScreenView): string {
  switch (screen.id) {
    case 'second-keyboard':
    case 'hello':
    case 'provisioning-package':
    case 'lock-screen':
      return `${screen.id}/${screen.step}`;
    case 'sign-in':
      return `${screen.id}/${screen.personal ? 'personal' : screen.step}`;
    case 'local-account':
      return `${screen.id}/${screen.step}/${screen.question}`;
    case 'notice':
      return `${screen.id}/${screen.notice}`;
    case 'progress':
      return `${screen.id}/${screen.page}`;
    case 'boot':
      return `${screen.id}/${screen.phase}`;
    case 'result':
      return `${screen.id}/${screen.outcome}`;
    default:
      return screen.id;
  }
}
