/** Replays a recording and makes its debrief: nothing that it says of itself is taken for granted. */
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Debrief } from '../../shared/exercises/debrief.ts';
import type { DebriefPicture } from '../../shared/exercises/debrief-picture.ts';
import type { Exercise } from '../../shared/exercises/exercise.schema.ts';
import type { Training } from '../../shared/exercises/training.ts';
import { BadInputError } from '../../shared/failures.ts';
import { digestOf } from '../session/digest.ts';
import { recorded } from '../session/exercises/recorded-training.ts';
import type { JournalHeader } from '../session/journal.ts';
import { readJournal } from '../session/journal.ts';
import { beginSession } from '../session/open-session.ts';
import { scenarioOf, sourcesOf } from './sources.ts';
import { readJournalFile } from './storage/journal-file.ts';
import { tenantOfJournal } from './tenant-of-journal.ts';

export interface RecordingParts {
  /** The instructor's own exercises: by them it is graded, whatever the recording brings. */
  readonly exercises: ReadonlyMap<string, Exercise>;
  /** The tenant's folder or zip; null: where the recording says. */
  readonly tenant: string | null;
  /** With pictures of its pages. */
  readonly filmed: boolean;
  /** Hears how far it is, 0 to 100. */
  underWay(percent: number): void;
}

/** Alarms between two looks at what else there is to do. */
const strideLength = 512;

/** Throws BadInputError for a file that is no recording, or of another tenant. */
export async function debriefOfRecording(
  file: string,
  parts: RecordingParts,
): Promise<{ readonly debrief: Debrief; readonly pictures: readonly DebriefPicture[] }> {
  const text = readJournalFile(file);
  if (text === '') throw new BadInputError('The recording is empty', file, 'Name one that Reseal wrote');
  const { header } = readJournal(text, file);
  const { training, remarks } = judged(header, parts.exercises);
  const tenant = parts.tenant ?? tenantOfJournal(header, file);
  const told: string[] = [];
  const session = beginSession(
    sourcesOf(header.scenario, tenant, training),
    { read: () => text, append: () => undefined, truncate: () => undefined },
    file,
    { tell: (notice) => told.push(notice), filmed: parts.filmed, proves: true },
  );
  while (session.progress()?.doing === 'opening') {
    session.stride(strideLength);
    parts.underWay(session.progress()?.percent ?? 100);
    await setImmediate();
  }
  const debrief = session.debrief({
    recording: path.parse(file).name,
    remarks: [...remarks, ...told],
    titleOf: (id) => parts.exercises.get(id)?.title,
  });
  return { debrief, pictures: session.pictures() };
}

/** What it is graded by, and what is odd about it. */
function judged(
  { training, scenario }: JournalHeader,
  own: RecordingParts['exercises'],
): { readonly training?: Training; readonly remarks: readonly string[] } {
  if (!training) return { remarks: [] };
  const exercise = own.get(training.exercise.id);
  if (!exercise)
    return {
      training,
      remarks: [
        `Nobody here knows the exercise ${training.exercise.id}: it is graded by what the recording brings.`,
      ],
    };
  const mine = { ...training, exercise };
  const isSame = digestOf(recorded(mine)) === digestOf(recorded(training));
  const said = ({ said: _said, ...rest }: JournalHeader['scenario']) => digestOf({ ...rest, walk: [] });
  return {
    training: mine,
    remarks: [
      ...(isSame
        ? []
        : ['The exercise in the recording is another one than here: it is graded by the one here.']),
      ...(said(scenarioOf(exercise)) === said(scenario)
        ? []
        : ['The recording is of another scenario than its exercise.']),
    ],
  };
}
