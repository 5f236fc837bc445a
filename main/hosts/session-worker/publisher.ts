/** Sends the session's views on, each only when it differs from the one sent before. */
import type { Surface } from '../../../shared/bridge.ts';
import { nameOf } from '../../../shared/stage/screens.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { Session } from '../../session/session.ts';

export interface Publisher {
  /** Looks at both views and sends what changed. */
  publish(): void;
}

/**
 * A screen that a person has seen must be there again after a crash: before a view with another screen (or
 * other counts on the Enrollment Status Page) goes out, the world's time is marked in the journal.
 */
export function createPublisher(
  session: Session,
  send: (surface: Surface, json: string) => void,
  /** What a show says of itself. */
  caption: () => string = () => '',
): Publisher {
  let seen: string | undefined;
  const sent = new Map<Surface, string>();
  const offer = (surface: Surface, view: object): void => {
    const json = JSON.stringify(view);
    if (sent.get(surface) === json) return;
    sent.set(surface, json);
    send(surface, json);
  };
  /** A view with the words of the show that it has. */
  const said = <View extends { readonly show?: StageView['show'] | null }>(view: View): View =>
    view.show ? { ...view, show: { ...view.show, caption: caption() } } : view;
  return {
    publish() {
      const stage = said(session.stage());
      const landmark = landmarkOf(stage);
      if (seen !== undefined && landmark !== seen) session.mark();
      seen = landmark;
      offer('stage', stage);
      offer('console', said(session.console()));
    },
  };
}

/** What of a view is worth a mark: which page it is and, on the ESP, how far each item is. */
function landmarkOf({ screen }: StageView): string {
  if (screen.id !== 'esp') return nameOf(screen);
  const counts = screen.categories.map((category) => [
    category.state,
    category.status,
    category.items.map((item) => [item.state, item.status]),
  ]);
  return JSON.stringify([screen.id, counts, screen.failure]);
}
