/** Why a browser ended before it showed anything, from what it wrote on standard error. */
import { sandboxRemedy } from '../chromium/sandbox.ts';

/** What Chromium says, and what that means to a person. The first that fits counts. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/sandbox/i, `cannot have its sandbox here; ${sandboxRemedy}`],
  [/missing x server|ozone|display|wayland/i, 'found no screen'],
  [/shared librar|lib\S+\.so/i, 'lacks libraries'],
];

/** What the browser did, to stand behind its name. `said` may be cut anywhere. */
export function whyNoWindow(said: string, code: number | null): string {
  const known = reasons.find(([pattern]) => pattern.test(said));
  return known?.[1] ?? `has ended with ${code ?? 'a signal'}`;
}
