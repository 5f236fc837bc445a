/** The set-up of one boot: the chart that runs, and the row of the state it is in. */
import type { Actor } from 'xstate';
import { createActor } from 'xstate';
import type { SimDuration, SimTime } from '../../world/time.ts';
import { between } from '../../world/time.ts';
import { xstateClock } from '../../world/xstate-clock.ts';
import type { ShownRow } from './define-flow.ts';
import type { OobeContext, OobeEvent } from './oobe.events.ts';
import type { createOobeMachine } from './oobe.machine.ts';
import { bootContext, rememberProgress } from './resume.ts';
import type { SetUpState } from './set-up.ts';
import { shownRow } from './set-up.ts';
import type { SetUpPc } from './set-up-pc.ts';

type Chart = ReturnType<typeof createOobeMachine>;

export class RunningSetUp {
  readonly #pc: SetUpPc;
  readonly #actor: Actor<Chart>;
  /** When it came to its present state. */
  #since: SimTime;

  /** `languages` are those of the Windows image, its own first; `moved` is told of each turn of the chart. */
  constructor(pc: SetUpPc, chart: Chart, languages: readonly string[], moved: () => void) {
    const { clock } = pc.world;
    const { machine, deployment } = pc.windows();
    this.#pc = pc;
    this.#since = clock.now;
    this.#actor = createActor(chart, {
      clock: xstateClock(clock),
      input: { context: bootContext(machine.registry, deployment.resealed, languages) },
    });
    let before = '';
    this.#actor.subscribe(({ value, context }) => {
      if (value !== before) this.#since = clock.now;
      before = String(value);
      const { record, resume } = this.row ?? {};
      if (record) deployment.flows.note(record, context);
      rememberProgress(machine.registry, resume, context);
      moved();
    });
  }

  start(): void {
    this.#actor.start();
  }

  stop(): void {
    this.#actor.stop();
  }

  get state(): SetUpState {
    return this.#actor.getSnapshot().value as SetUpState;
  }

  get context(): OobeContext {
    return this.#actor.getSnapshot().context;
  }

  get row(): ShownRow | undefined {
    return shownRow(this.state);
  }

  /** When it came to its present state. */
  get since(): SimTime {
    return this.#since;
  }

  /** How long it has been in its present state. */
  get waited(): SimDuration {
    return between(this.#since, this.#pc.world.clock.now);
  }

  can(event: OobeEvent): boolean {
    return this.#actor.getSnapshot().can(event);
  }

  send(event: OobeEvent): void {
    this.#actor.send(event);
  }
}
