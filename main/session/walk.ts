/**
 * Plays a scenario's walk: a person who looks at the screen and answers what it shows. It knows nothing but the
 * stage view and the list of the tenant's people, and uses nothing but inputs.
 */
import type { Scenario } from '../../shared/session/scenario.ts';
import type { Stretch } from '../../shared/session/walk.ts';
import { PagesSeen } from './pages-seen.ts';
import type { Session } from './session.ts';
import { inputOf } from './walker.ts';

export interface WalkEnd {
  /** 'done': the outcome came; 'stopped': the asked-for end came; 'stuck': nothing will happen any more. */
  readonly end: 'done' | 'stopped' | 'stuck';
  /** The stretch that it stopped or got stuck in, and whether the page that shows had been answered. */
  readonly in: Stretch | null;
  readonly answered: boolean;
}

export interface WalkOrder {
  readonly session: Session;
  readonly scenario: Pick<Scenario, 'walk' | 'user' | 'network'>;
  /** Looked at after everything that happens; true ends the walk. Without it the outcome behind the last answer does. */
  readonly stop?: () => boolean;
  /** Is called again and again on a way that takes a while. */
  readonly underWay?: (session: Session) => void;
}

/** Alarms between two calls of `underWay`. */
const strideLength = 256;

/** Nothing that is rehearsed waits longer than this for a page, milliseconds of world time. */
const patience = 26 * 3_600_000;

/** Plays until `stop` holds, or the outcome has come, or nothing more will happen. */
export function playWalk({ session, scenario, stop, underWay }: WalkOrder): WalkEnd {
  const { walk } = scenario;
  let index = 0;
  let pages = new PagesSeen(walk[0]);
  let waitedSince = session.now();
  /** Somebody has done something about the failure that shows: a retry goes on. */
  let goesOn = false;

  for (;;) {
    if (stop?.()) return { end: 'stopped', in: walk[index] ?? null, answered: false };
    const due = pages.look(session.stage().screen);
    goesOn = session.outcome() === 'failed' && (goesOn || (due !== undefined && due.do.length > 0));
    if (due) {
      for (const input of due.do) {
        const said = inputOf(input, session, scenario);
        if (said === undefined) continue;
        session.advance(due.after * 1_000);
        session.submit(said);
        while (!session.stride(strideLength)) underWay?.(session);
      }
      if (due.ends) pages = new PagesSeen(walk[++index]);
      waitedSince = session.now();
      continue;
    }
    if (pages.refused && !stop) return { end: 'stuck', in: walk[index] ?? null, answered: true };
    const over = isOver();
    if (over && !stop) return { end: 'done', in: null, answered: false };
    const alarm = session.nextAlarm();
    if (alarm === undefined || session.now() - waitedSince > patience)
      return { end: over ? 'done' : 'stuck', in: walk[index] ?? null, answered: pages.answered };
    session.advance(alarm - session.now(), 1);
  }

  /** Nobody answers what shows, and it is an outcome; what follows a failure needs an answer to its page. */
  function isOver(): boolean {
    const outcome = session.outcome();
    if (outcome === 'failed') return !goesOn || index >= walk.length;
    return outcome !== 'running' && index >= walk.length - 1;
  }
}
