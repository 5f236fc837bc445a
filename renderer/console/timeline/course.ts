/** The course of a try: what happened from the beginning to its end, the tries that it goes on from with it. */
import type {
  Phase,
  TimelineDeed,
  TimelineTry,
  TimelineView,
  TryMoment,
} from '../../../shared/session/timeline.schema.ts';
import { axisOf, type Axis } from './axis.ts';

export interface Course
  extends Pick<TimelineTry, 'number' | 'ends' | 'screens' | 'jumps' | 'faults' | 'failures'> {
  readonly begins: number;
  readonly deeds: readonly TimelineDeed[];
}

/** Of a try that there is not, null. */
export function courseOf({ tries }: Pick<TimelineView, 'tries'>, number: number): Course | null {
  const own = tries[number - 1];
  if (own === undefined) return null;
  const former = own.from === null ? null : courseOf({ tries: tries.slice(0, number - 1) }, own.from.try);
  if (former === null || own.from === null) return own;
  const { at } = own.from;
  return {
    ...own,
    begins: former.begins,
    screens: [...former.screens.filter((one) => one.at <= at), ...own.screens],
    deeds: [...former.deeds.filter((one) => one.at <= at), ...own.deeds],
    jumps: [
      ...former.jumps.filter(({ from }) => from < at).map(({ from, to }) => ({ from, to: Math.min(to, at) })),
      ...own.jumps,
    ],
  };
}

/** One axis for all tries, so that they can be compared. */
export const sharedAxis = ({ tries }: TimelineView): Axis =>
  axisOf(
    tries.flatMap(({ begins, ends, screens, deeds, jumps, faults, failures }) => [
      begins,
      ends,
      ...screens.map(({ at }) => at),
      ...deeds.map(({ at }) => at),
      ...jumps.flatMap(({ from, to }) => [from, to]),
      ...faults
        .flatMap(({ set, felt, mended }) => [set, felt ?? set, mended ?? set])
        .filter((at) => at >= (tries[0]?.begins ?? 0)),
      ...failures.map(({ at }) => at),
    ]),
  );

export interface PhaseBar {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
  /** A failure came in it. */
  readonly hasFailed: boolean;
}

/** The parts of the set-up one after another; a screen that comes in the midst of any leaves the part as it is. */
export function phasesOf({ screens, failures, ends }: Course): readonly PhaseBar[] {
  const turns = screens.flatMap(({ at, phase }) => (phase === null ? [] : [{ at, phase }]));
  const changes = turns.filter(({ phase }, index) => turns[index - 1]?.phase !== phase);
  return changes.map(({ at, phase }, index) => {
    const to = changes[index + 1]?.at ?? ends;
    // A failure is the end of the part in which its page comes.
    const hasFailed = failures.some((one) => one.at > at && one.at <= to);
    return { phase, from: at, to, hasFailed };
  });
}

/** Screens of the film strip: at most so many, and the same ones while the course goes on, until there are too many. */
export function filmOf({ screens, number }: Course, most: number): readonly TryMoment[] {
  let stride = 1;
  while (Math.ceil(screens.length / stride) > most) stride *= 2;
  return screens.filter((_one, index) => index % stride === 0).map(({ at }) => ({ try: number, at }));
}

/** What an arrow key goes to: marks, deeds of the instructor, what was felt, failures, screens' turns. */
export const stopsOf = ({ begins, ends, screens, deeds, faults, failures }: Course): readonly number[] =>
  [
    ...new Set([
      begins,
      ends,
      ...screens.map(({ at }) => at),
      ...deeds.filter(({ kind }) => kind !== 'person').map(({ at }) => at),
      ...faults.flatMap(({ felt }) => felt ?? []),
      ...failures.map(({ at }) => at),
    ]),
  ]
    .filter((at) => at >= begins && at <= ends)
    .toSorted((a, b) => a - b);
