/** Plays the good solution of an exercise as fast as it goes. */
import { goToStart } from '../session/exercises/go-to-start.ts';
import { openSession } from '../session/open-session.ts';
import type { OpenedSession } from '../session/open-session.ts';
import type { JournalStorage } from '../session/session.ts';
import type { SessionSources } from '../session/sources.ts';
import { playWalk } from '../session/walk.ts';
import type { WalkOrder } from '../session/walk.ts';

/** The session at its end, marked; `journal` names where it is kept. */
export function solveExercise(
  sources: SessionSources,
  storage: JournalStorage,
  journal: string | null,
  underWay?: WalkOrder['underWay'],
): OpenedSession {
  const { training, scenario } = sources;
  const opened = openSession(sources, storage, journal);
  const { session } = opened;
  const walk = training ? goToStart(session, training.exercise, scenario) : [];
  playWalk({ session, scenario: { ...scenario, walk }, ...(underWay ? { underWay } : {}) });
  session.mark();
  return opened;
}
