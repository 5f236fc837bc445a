/** Which answer of a walk's stretch is due, by the pages that have come so far. */
import { ownOf } from '../../shared/own.ts';
import type { Answer, Deviation, Stretch } from '../../shared/session/walk.ts';
import type { ScreenView } from '../../shared/stage/view.ts';

/** No page of a stretch is answered more often: what comes back that often goes in a circle. */
const mostTimes = 20;

/**
 * What has been seen of the pages that one stretch answers. Each answer is given once each time its page comes; not
 * again where the page has come back with a problem, which the same answer would bring once more.
 */
export class PagesSeen {
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

  /** Whether the stretch has an answer to the page. */
  answers(screen: ScreenView): boolean {
    return this.#answers.some((answer) => shows(screen, answer));
  }

  /** The page that shows may be answered once more: what was begun was broken off. */
  forget(): void {
    this.#given.clear();
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
