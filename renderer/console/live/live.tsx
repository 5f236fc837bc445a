/** The PC as it stands: what it waits for, what was done last, and the hands that an instructor lends. */
import { useDesk } from '../context.tsx';
import { spanWords, timeOfDay } from '../time.ts';
import { useMoments } from '../moment.tsx';
import { usePastWatch } from '../timeline/past-watch.ts';
import { screenName, words } from '../words.ts';
import { Mirror } from './mirror.tsx';
import { Pc } from './pc.tsx';
import './live.css';

export function Live() {
  const { view, api } = useDesk();
  const { moment } = useMoments();
  const past = usePastWatch(api, moment);
  const { waits, last, time, screen } = view;
  const at = moment === null ? '' : timeOfDay(new Date(moment.at).toISOString());
  return (
    <section className="live" aria-label={words('live.heading')}>
      {moment === null ? (
        <Mirror key="live" name="live" watch={api.stage} label={words('live.stage', screenName(screen))} />
      ) : (
        <div className="past">
          <Mirror key="past" name="past" watch={past} label={words('timeline.preview', at)} />
          <p className="past-mark">{words('timeline.preview', at)}</p>
        </div>
      )}
      <dl className="facts">
        <div>
          <dt>{words('live.waits')}</dt>
          <dd>
            {waits === null ? words('live.nobody') : words('live.trainee', spanWords(waits.since, time))}
          </dd>
        </div>
        <div>
          <dt>{words('live.last')}</dt>
          <dd>
            {last === null ? words('live.nothing') : words('live.did', last.text, spanWords(last.time, time))}
          </dd>
        </div>
      </dl>
      <Pc />
    </section>
  );
}
