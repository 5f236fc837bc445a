/** The screens that were shown, in order, with their titles in the device's language. */
import type { Report } from '../../shared/session/report.ts';
import type { Catalogue } from '../../shared/stage/text.ts';
import { text, titleKey } from '../../shared/stage/text.ts';
import type { ScreenView, StageView } from '../../shared/stage/view.ts';

/** What tells apart screens of one id: the step, outcome or page they are at. */
function variantOf(screen: ScreenView): string | undefined {
  switch (screen.id) {
    case 'result':
      return screen.outcome;
    case 'second-keyboard':
      return screen.step;
    case 'provisioning-package':
    case 'local-account':
    case 'hello':
    case 'lock-screen':
    case 'stay-signed-in':
      return screen.step;
    case 'sign-in':
      if (screen.personal) return 'personal';
      return screen.step !== 'user-name' || screen.branding === null ? screen.step : 'branded';
    case 'boot':
      return screen.phase;
    case 'progress':
      return screen.page;
    case 'notice':
      return screen.notice;
    default:
      return undefined;
  }
}

function titleOf({ screen, release }: StageView, catalogue: Catalogue): string {
  if ('title' in screen) return text(catalogue, screen.title);
  const key = titleKey(catalogue, screen.id, release, variantOf(screen));
  const args = screen.id === 'sign-in' && screen.branding ? [screen.branding.organisation] : [];
  return key in catalogue ? text(catalogue, { key, args }) : '';
}

export class ScreensSeen {
  readonly list: Report['screens'][number][] = [];
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Notes the view if it is another screen than the last. */
  see(view: StageView): void {
    const variant = variantOf(view.screen);
    const id = variant === undefined ? view.screen.id : `${view.screen.id}-${variant}`;
    if (this.list.at(-1)?.id === id) return;
    this.list.push({ id, title: titleOf(view, this.#catalogue), at: view.time });
  }
}
