/**
 * The time of the rehearsal with all that was tried in it. A click or the arrow keys pin a moment to look back at, which
 * moves neither the world nor the trainee's stage; from there one goes on in another try, or shows it on the stage.
 */
import type { KeyboardEvent, PointerEvent } from 'react';
import { useState } from 'react';
import type { TimelineView, TryMoment } from '../../../shared/session/timeline.schema.ts';
import { useDesk } from '../context.tsx';
import { useKeyUses } from '../keys/use-keys.tsx';
import { Mirror } from '../live/mirror.tsx';
import { useMoments } from '../moment.tsx';
import { timeOfDay } from '../time.ts';
import { words } from '../words.ts';
import type { Axis } from './axis.ts';
import { placeOf, timeAt } from './axis.ts';
import type { Course } from './course.ts';
import { courseOf, filmOf, sharedAxis, stopsOf } from './course.ts';
import { FilmStrip, mostPictures } from './film-strip.tsx';
import { usePastWatch } from './past-watch.ts';
import { Faults, Marks, Phases, Tries } from './track.tsx';
import './timeline.css';

export function Timeline() {
  const { timeline, moment: pinned, pin: pinAt } = useMoments();
  const pin = (moment: TryMoment | null): void => pinAt(moment && moment.at, moment?.try);
  const ask = useAsks(pin);
  const course = timeline && courseOf(timeline, pinned?.try ?? timeline.tries.length);
  const mark = useMark(course);
  const step = (key: string) => (): void => {
    if (course === null) return;
    const to = leadsTo(key, { stops: stopsOf(course), at: pinned?.at ?? course.ends });
    if (to !== undefined) pin({ try: course.number, at: to });
  };
  useKeyUses([
    { key: 'ArrowLeft', does: 'keys.earlier', act: step('ArrowLeft') },
    { key: 'ArrowRight', does: 'keys.later', act: step('ArrowRight') },
    { key: '5', does: 'keys.minutes', act: () => course && pin(minutesBefore(course, pinned)) },
    { key: 'Home', does: 'keys.start', act: () => pin(timeline?.start ?? null) },
    { key: 'End', does: 'keys.now', act: () => pin(null) },
    { key: 'g', does: 'keys.go-on', act: () => void (pinned === null ? null : ask.goOn(pinned)) },
    { key: 'b', does: 'keys.mark', act: mark },
  ]);
  if (timeline === null || course === null) return null;
  const parts = { timeline, course, pinned, pin, ask, mark };
  return (
    <section className="timeline" aria-label={words('timeline.heading')}>
      <Choices {...parts} />
      <Track {...parts} axis={sharedAxis(timeline)} />
    </section>
  );
}

/** Five minutes before what is looked at, in device time; the beginning of the try where it is not as old. */
function minutesBefore({ number, begins, ends }: Course, pinned: TryMoment | null): TryMoment {
  return { try: number, at: Math.max(begins, (pinned?.at ?? ends) - 5 * 60_000) };
}

interface Parts {
  readonly timeline: TimelineView;
  readonly course: Course;
  readonly pinned: TryMoment | null;
  readonly pin: (moment: TryMoment | null) => void;
  readonly ask: Asks;
  readonly mark: () => void;
}

/** Names the present moment. */
function useMark(course: Course | null): () => void {
  const { send } = useDesk();
  const marks = course?.deeds.filter(({ kind }) => kind === 'mark').length ?? 0;
  return () => send({ type: 'mark', label: words('timeline.mark-label', marks + 1) });
}

/** What the host is asked to do; a refusal is told. */
interface Asks {
  goOn(moment: TryMoment): Promise<void>;
  show(moment: TryMoment | null): Promise<void>;
}

function useAsks(pin: (moment: null) => void): Asks {
  const { api, tell } = useDesk();
  const isDone = async (asked: ReturnType<typeof api.show>): Promise<boolean> => {
    const answer = await asked.catch(() => ({ accepted: false, reason: words('failed') }) as const);
    if (!answer.accepted) tell(answer.reason);
    return answer.accepted;
  };
  return {
    async goOn(moment) {
      if (await isDone(api.goOnFrom(moment))) pin(null);
    },
    async show(moment) {
      await isDone(api.show(moment));
    },
  };
}

const clockOf = (at: number): string => timeOfDay(new Date(at).toISOString());

/** What can be done at the moment that is looked at. */
function Choices({ timeline, course, pinned, pin, ask, mark }: Parts) {
  const { view, send } = useDesk();
  return (
    <div className="timeline-choices">
      <button type="button" onClick={() => pin(timeline.start)}>
        {words('timeline.start')}
      </button>
      <button type="button" aria-keyshortcuts="B" onClick={mark}>
        {words('timeline.mark')}
      </button>
      <button
        type="button"
        onClick={() => send({ type: 'mark', label: words('timeline.start-label'), start: true })}
      >
        {words('timeline.make-start')}
      </button>
      {timeline.tries.length === 1 ? null : (
        <select
          aria-label={words('timeline.tries')}
          value={course.number}
          onChange={({ target }) => {
            const one = timeline.tries[Number(target.value) - 1];
            pin(
              one === undefined || one === timeline.tries.at(-1) ? null : { try: one.number, at: one.ends },
            );
          }}
        >
          {timeline.tries.map(({ number }) => (
            <option key={number} value={number}>
              {words('timeline.try', number)}
            </option>
          ))}
        </select>
      )}
      <span className="timeline-moment" role="status">
        {pinned === null ? words('timeline.now') : words('timeline.at', pinned.try, clockOf(pinned.at))}
      </span>
      {pinned === null ? null : (
        <>
          <button type="button" className="primary" onClick={() => void ask.goOn(pinned)}>
            {words('timeline.go-on')}
          </button>
          <button type="button" onClick={() => void ask.show(view.shown === null ? pinned : null)}>
            {words(view.shown === null ? 'timeline.show' : 'timeline.show-end')}
          </button>
          <button type="button" onClick={() => pin(null)}>
            {words('timeline.back')}
          </button>
        </>
      )}
    </div>
  );
}

/** Whether a pointer that went from one time to the other has drawn a span, and not clicked. */
const isFar = (axis: Axis, from: number, to: number): boolean =>
  Math.abs(placeOf(axis, from) - placeOf(axis, to)) > 0.01;

/** The moment that a key leads to; undefined for another key, and where there is none. */
function leadsTo(
  key: string,
  { stops, at }: { readonly stops: readonly number[]; readonly at: number },
): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return stops.findLast((stop) => stop < at);
    case 'ArrowRight':
      return stops.find((stop) => stop > at);
    case 'Home':
      return stops[0];
    case 'End':
      return stops.at(-1);
    default:
      return undefined;
  }
}

function Track({ timeline, course, axis, pinned, pin }: Parts & { readonly axis: Axis }) {
  const { api } = useDesk();
  const [hovered, hover] = useState<number | null>(null);
  const [moment, setMoment] = useState<TryMoment | null>(null);
  const watch = usePastWatch(api, moment);
  const { span, setSpan } = useMoments();
  const [drawn, draw] = useState<number | null>(null);
  const { number, begins, ends } = course;
  const at = pinned?.at ?? ends;

  const timeUnder = ({ currentTarget, clientX }: PointerEvent): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return Math.min(ends, Math.max(begins, timeAt(axis, (clientX - left) / width)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = leadsTo(event.key, { stops: stopsOf(course), at });
    if (event.key === 'Escape') pin(null);
    if (to === undefined) return;
    event.preventDefault();
    pin({ try: number, at: to });
  };

  return (
    <div className="timeline-body">
      <FilmStrip api={api} axis={axis} moments={filmOf(course, mostPictures)} pin={pin} />
      <div
        className="track"
        role="slider"
        tabIndex={0}
        aria-label={words('timeline.track')}
        aria-valuemin={begins}
        aria-valuemax={ends}
        aria-valuenow={at}
        aria-valuetext={words('timeline.at', number, clockOf(at))}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          const time = timeUnder(event);
          hover(time);
          setMoment({ try: number, at: time });
          if (drawn !== null && isFar(axis, drawn, time))
            setSpan({ from: Math.min(drawn, time), to: Math.max(drawn, time) });
        }}
        onPointerLeave={() => hover(null)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(timeUnder(event));
        }}
        onPointerUp={(event) => {
          const time = timeUnder(event);
          if (drawn !== null && !isFar(axis, drawn, time)) {
            setSpan(null);
            pin({ try: number, at: time });
          }
          draw(null);
        }}
      >
        <Phases axis={axis} course={course} />
        <Marks axis={axis} course={course} />
        <Faults axis={axis} course={course} />
        <Tries axis={axis} timeline={timeline} />
        {span === null ? null : (
          <span
            className="drawn"
            style={{
              insetInlineStart: `${placeOf(axis, span.from) * 100}%`,
              inlineSize: `${(placeOf(axis, span.to) - placeOf(axis, span.from)) * 100}%`,
            }}
          />
        )}
        <span className="cursor" style={{ insetInlineStart: `${placeOf(axis, at) * 100}%` }} />
      </div>
      {moment === null ? null : (
        <div
          className="preview"
          hidden={hovered === null}
          style={{
            insetInlineStart: `clamp(0px, calc(${placeOf(axis, moment.at) * 100}% - 120px), calc(100% - 240px))`,
          }}
        >
          <Mirror name="preview" watch={watch} label={words('timeline.preview', clockOf(moment.at))} />
          <span>{clockOf(moment.at)}</span>
        </div>
      )}
    </div>
  );
}
