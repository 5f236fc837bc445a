/** What a session remembers of all its tries while it lives: their film, and what was true in each. */
import type { Report } from '../../../shared/session/report.ts';
import type { TimelineView, TryMoment } from '../../../shared/session/timeline.schema.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import { instant, iso } from '../../world/time.ts';
import { causeIn } from '../failure.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { Stone } from '../tries.ts';
import { triesOf } from '../tries.ts';
import { Film } from './film.ts';
import type { TimelineParts, TruthOfTry } from './timeline.ts';
import { momentOf, reportTries, timelineOf } from './timeline.ts';

/** The rehearsal as it is at present. */
export interface Present {
  readonly rehearsal: Rehearsal;
  readonly stones: readonly Stone[];
  /** The entry that was brought about last. */
  last(): number;
}

const truthOf = ({ truth, cloud }: Rehearsal): TruthOfTry => ({
  faults: truth.faults(),
  failures: truth.failures(causeIn(cloud)),
});

export class Recollection {
  readonly #film = new Film();
  readonly #truths = new Map<number, TruthOfTry>();
  readonly #start: number;
  readonly #isFilmed: boolean;

  /** `start` is the scenario's beginning; a session that is not filmed knows its tries and no picture of them. */
  constructor(start: number, isFilmed: boolean) {
    this.#start = start;
    this.#isFilmed = isFilmed;
  }

  /** Follows a world that was just made; the journal ends with the entry `end`. */
  watch({ rehearsal, last }: Pick<Present, 'rehearsal' | 'last'>, end: number): void {
    this.#film.begin(end);
    if (!this.#isFilmed) return;
    const take = (): void => this.#film.take(last(), rehearsal.world.clock.now, rehearsal.stage());
    rehearsal.pc.changes.listen(take);
    take();
  }

  /** The world of a try is left: what was true in it is kept. */
  leave(number: number, rehearsal: Rehearsal): void {
    if (this.#isFilmed) this.#truths.set(number, truthOf(rehearsal));
  }

  timeline(present: Present): TimelineView {
    return timelineOf(this.#parts(present));
  }

  /** As a report has them. */
  tries(present: Present): Report['tries'] {
    return reportTries(this.#parts(present));
  }

  moment(present: Present, moment: TryMoment): ReturnType<typeof momentOf> {
    return momentOf(this.#parts(present), moment);
  }

  /** What the stage showed then; null where the film does not reach. */
  lookBack(present: Present, moment: TryMoment): StageView | null {
    const way = this.moment(present, moment)?.way;
    const frame = way && this.#film.frameAt(way, moment.at);
    const view = frame && this.#film.view(frame);
    return view === undefined ? null : { ...view, time: iso(instant(moment.at)) };
  }

  #parts({ stones, rehearsal }: Present): TimelineParts {
    const count = triesOf(stones).length;
    return {
      stones,
      film: this.#film,
      start: this.#start,
      now: rehearsal.world.clock.now,
      truth: (number) => (number === count ? truthOf(rehearsal) : this.#truths.get(number)),
    };
  }
}
