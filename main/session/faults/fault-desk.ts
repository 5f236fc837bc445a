/**
 * Sets and lifts faults in the world of a rehearsal, at once or when what was ordered comes. It knows of each what was
 * done in the world; when it was felt and what came of it, the truth record knows.
 */
import { causeWords, faultById, faultCatalogue, orderProblem } from '../../../shared/faults/index.ts';
import type { FaultId } from '../../../shared/faults/index.ts';
import type { FaultsView, FaultView, SetFault } from '../../../shared/faults/fault-view.ts';
import type { Moment } from '../../../shared/faults/moment.ts';
import { noEffect } from '../../../shared/faults/moment.ts';
import type { FaultOrder, FaultValues } from '../../../shared/faults/order.ts';
import { keyOf, valuesOf } from '../../../shared/faults/order.ts';
import type { FaultWhen } from '../../../shared/faults/when.ts';
import { pagesOn, whenOf } from '../../../shared/faults/when.ts';
import type { FaultEntry } from '../../../shared/faults/fault-entry.ts';
import type { Fault } from '../../../shared/session/truth.ts';
import { Signal } from '../../world/signal.ts';
import type { SimTime } from '../../world/time.ts';
import { instant, iso, later, milliseconds, minutes, seconds } from '../../world/time.ts';
import type { Cause } from '../truth/cause.ts';
import { choicesOf } from './choices.ts';
import { byId, completed } from './fault-values.ts';
import type { Hands, Undo } from './hands.ts';
import { LeverRefused } from './hands.ts';
import { levers } from './levers.ts';
import { momentOf } from './moment-of.ts';
import { ownCause } from './own-cause.ts';
import { isSetRight } from './set-right.ts';

type By = SetFault['by'];

interface Placed {
  readonly key: string;
  readonly id: FaultId;
  readonly with: FaultValues;
  readonly by: By;
  state: SetFault['state'];
  since: SimTime;
  when: string | null;
  reason: string | null;
  /** Causes of the world's readings that came with it, or the one of its own. */
  causes: readonly string[];
  own: Cause | null;
  undo: Undo;
  /** Takes the order back, where it waits for its time. */
  forget: () => void;
}

export interface DeskParts extends Hands {
  /** What is otherwise than it should be, as world and services have it. */
  readings(): readonly Cause[];
  /** For the console's log. */
  note(text: string): void;
}

const nothing = (): void => undefined;
const day = 24 * 60;

export class FaultDesk {
  /** What is set may be other than before; by whom it was changed. */
  readonly changes = new Signal<Fault['by']>();
  readonly #parts: DeskParts;
  readonly #placed: Placed[] = [];
  readonly #programs = new Map<string, Moment['programs'][string]>();
  #pages: ReadonlySet<string> = new Set();

  constructor(parts: DeskParts) {
    this.#parts = parts;
    parts.pc.happenings.listen((sign) => {
      if (sign.kind === 'program begun') this.#programs.set(sign.program, 'runs');
      if (sign.kind === 'app settled') this.#programs.set(sign.program, sign.failed ? 'failed' : 'done');
      if (sign.kind === 'program ended' && this.#programs.get(sign.program) === 'runs')
        this.#programs.set(sign.program, sign.exitCode === 0 ? 'done' : 'failed');
    });
  }

  /** Causes that no reading of the world tells. */
  get own(): readonly Cause[] {
    return this.#placed.flatMap(({ state, own }) => (state === 'active' && own ? [own] : []));
  }

  /** Why the order cannot be taken, a sentence; undefined where it can. */
  refusal(order: FaultOrder): string | undefined {
    const problem = orderProblem(order);
    if (problem !== null) return sentence(problem);
    const read = this.#read(order);
    if (typeof read === 'string') return sentence(read);
    const { entry, key, values } = read;
    const same = this.#live().find((one) => one.key === key);
    if (same) return `The fault ${key} is ${same.state} already.`;
    if ((order.when ?? 'now') !== 'now') return undefined;
    const reason = noEffect(entry, this.#moment(), this.#byId(entry, values));
    return reason === null ? undefined : `No effect now: ${reason}.`;
  }

  /** Why there is nothing to lift. */
  liftRefusal({ fault, with: given }: FaultOrder): string | undefined {
    if (!faultById(fault)) return `There is no fault "${fault}".`;
    return this.#lifted(fault, given).length > 0 ? undefined : `The fault "${fault}" is not set.`;
  }

  /** Sets or arms it; the answer is why the world did not take it, else undefined. `refusal` must have said nothing. */
  set(order: FaultOrder, by: By): string | undefined {
    const read = this.#read(order);
    if (typeof read === 'string') return read;
    const placed: Placed = {
      key: read.key,
      id: read.entry.id,
      with: read.values,
      by,
      state: 'armed',
      since: this.#parts.world.clock.now,
      when: order.when ?? null,
      reason: null,
      causes: [],
      own: null,
      undo: nothing,
      forget: nothing,
    };
    this.#placed.push(placed);
    const when = whenOf(order.when ?? 'now') ?? { kind: 'now' };
    if (when.kind === 'now') return this.#bring(placed);
    this.#parts.note(`Armed: ${this.#words(placed)} (${order.when ?? ''})`);
    this.#arm(placed, when);
    return undefined;
  }

  /** Lifts what is set, and forgets what is armed. */
  lift({ fault, with: given }: FaultOrder): void {
    for (const one of this.#lifted(fault, given)) {
      one.forget();
      if (one.state === 'active') one.undo();
      this.#parts.note(`${one.state === 'active' ? 'Lifted' : 'Disarmed'}: ${this.#words(one)}`);
      this.#placed.splice(this.#placed.indexOf(one), 1);
    }
    this.changes.emit('instructor');
  }

  /** Takes out what the services do not have any more; whether there was something. */
  setRight(): boolean {
    const gone = this.#live().filter(
      ({ state, id, with: values }) => state === 'active' && isSetRight(id, this.#parts, values),
    );
    for (const one of gone) {
      this.#parts.note(`Set right: ${this.#words(one)}`);
      this.#placed.splice(this.#placed.indexOf(one), 1);
    }
    if (gone.length > 0) this.changes.emit('instructor');
    return gone.length > 0;
  }

  /** Something may have come that an order waits for; a fault that the world has got rid of is one no longer. */
  look(mended: (cause: string) => boolean): void {
    for (const one of this.#live())
      if (one.state === 'active' && one.causes.length > 0 && one.causes.every(mended)) {
        one.undo();
        this.#placed.splice(this.#placed.indexOf(one), 1);
      }
    this.setRight();
    if (!this.#placed.some(({ state }) => state === 'armed')) return;
    const pages = new Set(pagesOn(this.#parts.pc.screen()));
    const come = [...pages].filter((page) => !this.#pages.has(page));
    this.#pages = pages;
    for (const one of this.#live()) if (one.state === 'armed') this.#await(one, come);
  }

  /** Ids of the faults that hold at present. */
  get active(): readonly FaultId[] {
    return this.#placed.flatMap(({ id, state }) => (state === 'active' ? [id] : []));
  }

  /** The key of the order that has brought a cause. */
  orderOf(cause: string): string | null {
    return this.#placed.find(({ causes }) => causes.includes(cause))?.key ?? null;
  }

  view(felt: (cause: string) => string | null): FaultsView {
    const moment = this.#moment();
    return {
      faults: faultCatalogue.map((entry): FaultView => {
        const set = this.#placed.filter(({ id }) => id === entry.id).map((one) => this.#shown(one, felt));
        const reason = noEffect(entry, moment, {});
        const standing =
          set.find(({ state }) => state === 'active') ?? set.find(({ state }) => state === 'armed');
        return {
          id: entry.id,
          state: standing?.state ?? (reason === null ? 'available' : 'no-effect'),
          reason,
          set,
        };
      }),
      choices: choicesOf(this.#parts),
    };
  }

  /** For the state digest. */
  state(): unknown {
    return {
      placed: this.#placed.map(({ key, state, since, when, causes }) => ({
        key,
        state,
        since,
        when,
        causes,
      })),
      pages: [...this.#pages],
      programs: this.#programs,
    };
  }

  #arm(one: Placed, when: FaultWhen): void {
    const { clock } = this.#parts.world;
    const at = (time: SimTime): void => {
      const alarm = clock.alarm(time, () => this.#due(one));
      one.forget = () => alarm.cancel();
    };
    if (when.kind === 'after') at(later(clock.now, seconds(when.seconds)));
    else if (when.kind === 'time') at(nextTime(clock.now, when.minutes));
    else this.#pages = new Set(pagesOn(this.#parts.pc.screen()));
  }

  #await(one: Placed, come: readonly string[]): void {
    const when = whenOf(one.when ?? 'now');
    if (when?.kind === 'page' && come.includes(when.page)) this.#soon(one);
    if (when?.kind !== 'chance') return;
    const dice = this.#parts.world.random(`chance of ${one.key}`);
    if (come.some(() => dice.below(1_000_000) < when.likelihood * 1_000_000)) this.#soon(one);
  }

  /** The PC is in the middle of a change. */
  #soon(one: Placed): void {
    one.when = 'now';
    const alarm = this.#parts.world.clock.after(milliseconds(0), () => this.#due(one));
    one.forget = () => alarm.cancel();
  }

  #due(one: Placed): void {
    one.when = null;
    const entry = faultById(one.id);
    const reason = entry ? noEffect(entry, this.#moment(), this.#byId(entry, one.with)) : null;
    if (reason === null) this.#bring(one);
    else this.#futile(one, reason);
  }

  /** Sets it in the world. */
  #bring(one: Placed): string | undefined {
    const { readings, world, note } = this.#parts;
    const before = new Set(readings().map(({ id }) => id));
    try {
      one.undo = levers[one.id](this.#parts, one.with);
    } catch (error) {
      if (!(error instanceof LeverRefused)) throw error;
      this.#futile(one, error.message);
      return error.message;
    }
    one.state = 'active';
    one.since = world.clock.now;
    const come = readings().flatMap(({ id }) => (before.has(id) ? [] : [id]));
    one.own = come.length > 0 ? null : ownCause(one.id, one.key, this.#words(one), one.by);
    one.causes = one.own ? [one.own.id] : come;
    note(`Set: ${this.#words(one)}`);
    this.changes.emit(one.by);
    return undefined;
  }

  #futile(one: Placed, reason: string): void {
    one.state = 'no-effect';
    one.reason = reason;
    this.#parts.note(`No effect: ${this.#words(one)}: ${reason}`);
  }

  #words = ({ id, with: values }: Pick<Placed, 'id' | 'with'>): string => causeWords(id, values);

  #shown(
    { key, with: values, state, id, when, since, by, reason, causes }: Placed,
    felt: (cause: string) => string | null,
  ): SetFault {
    const times = causes.flatMap((cause) => felt(cause) ?? []).toSorted();
    return {
      key,
      with: values,
      state,
      words: causeWords(id, values),
      when,
      since: iso(since),
      felt: times[0] ?? null,
      by,
      reason,
    };
  }

  #live = (): Placed[] => this.#placed.filter(({ state }) => state !== 'no-effect');

  #lifted(fault: string, given: FaultValues | undefined): Placed[] {
    const read = given === undefined ? undefined : this.#read({ fault, with: given });
    return this.#live().filter(
      ({ id, key }) => id === fault && (read === undefined || (typeof read !== 'string' && key === read.key)),
    );
  }

  #moment = (): Moment => momentOf(this.#parts, Object.fromEntries(this.#programs));

  /** The values with the ids of apps and scripts in place of their names, as the PC knows them. */
  #byId({ parameters }: FaultEntry, values: FaultValues): FaultValues {
    return byId(this.#parts, parameters, values);
  }

  /** The order with all its values as they are kept; a text says what is wrong. */
  #read({ fault, with: given = {} }: FaultOrder) {
    const entry = faultById(fault);
    if (!entry) return `there is no fault "${fault}"`;
    const typed = valuesOf(entry, given);
    if (typeof typed === 'string') return typed;
    try {
      const values = completed(this.#parts, entry, typed, this.#moment());
      return { entry, values, key: keyOf(entry.id, values) };
    } catch (error) {
      if (error instanceof LeverRefused) return error.message;
      throw error;
    }
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The next time that the clock shows so many minutes after midnight. */
function nextTime(now: SimTime, after: number): SimTime {
  const midnight = now - (now % minutes(day));
  const today = instant(midnight + minutes(after));
  return today > now ? today : later(today, minutes(day));
}
