/** The screens that were shown, in order, with their titles in the device's language. */
import type { Report } from '../../shared/session/report.ts';
import type { Catalogue } from '../../shared/stage/text.ts';
import { owns } from '../../shared/own.ts';
import { headingOf, nameOf } from '../../shared/stage/screens.ts';
import { text } from '../../shared/stage/text.ts';
import type { StageView } from '../../shared/stage/view.ts';

function titleOf({ screen, release }: StageView, catalogue: Catalogue): string {
  const heading = headingOf(screen, release, catalogue);
  return owns(catalogue, heading.key) ? text(catalogue, heading) : '';
}

export class ScreensSeen {
  readonly list: Report['screens'][number][] = [];
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** Notes the view if it is another screen than the last. */
  see(view: StageView): void {
    const id = nameOf(view.screen);
    if (this.list.at(-1)?.id === id) return;
    this.list.push({ id, title: titleOf(view, this.#catalogue), at: view.time });
  }
}
