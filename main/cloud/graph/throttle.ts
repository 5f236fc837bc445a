/**
 * A service that is asked too often (facts/graph#errors). Whoever waits as long as it says gets in: it is shut for a span
 * and open for ten seconds, by the world's clock, so that reads need to leave no trace for it.
 */
import { failure, type GraphAnswer } from './answers.ts';

/** Seconds. */
const open = 10;

/** The answer to whoever comes while it is shut; undefined while it is open. `now` in milliseconds. */
export function turnedAway(now: number, shut: number | null): GraphAnswer | undefined {
  if (shut === null) return undefined;
  const second = (now / 1_000) % (shut + open);
  if (second >= shut) return undefined;
  return {
    ...failure(
      429,
      'TooManyRequests',
      'Too many requests: please retry after the time that Retry-After says.',
    ),
    retryAfter: Math.max(1, Math.ceil(shut - second)),
  };
}
