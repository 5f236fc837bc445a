/** Something that happens, and can be waited for and listened to. */
import type { Process } from './process.ts';
import type { SimDuration } from './time.ts';

export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Tells every listener, in the order in which they came. */
  emit(value: T): void {
    const present = Array.from(this.#listeners);
    for (const listener of present) listener(value);
  }

  /** Listens until the returned function is called. */
  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits for the next value. */
  *next(): Process<T> {
    return (yield {
      begin: (_context, settle) => {
        const stop = this.listen((value) => {
          stop();
          settle({ ok: true, value });
        });
        return stop;
      },
    }) as T;
  }

  /** The same for at most `limit`: 'late' when nothing came. */
  *nextWithin(limit: SimDuration): Process<{ readonly value: T } | 'late'> {
    return (yield {
      begin: ({ clock }, settle) => {
        const stop = this.listen((value) => {
          alarm.cancel();
          stop();
          settle({ ok: true, value: { value } });
        });
        const alarm = clock.after(limit, () => {
          stop();
          settle({ ok: true, value: 'late' });
        });
        return () => {
          alarm.cancel();
          stop();
        };
      },
    }) as { readonly value: T } | 'late';
  }
}

/** A process that waits until `condition` holds; it is looked at at once and after each emission of `changes`. */
export function* until(changes: { next(): Process<unknown> }, condition: () => boolean): Process<void> {
  while (!condition()) yield* changes.next();
}
