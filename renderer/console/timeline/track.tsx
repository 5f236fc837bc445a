/** The rows under the film: parts of the set-up, what was done, faults as spans, tries as lines. */
import type { TimelineView } from '../../../shared/session/timeline.schema.ts';
import { spanWords, timeOfDay } from '../time.ts';
import { words } from '../words.ts';
import type { Axis } from './axis.ts';
import { openStretch, placeOf } from './axis.ts';
import type { Course } from './course.ts';
import { phasesOf } from './course.ts';

const isoOf = (at: number): string => new Date(at).toISOString();

/** From one time to another on the axis, as insets of an absolute box. */
const span = (axis: Axis, from: number, to: number) => ({
  insetInlineStart: `${placeOf(axis, from) * 100}%`,
  inlineSize: `${(placeOf(axis, to) - placeOf(axis, from)) * 100}%`,
});
const point = (axis: Axis, at: number) => ({ insetInlineStart: `${placeOf(axis, at) * 100}%` });

export function Phases({ axis, course }: { readonly axis: Axis; readonly course: Course }) {
  return (
    <div className="timeline-row phases">
      {phasesOf(course).map(({ phase, from, to, hasFailed }) => (
        <span
          key={from}
          className="phase"
          data-phase={phase}
          data-failed={hasFailed || undefined}
          title={`${words(`timeline.phase.${phase}`)}, ${timeOfDay(isoOf(from))}`}
          style={span(axis, from, to)}
        >
          <PhaseName axis={axis} from={from} to={to} name={words(`timeline.phase.${phase}`)} />
        </span>
      ))}
      {axis
        .filter(({ isGap }) => isGap)
        .map(({ from, to }) => (
          <span key={from} className="gap" style={span(axis, from, to)}>
            {spanWords(isoOf(from), isoOf(to))}
          </span>
        ))}
    </div>
  );
}

/** Where no gap hides it. */
function PhaseName(props: {
  readonly axis: Axis;
  readonly from: number;
  readonly to: number;
  readonly name: string;
}) {
  const { axis, from, to, name } = props;
  const open = openStretch(axis, from, to);
  const [start, end] = [placeOf(axis, from), placeOf(axis, to)];
  if (open === null || end <= start) return null;
  const share = (at: number) => (placeOf(axis, at) - start) / (end - start);
  return (
    <span
      className="phase-name"
      style={{
        marginInlineStart: `${share(open.from) * 100}%`,
        inlineSize: `${(share(open.to) - share(open.from)) * 100}%`,
      }}
    >
      {name}
    </span>
  );
}

/** Of faults and of tries so many lines at most: the newest. */
const lines = 3;

export function Faults({ axis, course }: { readonly axis: Axis; readonly course: Course }) {
  const { faults, begins, ends } = course;
  return (
    <div className="timeline-row lines">
      {faults.slice(-lines).map(({ id, words: what, set, felt, mended }) => (
        <span
          key={`${id} ${set}`}
          className="fault-span"
          data-felt={felt !== null || undefined}
          title={what}
          style={span(axis, Math.max(begins, set), mended ?? ends)}
        >
          {what}
        </span>
      ))}
    </div>
  );
}

export function Marks({ axis, course }: { readonly axis: Axis; readonly course: Course }) {
  const { deeds, failures } = course;
  return (
    <div className="timeline-row marks">
      {deeds.map(({ at, kind, label }, index) => (
        <span
          key={index}
          className="deed"
          data-kind={kind}
          title={`${timeOfDay(isoOf(at))} ${words(`timeline.deed.${kind}`)} ${label}`.trim()}
          style={point(axis, at)}
        >
          {kind === 'rate' ? label : null}
        </span>
      ))}
      {failures.map(({ at, code }) => (
        <span key={at} className="failure" title={code} style={point(axis, at)}>
          {words('timeline.failed', code)}
        </span>
      ))}
    </div>
  );
}

export function Tries({ axis, timeline }: { readonly axis: Axis; readonly timeline: TimelineView }) {
  return (
    <div className="timeline-row lines">
      {timeline.tries.slice(-lines).map(({ number, begins, ends }) => (
        <span
          key={number}
          className="try"
          data-present={number === timeline.tries.length || undefined}
          style={span(axis, begins, ends)}
        >
          {words('timeline.try', number)}
        </span>
      ))}
    </div>
  );
}
