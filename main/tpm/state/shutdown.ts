import type { Machine } from './machine.ts';

/**
 * What Shutdown saved is stale once something of it changes (Part 3, 9.4): PCRs, orderly indices, the
 * hierarchies' enables, contexts. The next start is then as after no shutdown at all.
 */
export function forgetShutdown(machine: Machine): void {
  machine.state.permanent.shutdown = 'none';
}
