/** The notification centre: what Windows has told its user, the newest first, and today's date. */
import type { NotificationView } from '../../../../shared/stage/view.ts';
import { CrossIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { useWords } from '../../use-words.ts';
import { Calendar } from './calendar.tsx';
import { Flyout } from './flyout.tsx';

const keys = {
  name: 'desktop.notifications',
  none: 'desktop.no-notifications',
  clear: 'desktop.clear-all',
  close: 'control.close',
} as const;

export function Notifications(props: {
  readonly notifications: readonly NotificationView[];
  readonly dismiss: (ids: readonly string[]) => void;
  readonly leave: () => void;
}) {
  const { say, language } = useStage();
  const said = useWords(keys);
  const { notifications, dismiss } = props;
  const time = (at: string) =>
    new Date(at).toLocaleTimeString(language, { timeStyle: 'short', timeZone: 'UTC' });
  return (
    <Flyout className="notifications" name={said.name} leave={props.leave}>
      <div className="start-head">
        <h2>{said.name}</h2>
        {notifications.length === 0 ? null : (
          <button
            type="button"
            className="start-all"
            onClick={() => dismiss(notifications.map(({ id }) => id))}
          >
            {said.clear}
          </button>
        )}
      </div>
      {notifications.length === 0 ? (
        <p className="notifications-none">{said.none}</p>
      ) : (
        <ul>
          {notifications.map(({ id, source, title, text, time: at }) => (
            <li key={id}>
              <p className="notification-source">
                <bdi>{say(source)}</bdi>
                <time dateTime={at}>{time(at)}</time>
                <button
                  type="button"
                  className="notification-close"
                  aria-label={`${said.close}: ${say(title)}`}
                  onClick={() => dismiss([id])}
                >
                  <CrossIcon />
                </button>
              </p>
              <h3>{say(title)}</h3>
              <p>{say(text)}</p>
            </li>
          ))}
        </ul>
      )}
      <Calendar />
    </Flyout>
  );
}
