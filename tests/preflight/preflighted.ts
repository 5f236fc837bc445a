/** A preflight of files in memory, in one thread: what the command does, without the command line. */
import { Assembly } from '../../main/session/preflight/assemble.ts';
import {
  headOf,
  planPreflight,
  rehearser,
  type PreflightOrder,
} from '../../main/session/preflight/preflight.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import type { TenantFile } from '../../main/cloud/tenant/reading/tenant-file.ts';
import type { PreflightReport } from '../../shared/preflight/preflight-report.ts';

const usual: PreflightOrder = {
  megabitsPerSecond: 100,
  devices: null,
  users: null,
  faults: [],
  shard: null,
  settings: [],
};

const base = (id: string) => ({ ...findScenario(id), registration: { groupTag: '', assignedUser: '' } });

export function preflighted(
  files: readonly TenantFile[],
  order: Partial<PreflightOrder> = {},
): PreflightReport {
  const scenarios = { entra: base('entra-wired'), hybrid: base('hybrid-wired') };
  const sources = { ...sourcesOf(scenarios.entra, null), tenant: { name: '/export', files, beside: [] } };
  const plan = planPreflight(scenarios, sources, { ...usual, ...order });
  const assembly = new Assembly(headOf(plan, files, 'export'));
  const rehearse = rehearser(plan, sources.keyMemory);
  for (const job of plan.jobs) rehearse(job, (outcome) => assembly.add(outcome));
  return assembly.report();
}

export const filesOf = (files: Readonly<Record<string, string>>): TenantFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }));

/** What each kind is told of one object, by the kind's name. */
export const verdictsOf = <V extends { readonly kinds: readonly string[] }>(
  { kinds }: PreflightReport,
  { verdicts }: { readonly verdicts: readonly V[] },
): ReadonlyMap<string, V> =>
  new Map(
    kinds.flatMap(({ id, name }) => {
      const verdict = verdicts.find((one) => one.kinds.includes(id));
      return verdict ? [[name, verdict] as const] : [];
    }),
  );
