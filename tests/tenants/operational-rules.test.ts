/** The rules of operation of section 4.9 as a table that a trainer can read; each row is a rehearsal. */
import { describe, expect, it } from 'vitest';
import type { GraphWrite } from '../../shared/session/input.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { findScenario } from '../../main/hosts/sources.ts';
import { playWalk } from '../../main/session/walk.ts';
import { memoryJournal, open, shelved } from '../testing/lab.ts';
import table from './tables/operational-rules.json' with { type: 'json' };

interface Row {
  readonly rule: string;
  readonly scenario: string;
  readonly changes?: {
    readonly away?: number;
    readonly hardware?: string;
    readonly inspectedHosts?: readonly string[];
    readonly blocked?: true;
    readonly unblocks?: true;
  };
  readonly comes: { readonly outcome: string; readonly code?: string; readonly item?: string };
  readonly compliance?: readonly (readonly [state: string, isCompliant: boolean | null])[];
}
const rows = table.rows as readonly unknown[] as readonly Row[];
const hour = 3_600_000;

const also = (scenario: Scenario, write: GraphWrite): Scenario => ({
  ...scenario,
  before: [...scenario.before, write],
});

function changed(scenario: Scenario, { changes = {} }: Row): Scenario {
  const { away, hardware, inspectedHosts, blocked, unblocks } = changes;
  const devices = 'deviceManagement/windowsAutopilotDeviceIdentities';
  let result: Scenario = { ...scenario };
  if (hardware !== undefined) result.hardware = hardware;
  if (inspectedHosts) result.network = { ...scenario.network, inspectedHosts: [...inspectedHosts] };
  if (blocked)
    result = also(result, {
      method: 'PATCH',
      path: `${devices}(manufacturer='Larkfield')`,
      body: { userlessEnrollmentStatus: 'blocked' },
    });
  if (unblocks)
    result = also(result, {
      method: 'POST',
      path: `${devices}(manufacturer='Larkfield')/allowNextEnrollment`,
    });
  return away === undefined ? result : shelved(result, away * hour);
}

/** Plays it to its end; compliance in Intune and in Entra ID, each change once. */
function plays(row: Row) {
  const { session, scenario } = open(row.scenario, memoryJournal(), (one) => changed(one, row));
  const seen: (readonly [string, boolean | null])[] = [];
  let steady = 0;
  playWalk({
    session,
    scenario,
    stop: () => {
      const { managedDevices, devices } = session.records();
      const [managed] = managedDevices;
      const last = seen.at(-1);
      const now = managed && ([managed.complianceState, devices[0]?.isCompliant ?? null] as const);
      if (now && (last?.[0] !== now[0] || last[1] !== now[1])) seen.push(now);
      // A while after the outcome, what goes on behind the last screen has come to its end.
      steady = session.outcome() === 'running' ? session.now() : steady;
      return session.now() - steady > (row.compliance ? 48 * hour : hour / 4);
    },
  });
  return { report: session.report(), seen };
}

const played = rows.filter(({ changes, compliance }) => changes ?? compliance);
const shipped = rows.filter((row) => !played.includes(row));

describe(`${table.source}`, () => {
  it.each(played)('$rule', (row) => {
    const { report, seen } = plays(row);
    expect({ ...report.error, outcome: report.outcome }).toMatchObject(row.comes);
    expect(seen).toEqual(row.compliance ?? seen);
  });

  // tests/rehearsal plays them; here they must be there and promise the same.
  it.each(shipped)('$rule: scenario $scenario', ({ scenario, comes }) => {
    const { outcome, code } = comes;
    expect(findScenario(scenario).expect).toEqual(code === undefined ? { outcome } : { outcome, code });
  });
});
