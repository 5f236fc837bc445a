/** The sync sessions that the page starts: one at once, then one each interval until the page ends. */
import type { Process } from '../../world/process.ts';
import { within } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import type { Management } from '../mdm/management.ts';

export class SyncLoop {
  readonly #management: Management;
  readonly #stopped = new Signal<void>();
  readonly #ended = new Signal<void>();
  #running = false;
  #sessions = 0;

  constructor(management: Management) {
    this.#management = management;
  }

  /** Begins, unless it runs already. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#management.state.pageSyncs = true;
    this.#management.background(this.#loop(), 'sync sessions of the Enrollment Status Page');
  }

  /** Waits until a session has ended, whatever came of it. */
  *first(): Process<void> {
    while (this.#running && this.#sessions === 0) yield* this.#ended.next();
  }

  /** Ends after the session that is under way. */
  stop(): void {
    this.#running = false;
    this.#management.state.pageSyncs = false;
    this.#stopped.emit();
  }

  *#loop(): Process<void> {
    const { machine, dmClient } = this.#management;
    while (this.#running) {
      yield* dmClient.session();
      this.#sessions++;
      this.#ended.emit();
      if (this.#running) yield* within(machine.timing.syncInterval, this.#stopped.next());
    }
  }
}
