/** A notification that comes while the desktop is shown stands over the taskbar for a while, or until it is closed. */
import { useEffect, useState } from 'react';
import type { NotificationView } from '../../../../shared/stage/view.ts';
import { CrossIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { freshOf, newsKey } from './news.ts';

/** Milliseconds; Windows' own default is five seconds. */
const shownFor = 5_000;

export function Toast({ notifications }: { readonly notifications: readonly NotificationView[] }) {
  const { say, words } = useStage();
  // What was told before the desktop came up waits among the notifications.
  const [known, setKnown] = useState<ReadonlySet<string>>(() => new Set(notifications.map(newsKey)));
  const fresh = freshOf(notifications, known);
  const key = fresh === undefined ? null : newsKey(fresh);
  const leave = (one: string) => setKnown((before) => new Set([...before, one]));
  useEffect(() => {
    if (key === null) return;
    const timer = setTimeout(() => leave(key), shownFor);
    return () => clearTimeout(timer);
  }, [key]);
  return (
    <div className="toast-place" role="status">
      {fresh === undefined ? null : (
        <div className="toast">
          <p className="notification-source">
            <bdi>{say(fresh.source)}</bdi>
            <button
              type="button"
              className="notification-close"
              aria-label={words('control.close')}
              onClick={() => leave(newsKey(fresh))}
            >
              <CrossIcon />
            </button>
          </p>
          <p className="toast-title">{say(fresh.title)}</p>
          <p>{say(fresh.text)}</p>
        </div>
      )}
    </div>
  );
}
