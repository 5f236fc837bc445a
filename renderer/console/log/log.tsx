/** What happened, the newest first. */
import { useDesk } from '../context.tsx';
import { timeOfDay } from '../time.ts';
import { words } from '../words.ts';
import './log.css';

export function Log() {
  const { log } = useDesk().view;
  return (
    <>
      {log.length === 0 ? <p>{words('log.empty')}</p> : null}
      <ol className="log" tabIndex={0} aria-label={words('log.heading')}>
        {log.map((entry, index) => (
          // Newest first: an entry keeps its distance from the end.
          <li key={`${entry.time}-${log.length - index}`}>
            <time dateTime={entry.time}>{timeOfDay(entry.time)}</time>
            <span>{entry.text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
