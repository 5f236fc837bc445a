/**
 * The film of a rehearsal: what its stage has shown, in all of its tries, so that looking back never moves the
 * world. It follows from the journal alone, and is made anew by every replay.
 */
import { phaseOf } from '../../../shared/session/phase.ts';
import type { Phase } from '../../../shared/session/timeline.schema.ts';
import { nameOf } from '../../../shared/stage/screens.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { Stone } from '../tries.ts';
import { apply, differenceOf } from './text-difference.ts';
import type { Difference } from './text-difference.ts';

/** A frame that stands by itself comes this often: so many differences at most are put together. */
const group = 32;

/** Characters of a film; the oldest groups fall off a longer one. */
const longest = 24 * 1_024 * 1_024;

interface Group {
  /** Ordinal of its first frame among all that were taken. */
  readonly first: number;
  readonly key: string;
  readonly differences: Difference[];
  size: number;
}

export interface Frame {
  /** The journal's last entry then; 0 before the first. */
  readonly n: number;
  /** World time, milliseconds since 1970. */
  readonly at: number;
  /** Which one it is of all that were taken. */
  readonly ordinal: number;
  /** The screen with its variant: 'landing'. */
  readonly screen: string;
  readonly phase: Phase | null;
}

export class Film {
  readonly #groups: Group[] = [];
  readonly #frames = new Map<number, Frame[]>();
  /** The view that was kept last, and the one that was seen last. */
  #last = '';
  #seen = '';
  #count = 0;
  #size = 0;
  #dropped = 0;

  readonly #limit: number;

  constructor(limit = longest) {
    this.#limit = limit;
  }

  /** The world is made anew, and the journal ends with the entry `last`: nothing behind it ever took place. */
  begin(last: number): void {
    this.#seen = '';
    for (const n of this.#frames.keys()) if (n > last) this.#frames.delete(n);
  }

  /** Takes the view behind the entry `n`; nothing where it is there already. */
  take(n: number, at: number, { time: _time, ...view }: StageView): void {
    const json = JSON.stringify(view);
    if (json === this.#seen) return;
    this.#seen = json;
    const frames = this.#frames.get(n) ?? [];
    const last = frames.at(-1);
    // A try that goes on from here plays once more what was filmed.
    if (last !== undefined && (at < last.at || (at === last.at && this.#text(last.ordinal) === json))) return;
    this.#keep(json);
    frames.push({
      n,
      at,
      ordinal: this.#count - 1,
      screen: nameOf(view.screen),
      phase: phaseOf(view.screen),
    });
    this.#frames.set(n, frames);
  }

  #keep(json: string): void {
    let open = this.#groups.at(-1);
    let added = json.length;
    if (open === undefined || open.differences.length + 1 >= group) {
      open = { first: this.#count, key: json, differences: [], size: json.length };
      this.#groups.push(open);
    } else {
      const difference = differenceOf(this.#last, json);
      open.differences.push(difference);
      added = difference.middle.length;
      open.size += added;
    }
    this.#last = json;
    this.#count += 1;
    this.#size += added;
    while (this.#size > this.#limit && this.#groups.length > 1) this.#drop();
  }

  #drop(): void {
    const oldest = this.#groups.shift();
    if (oldest === undefined) return;
    this.#size -= oldest.size;
    this.#dropped = oldest.first + oldest.differences.length + 1;
  }

  /** Frames that have fallen off at its beginning. */
  get dropped(): number {
    return this.#dropped;
  }

  /** The frames that were taken behind the entry `n`, in order; what fell off is not among them. */
  frames(n: number): readonly Frame[] {
    return (this.#frames.get(n) ?? []).filter(({ ordinal }) => ordinal >= this.#dropped);
  }

  /**
   * The frame that was on the screen at a moment of a try, whose way is given (`wayTo`); undefined before the first
   * and where it fell off.
   */
  frameAt(way: readonly Stone[], at: number): Frame | undefined {
    let until = at;
    for (const { n, at: set } of [{ n: 0, at: Number.NEGATIVE_INFINITY }, ...way].toReversed()) {
      if (set > at) continue;
      const frame = this.frames(n).findLast((one) => one.at <= until);
      if (frame !== undefined) return frame;
      until = Math.min(until, set);
    }
    return undefined;
  }

  /** What a frame shows; undefined for one that fell off or was never taken. */
  view({ ordinal }: Pick<Frame, 'ordinal'>): Omit<StageView, 'time'> | undefined {
    const text = this.#text(ordinal);
    // What was written from a view reads as one.
    return text === undefined ? undefined : (JSON.parse(text) as Omit<StageView, 'time'>);
  }

  #text(ordinal: number): string | undefined {
    const holder = this.#groups.findLast(({ first }) => first <= ordinal);
    if (holder === undefined || ordinal >= this.#count) return undefined;
    return holder.differences.slice(0, ordinal - holder.first).reduce(apply, holder.key);
  }
}
