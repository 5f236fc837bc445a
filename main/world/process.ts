/**
 * Processes: what runs in sequence and waits, written as generator functions.
 *
 *     function* install(): Process<number> {
 *       yield* sleep(seconds(3));
 *       const answer = yield* internet.request(link, request);
 *       return answer.status;
 *     }
 *
 * A process belongs to a group. Cancelling the group ends its processes where they wait: their `finally`
 * blocks run, nothing of them fires later.
 */
import { InternalError } from '../../shared/failures.ts';
import type { Clock } from './clock.ts';
import type { SimDuration } from './time.ts';
import { WakeGuard } from './wake-guard.ts';

/** Where a process runs, and what it is called when it has to be named. */
export interface Surroundings {
  readonly clock: Clock;
  readonly group: Group;
  readonly name: string;
}

/** What a waiting process hands to the scheduler: how to be told, and how to give up waiting. */
export interface Wait {
  begin(around: Surroundings, settle: Settle): () => void;
}

export type Settle = (outcome: Outcome<unknown>) => void;
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: unknown };

export type Process<T> = Generator<Wait, T, unknown>;

/** A set of running processes that end together: a powered PC, one browser page, a DM session. */
export class Group {
  readonly name: string;
  readonly #running = new Set<() => void>();

  constructor(name: string) {
    this.name = name;
  }

  get size(): number {
    return this.#running.size;
  }

  /** Cancels everything that runs in the group, in the order in which it was started. */
  cancel(): void {
    const present = Array.from(this.#running);
    for (const stop of present) stop();
  }

  /** Used by the scheduler and by waits that start processes of their own. */
  add(stop: () => void): () => void {
    this.#running.add(stop);
    return () => this.#running.delete(stop);
  }
}

/**
 * Starts `process` in `group`. It runs at once, up to its first wait.
 * `settled` is told the result, or the error that nobody in the process caught; without `settled` such an
 * error is thrown out of the clock. Returns what cancels the process. One that wakes without end fails with
 * `name` (`wake-guard.ts`).
 */
export function start<T>(
  clock: Clock,
  group: Group,
  process: Process<T>,
  settled?: (outcome: Outcome<T>) => void,
  name = group.name,
): () => void {
  const guard = new WakeGuard(clock, name);
  let abandon: (() => void) | undefined;
  let over = false;
  let running = false;

  const leave = group.add(cancel);
  step({ ok: true, value: undefined });
  return cancel;

  function cancel(): void {
    if (over) return;
    over = true;
    leave();
    abandon?.();
    // A process may cancel its own group (a PC that powers itself off): it is ended when it next waits.
    if (!running) end();
  }

  function end(): void {
    const rest = process.return(undefined as T);
    if (!rest.done) throw new InternalError('A cancelled process must not wait in its finally block');
  }

  function finish(outcome: Outcome<T>): void {
    over = true;
    leave();
    if (settled) settled(outcome);
    else if (!outcome.ok) throw outcome.error;
  }

  function step(input: Outcome<unknown>): void {
    if (over) return;
    abandon = undefined;
    let result: IteratorResult<Wait, T>;
    running = true;
    try {
      guard.wake();
      result = input.ok ? process.next(input.value) : process.throw(input.error);
    } catch (error) {
      if (!over) finish({ ok: false, error });
      return;
    } finally {
      running = false;
    }
    if (over) {
      if (!result.done) end();
      return;
    }
    if (result.done) {
      finish({ ok: true, value: result.value });
      return;
    }
    let settledAlready = false;
    const stop = result.value.begin({ clock, group, name }, (outcome) => {
      if (settledAlready) return;
      settledAlready = true;
      step(outcome);
    });
    if (!settledAlready) abandon = stop;
  }
}

/** Waits for `span` of world time. */
export function* sleep(span: SimDuration): Process<void> {
  yield {
    begin({ clock }, settle) {
      const alarm = clock.after(span, () => settle({ ok: true, value: undefined }));
      return () => alarm.cancel();
    },
  };
}

/**
 * Runs `process` for at most `limit`. Past the limit the process is cancelled and the answer is 'late'.
 */
export function* within<T>(limit: SimDuration, process: Process<T>): Process<{ readonly value: T } | 'late'> {
  return (yield {
    begin({ clock, group, name }, settle) {
      const alarm = clock.after(limit, () => {
        stop();
        settle({ ok: true, value: 'late' });
      });
      const told = (outcome: Outcome<T>): void => {
        alarm.cancel();
        settle(outcome.ok ? { ok: true, value: { value: outcome.value } } : outcome);
      };
      const stop = start(clock, group, process, told, name);
      return () => {
        alarm.cancel();
        stop();
      };
    },
  }) as { readonly value: T } | 'late';
}
