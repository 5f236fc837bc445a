/** Why a browser ended before it showed anything, from what it wrote on standard error. */
import { sandboxRemedy } from '../chromium/sandbox.ts';

/** What Chromium says, and what that means to a person. The first that fits counts. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/sandbox/i, `it cannot have its sandbox here: ${sandboxRemedy}`],
  [/missing x server|ozone|display|wayland/i, 'there is no screen here'],
  [/shared librar|lib\S+\.so/i, 'libraries of it are missing'],
];

/** A part of a sentence, without a full stop. `said` may be cut anywhere. */
export function whyNoWindow(said: string, code: number | null): string {
  const known = reasons.find(([pattern]) => pattern.test(said));
  return known?.[1] ?? `it has ended with ${code ?? 'a signal'}`;
}
