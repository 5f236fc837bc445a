/** How deep a value from outside nests: what walks through values walks down by calls, and these have an end. */

/** Levels; the children of settings-catalog settings are what nests most in real files. */
export const deepest = 60;

/** Whether the value nests deeper than `limit` levels; level by level, so that no depth is too much. */
export function isDeeperThan(limit: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= limit; depth++) {
    level = level.flatMap((entry) =>
      typeof entry === 'object' && entry !== null ? Object.values(entry) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}
