/** Small pictures of the stage along the axis; each leads to its moment. */
import type { ConsoleApi } from '../../../shared/bridge.ts';
import type { TryMoment } from '../../../shared/session/timeline.schema.ts';
import { Mirror } from '../live/mirror.tsx';
import { timeOfDay } from '../time.ts';
import { words } from '../words.ts';
import type { Axis } from './axis.ts';
import { placeOf, spread } from './axis.ts';
import { usePastWatch } from './past-watch.ts';

/** Share of the axis that a picture takes; and so many are shown. */
const width = 0.075;
export const mostPictures = 6;

export function FilmStrip(props: {
  readonly api: ConsoleApi;
  readonly axis: Axis;
  readonly moments: readonly TryMoment[];
  readonly pin: (moment: TryMoment) => void;
}) {
  const { api, axis, moments, pin } = props;
  const places = spread(
    moments.map(({ at }) => placeOf(axis, at)),
    width,
  );
  return (
    <div className="film" role="group" aria-label={words('timeline.film')}>
      {moments.map((moment, index) => (
        <div
          key={`${moment.try} ${moment.at}`}
          className="film-picture"
          style={{ insetInlineStart: `${(places[index] ?? 0) * 100}%`, inlineSize: `${width * 100}%` }}
        >
          <Picture api={api} moment={moment} pin={pin} />
        </div>
      ))}
    </div>
  );
}

function Picture(props: {
  readonly api: ConsoleApi;
  readonly moment: TryMoment;
  readonly pin: (moment: TryMoment) => void;
}) {
  const { api, moment, pin } = props;
  const watch = usePastWatch(api, moment);
  const label = words('timeline.preview', timeOfDay(new Date(moment.at).toISOString()));
  return (
    <>
      <Mirror name={`film-${moment.try}-${moment.at}`} watch={watch} label={label} />
      <button type="button" aria-label={label} tabIndex={-1} onClick={() => pin(moment)} />
    </>
  );
}
