/** What may be wrong or slow on the way between a PC and the services. All of it is data. */
import type { SimDuration } from '../time.ts';
import { milliseconds } from '../time.ts';

export interface Conditions {
  /** Exact names or '*.suffix' patterns that a firewall drops without an answer. */
  readonly blockedHosts: readonly string[];
  /** Names that do not resolve. */
  readonly unresolvableHosts: readonly string[];
  /** Names whose TLS is opened by an inspecting proxy; its certificate is not trusted by the services' clients. */
  readonly inspectedHosts: readonly string[];
  /** A portal answers until somebody signs in to it. */
  readonly captivePortal: boolean;
  /** A proxy between PC and HTTPS hosts asks for a sign-in that no service of Windows has. */
  readonly proxyAsks: boolean;
  readonly latency: SimDuration;
  /** Downstream, megabits per second. */
  readonly bandwidth: number;
}

export const goodConditions: Conditions = {
  blockedHosts: [],
  unresolvableHosts: [],
  inspectedHosts: [],
  captivePortal: false,
  proxyAsks: false,
  latency: milliseconds(30),
  bandwidth: 100,
};

/** The pattern of `patterns` that covers `host`, or undefined. '*.b.c' covers 'a.b.c' but not 'b.c'. */
export function covering(patterns: readonly string[], host: string): string | undefined {
  return patterns.find((pattern) => {
    const lower = pattern.toLowerCase();
    return lower.startsWith('*.') ? host.endsWith(lower.slice(1)) : lower === host;
  });
}
