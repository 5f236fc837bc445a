/**
 * Programs that installers, scripts and people have started, and that run until they come to their end, somebody ends
 * them, or the PC loses power.
 */
import type { Outcome, Process } from '../../world/process.ts';
import { start } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import type { SimTime } from '../../world/time.ts';

/** The exit code of a program that was ended from outside (learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-terminateprocess: whoever ends it gives the code; `taskkill` gives 1). */
export const endedFromOutside = 1;

export interface RunningProgram {
  /** A multiple of four, as Windows counts. */
  readonly id: number;
  /** 'msiexec.exe' */
  readonly image: string;
  readonly startedAt: SimTime;
}

/** The first id that is given; those below belong to Windows' own processes. */
const firstId = 7_140;
const step = 212;
const ids = 16_000;

export class Programs {
  readonly changes = new Signal<void>();
  readonly #now: () => SimTime;
  readonly #running = new Map<number, RunningProgram & { readonly end: () => void }>();
  #started = 0;

  /** `now` is the PC's own clock. */
  constructor(now: () => SimTime) {
    this.#now = now;
  }

  /** Runs `work` as a program of its own: 'ended' where somebody ends it first. */
  *run<T>(image: string, work: Process<T>): Process<{ readonly value: T } | 'ended'> {
    const id = firstId + ((this.#started++ * step) % ids);
    return (yield {
      begin: ({ clock, group, name }, settle) => {
        const leave = (): void => {
          this.#running.delete(id);
          this.changes.emit();
        };
        const end = (): void => {
          leave();
          cancel();
          settle({ ok: true, value: 'ended' });
        };
        this.#running.set(id, { id, image, startedAt: this.#now(), end });
        this.changes.emit();
        const told = (outcome: Outcome<T>): void => {
          leave();
          settle(outcome.ok ? { ok: true, value: { value: outcome.value } } : outcome);
        };
        const cancel = start(clock, group, work, told, name);
        return () => {
          leave();
          cancel();
        };
      },
    }) as { readonly value: T } | 'ended';
  }

  /** In the order in which they were started. */
  list(): readonly RunningProgram[] {
    return [...this.#running.values()].map(({ id, image, startedAt }) => ({ id, image, startedAt }));
  }

  /** Ends a program; false where there is none of this id. */
  end(id: number): boolean {
    const program = this.#running.get(id);
    program?.end();
    return program !== undefined;
  }

  state(): unknown {
    return { started: this.#started, running: this.list() };
  }
}
