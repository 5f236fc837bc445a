/** Programs with a window that somebody has started at the prompt. They outlive it, and end with the PC's power. */
import type { StartedName, StartedProgram } from '../../../shared/stage/view.ts';

/** A window that a command opens. */
export interface WindowOrder {
  readonly kind: 'window';
  readonly program: StartedName;
  readonly of: string;
}

/** Views carry the list: somebody who starts more than these sees the oldest go. */
const most = 16;

export class StartedPrograms {
  #last = 0;
  #list: readonly StartedProgram[] = [];

  /** The one asked for last is the last. */
  get list(): readonly StartedProgram[] {
    return this.#list;
  }

  /** One that shows the same comes to the front instead; Settings turn to another page. */
  start({ program, of }: WindowOrder): void {
    const ofProgram = this.#list.filter((one) => one.program === program);
    const same = ofProgram.find((one) => one.of === of);
    const goes = program === 'settings' ? ofProgram : [same];
    const others = this.#list.filter((one) => !goes.includes(one));
    this.#list = [...others, same ?? { id: ++this.#last, program, of }].slice(-most);
  }

  readonly close = (id: number): void => {
    this.#list = this.#list.filter((one) => one.id !== id);
  };

  closeAll(): void {
    this.#list = [];
  }

  /** Nothing where none was ever started. */
  state(): object {
    return this.#last === 0 ? {} : { programs: { last: this.#last, started: this.#list } };
  }
}
