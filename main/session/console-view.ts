/** The instructor's view of a rehearsal. */
import type { ConsoleView } from '../../shared/session/console-view.ts';
import { iso } from '../world/time.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { SessionSources } from './sources.ts';

/** Lines of the log that the console shows. */
const logLines = 50;

export function consoleView(
  rehearsal: Rehearsal,
  sources: SessionSources,
  journal: string | null,
): ConsoleView {
  const { world, pc } = rehearsal;
  return {
    scenario: { id: sources.scenario.id, title: sources.scenario.title },
    scenarios: sources.scenarios,
    time: iso(world.clock.now),
    ...rehearsal.rate(),
    powered: pc.powered,
    screen: pc.screen().id,
    device: rehearsal.deviceRecord(),
    users: rehearsal.users(),
    profiles: rehearsal.profiles(),
    log: rehearsal.log.slice(-logLines).toReversed(),
    journal,
  };
}
