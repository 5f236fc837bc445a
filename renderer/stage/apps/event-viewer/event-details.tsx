/** One event in full. */
import type { EventEntry } from '../../../../shared/stage/look.ts';
import { useStage } from '../../context.tsx';
import type { EventWords } from './words.ts';
import { levelWord } from './words.ts';

export function EventDetails(props: {
  readonly said: EventWords;
  readonly event: EventEntry | null;
  readonly channel: string;
}) {
  const { said, event } = props;
  const { language } = useStage();
  return (
    <section className="event-details app-scroll" aria-label={said.details} tabIndex={0}>
      {event === null ? (
        <p className="app-quiet">{said.choose}</p>
      ) : (
        <>
          <p className="event-text" dir="ltr">
            {event.text}
          </p>
          <dl>
            {(
              [
                [said.log, props.channel],
                [said.source, event.source],
                [said.id, String(event.id)],
                [said.level, levelWord(said, event.level)],
                [
                  said.logged,
                  new Date(event.time).toLocaleString(language, {
                    dateStyle: 'medium',
                    timeStyle: 'medium',
                    timeZone: 'UTC',
                  }),
                ],
                [said.computer, event.computer],
                [said.record, String(event.record)],
              ] as const
            ).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
