/** The events of a channel, the newest first. More come as the list is scrolled: two thousand rows at once are slow. */
import { useState } from 'react';
import type { EventEntry } from '../../../../shared/stage/look.ts';
import { LevelSign } from '../../art/app-icons.tsx';
import { useStage } from '../../context.tsx';
import { onRowKeys } from '../row-keys.ts';
import type { EventWords } from './words.ts';
import { levelWord } from './words.ts';

const portion = 200;

export function EventList(props: {
  readonly said: EventWords;
  readonly channel: string;
  readonly events: readonly EventEntry[];
  /** Record of the event whose details are shown. */
  readonly chosen: number | undefined;
  readonly choose: (event: EventEntry) => void;
  readonly isFiltered: boolean;
}) {
  const { said, events, chosen, choose } = props;
  const { language } = useStage();
  const [most, setMost] = useState(portion);
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'UTC',
  });
  return (
    <div
      className="event-list app-scroll"
      onScroll={({ currentTarget: box }) => {
        if (box.scrollTop + box.clientHeight > box.scrollHeight - 400 && most < events.length)
          setMost(most + portion);
      }}
    >
      {events.length === 0 ? (
        <p className="app-quiet">{props.isFiltered ? said.noMatch : said.none}</p>
      ) : (
        <table className="app-table" aria-label={props.channel} onKeyDown={onRowKeys}>
          <thead>
            <tr>
              {[said.level, said.time, said.source, said.id].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {events.slice(0, most).map((event) => (
              <tr
                key={event.record}
                data-chosen={event.record === chosen || undefined}
                onClick={() => choose(event)}
              >
                <td>
                  <button
                    type="button"
                    className="app-row"
                    data-row=""
                    aria-pressed={event.record === chosen}
                    onFocus={() => choose(event)}
                  >
                    <LevelSign level={event.level} />
                    {levelWord(said, event.level)}
                  </button>
                </td>
                <td>{time.format(new Date(event.time))}</td>
                <td>
                  <bdi>{event.source}</bdi>
                </td>
                <td>{event.id}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
