/** The timeline of a debrief: pages one after another, long waits folded, and what was set, failed and said between. */
import type { DebriefMoment } from '../../../shared/exercises/debrief.ts';
import type { ExerciseMode } from '../../../shared/exercises/modes.ts';
import type { TraineeRecordView } from '../../../shared/exercises/exercise-views.ts';
import { faultById } from '../../../shared/faults/index.ts';
import { remedyById } from '../../../shared/exercises/remedies.ts';
import type { Report } from '../../../shared/session/report.ts';
import type { Failure, Fault } from '../../../shared/session/truth.ts';
import { parseInstant } from '../../world/time.ts';
import { byWhom } from '../admin-words.ts';
import { spanWords, stepName } from './words.ts';

/** A page that stands longer than this, milliseconds, stands for a gap: a PC in its box. */
const gap = 6 * 3_600_000;
/** Pages that pass this quickly are not worth a line. */
const blink = 3_000;

const modeWords: Readonly<Record<ExerciseMode, string>> = {
  show: 'Held as a show from here on',
  try: 'Held to be tried from here on',
  test: 'Held as a test from here on',
};

const time = (text: string): number => parseInstant(text) ?? 0;

export interface TimelineFacts {
  readonly screens: Report['screens'];
  readonly faults: readonly Fault[];
  readonly failures: readonly Failure[];
  readonly said: TraineeRecordView;
  readonly writes: Report['writes'];
  readonly modes: readonly { readonly at: string; readonly mode: ExerciseMode }[];
  /** World time of the end, ISO 8601. */
  readonly end: string;
}

export function timelineOf(facts: TimelineFacts): readonly DebriefMoment[] {
  return [...pagesOf(facts), ...momentsOf(facts)].toSorted((one, other) => time(one.at) - time(other.at));
}

function pagesOf({ screens, end }: TimelineFacts): readonly DebriefMoment[] {
  const shown: DebriefMoment[] = [];
  for (const [index, { id, title, at }] of screens.entries()) {
    const lasted = time(screens[index + 1]?.at ?? end) - time(at);
    const words = title || id;
    const last = shown.at(-1);
    if (last?.kind === 'page' && (last.words === words || lasted < blink))
      shown[shown.length - 1] = { ...last, lasted: (last.lasted ?? 0) + lasted };
    else if (lasted >= gap)
      shown.push({ at, kind: 'gap', words: `${words}: ${spanWords(lasted)} pass`, lasted });
    else shown.push({ at, kind: 'page', words, lasted });
  }
  return shown;
}

function momentsOf({ faults, failures, said, writes, modes }: TimelineFacts): readonly DebriefMoment[] {
  const moment = (kind: DebriefMoment['kind'], at: string | null, words: string): readonly DebriefMoment[] =>
    at === null ? [] : [{ at, kind, words, lasted: null }];
  return [
    ...faults.flatMap(({ words, felt, mended }) => [
      ...moment('fault', felt, `Felt: ${words}`),
      ...moment('fault', felt && mended, `Set right: ${words}`),
    ]),
    ...failures.flatMap(({ at, code, step }) =>
      moment('failure', at, `Failed: ${code} at ${stepName(step)}`),
    ),
    ...moment('trainee', said.begun, 'The trainee took over'),
    ...said.hints.flatMap(({ at, price }, index) =>
      moment('trainee', at, `Hint ${index + 1} (${price} points)`),
    ),
    ...said.diagnoses.flatMap(({ at, cause, remedy }) =>
      moment(
        'trainee',
        at,
        `Diagnosis: ${faultById(cause)?.title ?? cause}. ${remedyById(remedy)?.words ?? remedy}`,
      ),
    ),
    ...writes.flatMap(({ at, by, words, status }) =>
      moment(
        by === 'trainee' ? 'trainee' : 'instructor',
        at,
        byWhom(status < 400 ? words : `Refused by the service (${status}): ${words}`, by),
      ),
    ),
    ...modes.flatMap(({ at, mode }) => moment('instructor', at, modeWords[mode])),
    ...said.freezes.flatMap((at) => moment('instructor', at, 'The world was stopped')),
  ];
}
