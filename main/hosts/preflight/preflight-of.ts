/** A preflight for the console: with the person's choices of what is assumed, in all but one of the processors. */
import { availableParallelism } from 'node:os';
import { BadInputError } from '../../../shared/failures.ts';
import type { PreflightReport } from '../../../shared/preflight/preflight-report.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import { Assembly } from '../../session/preflight/assemble.ts';
import { headOf, kindsToRehearse, planPreflight } from '../../session/preflight/preflight.ts';
import { findScenario, sourcesOf } from '../sources.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { rehearseAll } from './pool.ts';

/** A window shows no more; the command line can take them in parts. */
const mostKinds = 2_000;
const mostUsers = 8;

export interface PreflightProgress {
  readonly done: number;
  readonly of: number;
}

/** `settings` are `--set` of the tenant's, not of a kind's. Rejects with BadInputError. */
export async function preflightOf(
  source: string,
  settings: readonly string[],
  workerFile: string,
  told: (progress: PreflightProgress) => void,
): Promise<PreflightReport> {
  // The registration and the person are the kind's.
  const base = (id: string): Scenario => ({
    ...findScenario(id, settings),
    registration: { groupTag: '', assignedUser: '' },
  });
  const scenarios = { entra: base('entra-wired'), hybrid: base('hybrid-wired') };
  const sources = sourcesOf(scenarios.entra, source);
  const plan = planPreflight(scenarios, sources, {
    megabitsPerSecond: scenarios.entra.network.megabitsPerSecond,
    devices: null,
    users: mostUsers,
    faults: [],
    shard: null,
  });
  const of = kindsToRehearse(plan).length;
  if (of > mostKinds)
    throw new BadInputError(
      `The tenant tells ${of} kinds of device and user apart, and a window shows ${mostKinds} at most`,
      source,
      'Rehearse them on the command line: reseal preflight, with --devices N, --users N or --shard I/N',
    );
  const assembly = new Assembly(headOf(plan, sources.tenant.files, tenantName(source)));
  told({ done: 0, of });
  await rehearseAll(plan, {
    file: workerFile,
    // The rehearsal that is open goes on meanwhile. One is no thread of its own, and cannot be ended in the middle.
    threads: Math.max(2, availableParallelism() - 1),
    done(outcome, done) {
      assembly.add(outcome);
      told({ done, of });
    },
  });
  return assembly.report();
}
