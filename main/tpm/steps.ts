/**
 * What takes device time, as a search for primes does, in steps: whoever runs it may do something else between two of
 * them, or throw a ResponseFault into it, which is the answer then.
 */
export type Steps<T> = Generator<void, T, void>;

/** All steps at once. */
export function completed<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export function inSteps<T>(result: T | Steps<T>): result is Steps<T> {
  return typeof result === 'object' && result !== null && 'next' in result;
}
