/** A shipped scenario that was played to its end, with everything in its world within reach. */
import type { Rehearsal } from '../../main/session/rehearsal.ts';
import { createRehearsal } from '../../main/session/rehearsal.ts';
import type { SessionSources } from '../../main/session/sources.ts';
import { playWalk } from '../../main/session/walk.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import { instant } from '../../main/world/time.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Report } from '../../shared/session/report.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { memoryJournal } from './lab.ts';

export interface Played {
  readonly report: Report;
  /** The same rehearsal, brought back from its journal: a session shows no more than a host may see. */
  readonly rehearsal: Rehearsal;
}

/** World time that is played on at the end, milliseconds: what goes on behind it comes to its end. */
const afterwards = 20 * 60_000;

export function played(id: string, change: (scenario: Scenario) => Scenario = (same) => same): Played {
  const scenario = change(findScenario(id));
  const sources = sourcesOf(scenario, null);
  const journal = memoryJournal();
  const { session } = openSession(sources, journal, 'test journal');
  const { end, in: stretch } = playWalk({ session, scenario });
  // A changed scenario may meet pages that its walk has no answer to: what a test then looks at means nothing.
  if (end === 'stuck')
    throw new Error(`"${id}" got stuck at ${session.stage().screen.id}, in ${stretch?.name}`);
  session.advance(afterwards);
  let again: Rehearsal | undefined;
  return {
    report: session.report(),
    get rehearsal() {
      again ??= replayed(sources, journal.text, session.now());
      return again;
    },
  };
}

function replayed(sources: SessionSources, journal: string, until: number): Rehearsal {
  const rehearsal = createRehearsal(sources);
  for (const line of journal.trimEnd().split('\n').slice(1)) {
    const entry = JSON.parse(line) as { readonly at: number; readonly input?: SessionInput };
    rehearsal.world.clock.advanceTo(instant(entry.at));
    if (entry.input) rehearsal.apply(entry.input);
  }
  rehearsal.world.clock.advanceTo(instant(until));
  return rehearsal;
}
