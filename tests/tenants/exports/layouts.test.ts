/** An export of each layout, nothing written by hand: from the drop to Reseal and to the desktop, each app as it should be. */
import { describe, expect, it } from 'vitest';
import { memoryJournal } from '../../../main/session/memory-journal.ts';
import { openSession } from '../../../main/session/open-session.ts';
import { playWalk } from '../../../main/session/walk.ts';
import { findScenario, sourcesOf } from '../../../main/hosts/sources.ts';
import { layouts, wishes, type Layout, type Wish } from './layouts.ts';

function rehearsed({ files }: Layout) {
  const scenario = findScenario('entra-wired');
  const tenant = { name: '/export', files: Object.entries(files).map(([path, text]) => ({ path, text })) };
  const { session, notices } = openSession({ ...sourcesOf(scenario, null), tenant }, memoryJournal(), null);
  const walked = playWalk({ session, scenario });
  return { report: session.report(), notices, walked };
}

/**
 * Worked out apart from the engine. The PC is a Fieldbook with the tag LAPTOP, in the fleet by its rule, or because
 * the profile is assigned to that group; where a tool exports no filters, what they would decide is not applied, and
 * where it tells neither members nor assignments of the fleet, nobody is in it.
 */
function isInstalled(
  { intent, to }: Wish,
  { knowsGroups, knowsFilters }: Layout,
  isInFleet: boolean,
): boolean {
  if (intent !== 'required') return false;
  if (to === 'all') return true;
  if (to === 'all on ours') return knowsFilters;
  if (to === 'fleet') return knowsGroups || isInFleet;
  return to === 'all but fleet' && !knowsGroups && !isInFleet;
}

describe.each(Object.entries(layouts))('%s', (name, layout) => {
  const { report, walked, notices } = rehearsed(layout);

  it('reaches Reseal and the desktop', () => {
    expect([walked.end, report.outcome, report.error]).toEqual(['done', 'desktop', null]);
    expect(report.screens.map(({ id }) => id)).toContain('result-success');
    expect(report.device.profile).toBe('Quayside laptops');
    expect(notices.filter((line) => line.includes('missing'))).toEqual([]);
  });

  it('installs what it should, and nothing else', () => {
    const installed = report.apps.filter(
      ({ phase, state }) => phase === 'technician' && state === 'installed',
    );
    const isInFleet = name !== 'Intune Commander';
    const expected = wishes.filter((wish) => isInstalled(wish, layout, isInFleet)).map((wish) => wish.name);
    expect(installed.map((one) => one.name).toSorted()).toEqual(expected.toSorted());
  });

  it('says what it assumed', () => {
    expect(report.assumptions.map(({ what }) => what)).toContain('MDM user scope');
  });
});
