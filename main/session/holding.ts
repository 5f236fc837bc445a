/** How a rehearsal is held: as a show, to try, or as a test; and whether the show plays. */
import type { ExerciseMode } from '../../shared/exercises/modes.ts';
import type { Refusal } from '../../shared/bridge.ts';
import type { PlayInput, SessionInput } from '../../shared/session/input.ts';
import type { SimTime } from '../world/time.ts';
import { iso } from '../world/time.ts';

/** What changes with a mode, for the log. */
const toldOf: Readonly<Record<ExerciseMode, string>> = {
  show: 'Held as a show from here on: the good solution plays, and anybody may take over',
  try: 'Held to be tried from here on: hints on request, and looking back',
  test: 'Held as a test from here on: no hints, no looking back, and a freeze is noted',
};

type HoldingInput = PlayInput | Extract<SessionInput, { type: 'mode' }>;

export class Holding {
  #mode: ExerciseMode;
  #plays: boolean;
  readonly #changes: { readonly at: string; readonly mode: ExerciseMode }[] = [];

  constructor(mode: ExerciseMode) {
    this.#mode = mode;
    this.#plays = mode === 'show';
  }

  get mode(): ExerciseMode {
    return this.#mode;
  }

  /** The good solution is played; false where somebody has taken over, and where no show is held. */
  get plays(): boolean {
    return this.#plays;
  }

  /** Each change of the mode, in world time. */
  get changes(): readonly { readonly at: string; readonly mode: ExerciseMode }[] {
    return this.#changes;
  }

  /** Who takes over twice, or lets play what plays, is not told so. */
  refusal(input: HoldingInput): Refusal | undefined {
    if (input.type === 'mode')
      return input.mode === this.#mode ? { reason: 'It is held so already.', ignored: true } : undefined;
    const { on } = input;
    if (this.#mode !== 'show') return { reason: 'No show is held.', ignored: true };
    if (on === this.#plays)
      return { reason: on ? 'The show plays.' : 'The show does not play.', ignored: true };
    return undefined;
  }

  /** `refusal` must have said nothing. Answers what is to be noted in the instructor's log. */
  apply(input: HoldingInput, now: SimTime): string {
    if (input.type === 'play') {
      this.#plays = input.on;
      return input.on ? 'The show plays on' : 'Somebody has taken over from the show';
    }
    const { mode } = input;
    this.#mode = mode;
    this.#plays = mode === 'show';
    this.#changes.push({ at: iso(now), mode });
    return toldOf[mode];
  }

  /** For the state digest; undefined where it is held as it was begun. */
  state(): unknown {
    return this.#changes.length === 0 && this.#plays === (this.#mode === 'show')
      ? undefined
      : { mode: this.#mode, plays: this.#plays, changes: this.#changes };
  }
}
