/** A preflight of a folder or zip, for the command line and for the console. */
import { BadInputError } from '../../../shared/failures.ts';
import type { PreflightReport } from '../../../shared/preflight/preflight-report.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import { Assembly } from '../../session/preflight/assemble.ts';
import { headOf, planPreflight, type PreflightOrder } from '../../session/preflight/preflight.ts';
import { findScenario, sourcesOf } from '../sources.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { rehearseAll } from './pool.ts';

export interface PreflightRequest extends Partial<PreflightOrder> {
  readonly source: string;
  /** `--set` of the tenant's and the world's, not of a kind's. */
  readonly settings: readonly string[];
  readonly workerFile: string;
  /** 1: no thread of its own, and nothing that can be ended in the middle. */
  readonly threads: number;
  /** More kinds are refused, with the remedy. */
  readonly most: { readonly kinds: number; readonly remedy: string };
}

export interface PreflightProgress {
  readonly done: number;
  readonly of: number;
  /** Of those, in rehearsals of their own. */
  readonly rehearsals: number;
}

/** Kinds of users beyond these differ in little, and each of them comes to every device. */
const usualUsers = 8;

/** Rejects with BadInputError. */
export async function preflightOf(
  request: PreflightRequest,
  told: (progress: PreflightProgress) => void,
): Promise<PreflightReport> {
  const { source, settings, most } = request;
  // The registration and the person are the kind's.
  const base = (id: string): Scenario => ({
    ...findScenario(id, settings),
    registration: { groupTag: '', assignedUser: '' },
  });
  const scenarios = { entra: base('entra-wired'), hybrid: base('hybrid-wired') };
  const sources = sourcesOf(scenarios.entra, source);
  const plan = planPreflight(scenarios, sources, {
    megabitsPerSecond: request.megabitsPerSecond ?? scenarios.entra.network.megabitsPerSecond,
    devices: request.devices ?? null,
    users: request.users ?? usualUsers,
    faults: request.faults ?? [],
    shard: request.shard ?? null,
    settings: [
      ...settings,
      ...(request.megabitsPerSecond === undefined
        ? []
        : [`network.megabitsPerSecond=${request.megabitsPerSecond}`]),
    ],
  });
  const { kinds } = plan.kinds;
  if (kinds.length > most.kinds)
    throw new BadInputError(
      `The tenant tells ${kinds.length} kinds of device and user apart, and ${most.kinds} are the most here`,
      source,
      most.remedy,
    );
  const of = plan.jobs.reduce((sum, job) => sum + job.kinds.length, 0);
  const assembly = new Assembly(headOf(plan, sources.tenant.files, tenantName(source)));
  let done = 0;
  const tell = (): void => told({ done, of, rehearsals: plan.jobs.length });
  tell();
  await rehearseAll(plan, {
    file: request.workerFile,
    threads: request.threads,
    done(outcome) {
      assembly.add(outcome);
      done += 1;
      tell();
    },
  });
  return assembly.report();
}
