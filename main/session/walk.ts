/**
 * Plays a scenario's walk: a person who looks at the screen and answers what it shows. It knows nothing but the
 * stage view and the list of the tenant's people, and uses nothing but inputs.
 */
import { ownOf } from '../../shared/own.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { Answer, Deviation, Stretch } from '../../shared/session/walk.ts';
import type { ScreenView } from '../../shared/stage/view.ts';
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

/** No page of a stretch is answered more often: what comes back that often goes in a circle. */
const mostTimes = 20;

/**
 * What has been seen of the pages that one stretch answers. Each answer is given once each time its page comes; not
 * again where the page has come back with a problem, which the same answer would bring once more.
 */
class PagesSeen {
  readonly #answers: readonly (Answer | Deviation)[];
  /** How many times the page of an answer has come; it is in `#shown` while it shows. */
  readonly #times = new Map<Answer, number>();
  readonly #shown = new Set<Answer>();
  readonly #given = new Set<Answer>();
  /** How many times an answer has been given in all. */
  readonly #counts = new Map<Answer, number>();
  #refused = false;

  constructor(stretch: Stretch | undefined) {
    this.#answers = stretch ? [...stretch.deviations, ...stretch.answers] : [];
  }

  /** The page that showed last had an answer, and it was given. */
  get answered(): boolean {
    return this.#given.size > 0;
  }

  /** The page that shows would be answered as before, which has come to a problem or goes in a circle. */
  get refused(): boolean {
    return this.#refused;
  }

  /** The answer that is to be given now. */
  look(screen: ScreenView): Answer | undefined {
    for (const answer of this.#answers) this.#see(answer, shows(screen, answer));
    const fitting = this.#answers.find(
      (answer) => this.#shown.has(answer) && (!('time' in answer) || answer.time === this.#times.get(answer)),
    );
    if (!fitting) this.#refused = false;
    if (!fitting || this.#given.has(fitting)) return undefined;
    this.#given.add(fitting);
    const count = this.#counts.get(fitting) ?? 0;
    this.#refused = count >= mostTimes || (count > 0 && tellsOfAProblem(screen));
    if (this.#refused) return undefined;
    this.#counts.set(fitting, count + 1);
    return fitting;
  }

  #see(answer: Answer, showing: boolean): void {
    if (!showing) {
      this.#shown.delete(answer);
      this.#given.delete(answer);
    } else if (!this.#shown.has(answer)) {
      this.#shown.add(answer);
      this.#times.set(answer, (this.#times.get(answer) ?? 0) + 1);
    }
  }
}

const tellsOfAProblem = (screen: ScreenView): boolean => 'problem' in screen && screen.problem !== null;

export const shows = (screen: ScreenView, { at, when }: Answer): boolean =>
  screen.id === at &&
  Object.entries(when).every(
    ([key, value]) => ownOf(screen as unknown as Record<string, unknown>, key) === value,
  );
