/** The page's lines while it runs: states and texts by category, kept in the registry at each change. */
import type { EspState, StageText } from '../../../shared/stage/view.ts';
import { Signal } from '../../world/signal.ts';
import type { SimTime } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import type { CategoryProgress, Progress } from './esp-store.ts';
import { clearProgress, loadCategory, saveCategory } from './esp-store.ts';
import type { EspWording } from './status-texts.ts';
import { statusTexts } from './status-texts.ts';
import type { CategoryId } from './subcategories.ts';
import { categories } from './subcategories.ts';

export interface LineTimes {
  readonly started?: SimTime;
  readonly finished?: SimTime;
}

export class ProgressBoard {
  readonly changes = new Signal<void>();
  readonly wording: EspWording;
  readonly #machine: Machine;
  #categories: Map<CategoryId, CategoryProgress>;
  /** Since when a line says that it is being worked on. */
  readonly #since = new Map<string, SimTime>();

  /** When a line began to be worked on, and when that ended; a restart forgets it. */
  readonly #times = new Map<string, LineTimes>();

  constructor(machine: Machine, wording: EspWording) {
    this.#machine = machine;
    this.wording = wording;
    this.#categories = this.#load();
  }

  category(id: CategoryId): CategoryProgress {
    return this.#categories.get(id) as CategoryProgress;
  }

  subcategory(id: CategoryId, name: string): Progress {
    return this.category(id).subcategories.get(name) ?? { state: 'notStarted', status: this.#waiting };
  }

  /** When the line began to say what it says. */
  since(id: CategoryId, name = ''): SimTime | undefined {
    return this.#since.get(`${id}.${name}`);
  }

  times(id: CategoryId, name: string): LineTimes {
    return this.#times.get(`${id}.${name}`) ?? {};
  }

  setCategory(id: CategoryId, state: EspState, status: StageText): void {
    const present = this.category(id);
    if (same(present, { state, status })) return;
    this.#put(id, '', { ...present, state, status });
  }

  setSubcategory(id: CategoryId, name: string, state: EspState, status: StageText): void {
    if (same(this.subcategory(id, name), { state, status })) return;
    const present = this.category(id);
    const subcategories = new Map(present.subcategories).set(name, { state, status });
    this.#times.set(`${id}.${name}`, timesAt(state, this.times(id, name), this.#machine.world.clock.now));
    this.#put(id, name, { ...present, subcategories });
  }

  /** Back to the beginning. */
  clear(ids: readonly CategoryId[]): void {
    clearProgress(this.#machine.registry, ids);
    this.#categories = this.#load();
    this.changes.emit();
  }

  get #waiting(): StageText {
    return statusTexts.waiting(this.wording);
  }

  #load(): Map<CategoryId, CategoryProgress> {
    return new Map(categories.map(({ id }) => [id, loadCategory(this.#machine.registry, id, this.#waiting)]));
  }

  #put(id: CategoryId, name: string, progress: CategoryProgress): void {
    this.#categories.set(id, progress);
    this.#since.set(`${id}.${name}`, this.#machine.world.clock.now);
    saveCategory(this.#machine.registry, id, progress);
    this.changes.emit();
  }
}

function timesAt(state: EspState, { started }: LineTimes, now: SimTime): LineTimes {
  if (state === 'notStarted') return {};
  if (state === 'inProgress') return { started: started ?? now };
  return { started: started ?? now, finished: now };
}

const same = (a: Progress, b: Progress): boolean =>
  a.state === b.state && a.status.key === b.status.key && `${a.status.args}` === `${b.status.args}`;
