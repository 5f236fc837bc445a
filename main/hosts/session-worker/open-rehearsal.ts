/** Opens the session that a request asks for, with everything it needs from files. */
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Stretch } from '../../../shared/session/walk.ts';
import { readJournal } from '../../session/journal.ts';
import type { JournalHeader } from '../../session/journal.ts';
import { beginSession } from '../../session/open-session.ts';
import type { DraftOrigin } from '../../session/exercises/draft.ts';
import { goToStart } from '../../session/exercises/go-to-start.ts';
import type { SessionSources } from '../../session/sources.ts';
import { writtenSetting } from '../start-options.ts';
import { shippedExercises } from '../exercises.ts';
import { defaultScenario, findScenario, shippedScenarios, sourcesOf, sourcesOfExercise } from '../sources.ts';
import { tenantOfJournal } from '../tenant-of-journal.ts';
import { openJournalFile } from '../storage/journal-file.ts';
import type { RehearsalRequest } from './messages.ts';
import type { OpenedRehearsal } from './serve-session.ts';

/**
 * Runs in the worker thread. Begins the session only: strides bring it to where its journal ends, and `tell`
 * hears what the person should know. Throws BadInputError; the journal is unlocked again then.
 */
export function openRehearsal(request: RehearsalRequest, tell: (notice: string) => void): OpenedRehearsal {
  const storage = openJournalFile(request.journal);
  try {
    const stored = storage.read();
    const sources =
      stored === ''
        ? newSources(request)
        : continuedSources(request, readJournal(stored, request.journal).header);
    const session = beginSession(sources, storage, request.journal, {
      tell,
      filmed: true,
      // Whoever names a speed wants it to go on.
      frozen: request.rate === null,
      wallClock: Date.now,
    });
    const left =
      stored === '' && sources.training
        ? goToStart(session, sources.training.exercise, sources.scenario)
        : walkOf(sources);
    if (stored === '' && request.show) session.submit({ type: 'mode', mode: 'show' });
    return {
      session,
      scenario: { ...sources.scenario, walk: left },
      origin: originOf(request, sources),
      readJournal: () => storage.read(),
      close: () => storage.close(),
    };
  } catch (error) {
    storage.close();
    throw error;
  }
}

/** What it was begun from; of a recording the settings of its scenario are not known any more. */
function originOf({ scenario, settings, tenant }: RehearsalRequest, sources: SessionSources): DraftOrigin {
  const { training, tenant: own } = sources;
  const begun = training?.exercise ?? {
    scenario: scenario === null ? sources.scenario.id : fullPath(scenario),
    set: settings,
    faults: [],
  };
  const other = tenant ?? (own.name === sources.scenario.tenant ? null : own.name);
  return { ...begun, tenant: other, walk: walkOf(sources) };
}

/** What names a file does so from everywhere. */
const fullPath = (named: string): string => (/[\\/]|\.json$/.test(named) ? path.resolve(named) : named);

/** What a show plays; a journal holds no walk, but names what may be shipped or lie here. */
function walkOf({ scenario, training }: SessionSources): readonly Stretch[] {
  const held = training ? training.exercise.solution : scenario.walk;
  if (held.length > 0) return held;
  if (training) return shippedExercises().find(({ id }) => id === training.exercise.id)?.solution ?? [];
  return shippedScenarios().find(({ id }) => id === scenario.id)?.walk ?? [];
}

function newSources({ scenario, exercise, settings, tenant }: RehearsalRequest): SessionSources {
  if (exercise) return sourcesOfExercise(exercise, tenant);
  return sourcesOf(findScenario(scenario ?? defaultScenario, settings), tenant);
}

/** A journal goes on with the scenario as it was when the journal was begun, and with the same tenant. */
function continuedSources(
  { scenario, exercise, settings, tenant, journal }: RehearsalRequest,
  begun: JournalHeader,
): SessionSources {
  if (exercise)
    throw new BadInputError(
      'There is a journal already',
      journal,
      'Leave --exercise out to go on with it, or name another journal',
    );
  const [setting] = settings;
  if (setting !== undefined)
    throw new BadInputError(
      'The journal goes on with the scenario as it was begun',
      writtenSetting(setting),
      'Leave it out to go on with it, or name another journal',
    );
  if (scenario !== null) checkSame(findScenario(scenario), begun.scenario);
  return sourcesOf(begun.scenario, tenant ?? tenantOfJournal(begun, journal), begun.training);
}

function checkSame(asked: Scenario, begun: Scenario): void {
  if (asked.id === begun.id) return;
  throw new BadInputError(
    `The journal is of the scenario ${begun.id}`,
    `--scenario ${asked.id}`,
    'Leave --scenario out to go on with it, or name another journal',
  );
}
