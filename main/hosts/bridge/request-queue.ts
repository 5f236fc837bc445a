/**
 * What one window has asked and not yet been answered: one request after the other, so that windows take turns
 * whatever each of them asks, and only so many.
 */

/** A person's window has a handful under way; a key that is held down sends some 30 in a second. */
export const mostWaiting = 64;
/** The same in characters: a Graph write may be as long as a message. */
const mostText = 2 * 1024 * 1024;

export const tooMany = `Too many requests of this window wait for their answer (${mostWaiting}). This one was not taken.`;

export interface RequestQueue {
  /** Runs `act` in its turn; false, and nothing happens, where too much waits already. `length` is the request's. */
  add(length: number, act: () => Promise<void>): boolean;
  /** Forgets what waits. */
  clear(): void;
}

export function createRequestQueue(): RequestQueue {
  const waiting: { readonly length: number; readonly act: () => Promise<void> }[] = [];
  let text = 0;
  let running = false;

  async function run(): Promise<void> {
    running = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      text -= next.length;
      await next.act();
    }
    running = false;
  }

  return {
    add(length, act) {
      if (waiting.length >= mostWaiting || text + length > mostText) return false;
      waiting.push({ length, act });
      text += length;
      if (!running) void run();
      return true;
    },
    clear() {
      waiting.length = 0;
      text = 0;
    },
  };
}
