/**
 * Plays a show: the walk of a good solution, one deed after another, each after as long as it takes to read what is about
 * to be done. What it does are inputs as a person's; that it plays, or that somebody has taken over, is journalled as well.
 * It keeps no clock: whoever drives the session says what time it is on the wall, in milliseconds.
 */
import type { SessionInput } from '../../../shared/session/input.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Answer, Stretch } from '../../../shared/session/walk.ts';
import { isTrainees } from '../../../shared/session/input.schema.ts';
import { waitsForPerson } from '../../../shared/stage/screens.ts';
import { PagesSeen, shows } from '../pages-seen.ts';
import type { Session } from '../session.ts';
import { inputOf } from '../walker.ts';
import { captionOf, deedsInWords } from './captions.ts';

/** Milliseconds on the wall. */
export const showPace = {
  /** A caption is read in so long, and each of its characters prolongs it, up to a bound. */
  caption: 2_000,
  character: 35,
  longest: 8_000,
  /** Between the deeds of one answer: two presses of a key. */
  press: 500,
  /** A page without an answer may belong to a later part of the walk. */
  puzzled: 3_000,
  /** What was done has brought nothing about: it is done once more. */
  again: 15_000,
  /** The end stands so long before the show begins anew, and so does a PC at which nobody does anything. */
  end: 12_000,
  idle: 60_000,
} as const;
export type ShowPace = Readonly<Record<keyof typeof showPace, number>>;

/** Milliseconds between two looks at a page while it plays. */
const turn = { shortest: 16, longest: 250 } as const;

/** Who watches may hurry, hold and let go on. */
const ofTime: ReadonlySet<SessionInput['type']> = new Set(['rate', 'pause', 'resume', 'mark']);

export interface ShowParts {
  readonly session: Pick<
    Session,
    | 'held'
    | 'now'
    | 'rate'
    | 'progress'
    | 'stage'
    | 'console'
    | 'outcome'
    | 'accessPassOf'
    | 'practicePin'
    | 'submit'
  >;
  /** `walk` is that of the good solution. */
  readonly scenario: Pick<Scenario, 'walk' | 'user' | 'network'>;
  /** `showPace` where it is left out. */
  readonly pace?: ShowPace;
  /** It is to begin anew; `untouched`: nobody but the show has done anything. */
  again(untouched: boolean): void;
}

/** What is being done: the rest of an answer's inputs, and when the next is due. */
interface Doing {
  readonly answer: Answer;
  readonly rest: SessionInput[];
  begun: boolean;
  due: number;
  /** The walk's own wait: not before this world time, which passes at the rehearsal's rate. */
  notBefore: number;
}

export class ShowPlayer {
  readonly #parts: ShowParts;
  readonly #pace: ShowPace;
  #index = 0;
  #pages: PagesSeen;
  #doing: Doing | null = null;
  /** Since when nobody has done anything; null: not looked at yet. */
  #rests: number | null = null;
  #wasPlaying = false;
  #untouched = true;
  #hurried = false;
  #caption = '';
  #over = false;

  constructor(parts: ShowParts) {
    this.#parts = parts;
    this.#pace = parts.pace ?? showPace;
    this.#pages = new PagesSeen(this.#stretch);
  }

  get #stretch(): Stretch | undefined {
    return this.#parts.scenario.walk[this.#index];
  }

  /** What is to be read; '' for nothing. */
  get caption(): string {
    return this.#isPlaying ? this.#caption : '';
  }

  /** It plays and the page waits for it: no more than real time is to pass while it is read. */
  get reads(): boolean {
    return this.#isPlaying && !this.passes && waitsForPerson(this.#parts.session.stage().screen);
  }

  /** It plays, and the walk lets time pass before the next deed: nobody waits for that. */
  get passes(): boolean {
    const { session } = this.#parts;
    return this.#isPlaying && this.#doing !== null && session.now() < this.#doing.notBefore;
  }

  get #isPlaying(): boolean {
    const { mode, plays } = this.#parts.session.held();
    return mode === 'show' && plays;
  }

  /** Before a person's input is submitted: who does something at the PC or in the portal takes over; who lets it play on hurries it. */
  heard(input: SessionInput, now: number): void {
    if (!ofTime.has(input.type)) this.#untouched = false;
    if (this.#parts.session.held().mode !== 'show') return;
    this.#rests = now;
    if (input.type === 'play' && input.on) this.#hurried = this.#isPlaying;
    if (this.#isPlaying && isTrainees(input)) this.#parts.session.submit({ type: 'play', on: false });
  }

  /** Does what is due at this time; answers whether it has done or said something. */
  turn(now: number): boolean {
    const { session } = this.#parts;
    const before = this.#caption;
    if (this.#over || session.held().mode !== 'show') {
      this.#caption = '';
      this.#rests = null;
      this.#wasPlaying = false;
      return before !== '';
    }
    if (session.rate().paused || session.progress() !== null) {
      this.#rests = now;
      if (this.#doing) this.#doing.due = Math.max(this.#doing.due, now + this.#pace.press);
      return false;
    }
    this.#rests ??= now;
    const plays = this.#isPlaying;
    if (plays !== this.#wasPlaying) this.#switched(plays, now);
    const did = plays ? this.#play(now) : this.#rest(now);
    return did || this.#caption !== before;
  }

  /** Milliseconds until it wants its next turn; undefined while it waits for nothing. */
  wait(now: number): number | undefined {
    const { session } = this.#parts;
    if (this.#over || session.held().mode !== 'show' || session.rate().paused) return undefined;
    // Time that passes quickly is looked at often: nothing of the walk comes late.
    if (this.passes) return turn.shortest;
    if (this.#isPlaying)
      return Math.max(turn.shortest, Math.min(turn.longest, (this.#doing?.due ?? now + turn.longest) - now));
    return Math.max(0, (this.#rests ?? now) + this.#pace.idle - now);
  }

  #switched(plays: boolean, now: number): void {
    this.#wasPlaying = plays;
    this.#doing = null;
    this.#caption = '';
    this.#rests = now;
    this.#pages.forget();
    // Who has taken over may have come as far as the user's part.
    if (plays && this.#index === 0 && this.#parts.session.outcome() === 'resealed') this.#enter(1);
  }

  /** Somebody else has the PC; who has gone away leaves it to the next. */
  #rest(now: number): boolean {
    this.#pages.look(this.#parts.session.stage().screen);
    return this.#beginAnewAfter(this.#pace.idle, now);
  }

  #play(now: number): boolean {
    const { screen } = this.#parts.session.stage();
    if (this.#doing && !this.#doing.begun && !shows(screen, this.#doing.answer)) this.#doing = null;
    if (this.#doing) return this.#goOn(this.#doing, now);
    const answer = this.#pages.look(screen);
    if (answer !== undefined && answer.do.length > 0) {
      this.#caption = `${captionOf(screen)} ${deedsInWords(answer.do)}`;
      const span = this.#pace.caption + this.#pace.character * this.#caption.length;
      this.#doing = {
        answer,
        rest: [...answer.do],
        begun: false,
        due: now + Math.min(span, this.#pace.longest),
        notBefore: this.#parts.session.now() + answer.after * 1_000,
      };
      this.#rests = now;
      return true;
    }
    if (answer?.ends === true) this.#enter(this.#index + 1);
    this.#caption = captionOf(screen);
    if (!waitsForPerson(screen)) {
      this.#rests = now;
      return false;
    }
    return this.#wonder(now);
  }

  #goOn(doing: Doing, now: number): boolean {
    const { session, scenario } = this.#parts;
    if (session.now() < doing.notBefore || (now < doing.due && !this.#hurried)) {
      this.#rests = now;
      return false;
    }
    this.#hurried = false;
    this.#rests = now;
    doing.begun = true;
    doing.due = now + this.#pace.press;
    doing.notBefore = session.now() + doing.answer.after * 1_000;
    const input = doing.rest.shift();
    const said = input && inputOf(input, session, scenario);
    if (said !== undefined) session.submit(said);
    if (doing.rest.length > 0) return true;
    this.#doing = null;
    if (doing.answer.ends === true) this.#enter(this.#index + 1);
    return true;
  }

  /** A page waits, and nothing is due: the walk is over, has gone another way, or something was lost on it. */
  #wonder(now: number): boolean {
    const { session, scenario } = this.#parts;
    const { screen } = session.stage();
    const rested = now - (this.#rests ?? now);
    const isLast = this.#index >= scenario.walk.length - 1;
    if (isLast && session.outcome() !== 'running') return this.#beginAnewAfter(this.#pace.end, now);
    if (rested >= this.#pace.puzzled && !this.#pages.answers(screen)) {
      const later = scenario.walk.findIndex(
        (stretch, index) => index > this.#index && new PagesSeen(stretch).answers(screen),
      );
      if (later > 0) this.#enter(later);
    } else if (rested >= this.#pace.again && rested < this.#pace.idle && !this.#pages.refused)
      this.#pages.forget();
    return this.#beginAnewAfter(this.#pace.idle, now);
  }

  #enter(index: number): void {
    this.#index = index;
    this.#pages = new PagesSeen(this.#stretch);
  }

  #beginAnewAfter(span: number, now: number): boolean {
    if (this.#over || now - (this.#rests ?? now) < span) return false;
    this.#over = true;
    this.#parts.again(this.#untouched);
    return false;
  }
}
