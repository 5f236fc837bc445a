/**
 * A preflight of a tenant: its kinds, and a function that rehearses one of them. The kinds do not depend on each other,
 * so that any number of threads can share them.
 */
import type { FaultResult, PreflightReport } from '../../../shared/preflight/preflight-report.ts';
import { preflightFormat } from '../../../shared/preflight/preflight-report.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Kind, Kinds } from '../../cloud/kinds/kind.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { deeper } from '../../cloud/tenant/reading/cut-off.ts';
import { kindPlanner } from '../../cloud/kinds/kind-plan.ts';
import { kindsOf } from '../../cloud/kinds/kinds-of.ts';
import { likenessIn } from '../../cloud/kinds/likeness.ts';
import { usedOf } from '../../cloud/kinds/used.ts';
import { behavioursOf } from '../../cloud/intune/behaviours.ts';
import { risksOfObjects } from '../../cloud/tenant/risks/risks-of.ts';
import { notUnderstoodIn } from '../../cloud/tenant/not-understood.ts';
import { withoutEffect } from '../../cloud/tenant/policy-judgement.ts';
import { digestOf } from '../digest.ts';
import type { SessionSources } from '../sources.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import { tenantOf } from '../tenant-of.ts';
import type { PreflightHead } from './assemble.ts';
import { withFault } from './faults.ts';
import { outcomeOfKind, type KindOutcome } from './kind-outcome.ts';
import { settingsOf, sourcesOfKind, usualDevice, type BaseScenarios } from './kind-sources.ts';
import { inOtherNames, namesAnybody } from './other-names.ts';
import { unmatchedFilters } from './unmatched-filters.ts';
import { rehearseKind, type RehearsedKind } from './rehearse-kind.ts';

export interface PreflightOrder {
  readonly megabitsPerSecond: number;
  readonly devices: number | null;
  readonly users: number | null;
  /** Ids. */
  readonly faults: readonly string[];
  readonly shard: PreflightReport['shard'];
  /** `--set` of all kinds: they go before those of a kind, so that it comes to the same by itself. */
  readonly settings: readonly string[];
}

/** Plain data: what a thread needs to rehearse any of the kinds. */
export interface Preflight {
  readonly base: BaseScenarios;
  /** With the tenant of `kinds` in the place of its files. */
  readonly sources: Omit<SessionSources, 'keyMemory' | 'scenarios'>;
  readonly kinds: Kinds;
  readonly order: PreflightOrder;
  readonly jobs: readonly Job[];
}

/** Kinds of this part that differ in names alone, and the first of them all, which is played. */
export interface Job {
  readonly lead: Kind;
  readonly kinds: readonly Kind[];
}

/** `sources` has the tenant's files. Throws BadInputError as `loadTenant` does. */
export function planPreflight(
  base: BaseScenarios,
  sources: SessionSources,
  order: PreflightOrder,
): Preflight {
  const tenant = tenantOf(sources.scenario, sources.tenant);
  const kinds = kindsOf(tenant, {
    usual: usualDevice(base.entra, sources.hardware),
    devices: order.devices ?? undefined,
    users: order.users ?? undefined,
  });
  refuseTheUnknown(kinds, sources.tenant.name);
  const { app, scenario, hardware, catalogue } = sources;
  const used = usedOf(kinds.tenant);
  const plan = kindPlanner(kinds.tenant, used);
  const likeness = likenessIn(kinds.tenant, used, behavioursOf(base.entra, kinds.tenant));
  return {
    base: { entra: onLine(base.entra, order), hybrid: onLine(base.hybrid, order) },
    sources: { app, scenario, hardware, catalogue, tenant: { name: sources.tenant.name, files: [] } },
    kinds,
    order,
    jobs: jobsOf(kinds.kinds, order, (kind) => likeness(kind, plan(kind)).key),
  };
}

/** Where no kind can be pre-provisioned for all that the export tells, and it tells a part only, nothing follows. */
function refuseTheUnknown({ kinds, tenant: { profiles, cutOff } }: Kinds, source: string): void {
  const unknown = profiles.filter(({ id }) => cutOff.has(id));
  if (unknown.length === 0 || kinds.some(({ preprovisioningAllowed }) => preprovisioningAllowed)) return;
  const names = unknown.map(({ displayName }) => `"${displayName}"`).join(', ');
  throw new BadInputError(
    `The export cuts off whom the deployment profile ${names} is assigned to, and no other one reaches a device`,
    source,
    `${deeper.replace('export', 'Export')}, 20 for example`,
  );
}

/** Parts of a whole play the same leads, so that together they come to what the whole does. */
function jobsOf(
  kinds: readonly Kind[],
  { shard }: PreflightOrder,
  keyOf: (kind: Kind) => string,
): readonly Job[] {
  const isMine = (index: number): boolean => shard === null || index % shard.of === shard.number - 1;
  const jobs = new Map<string, { readonly lead: Kind; readonly kinds: Kind[] }>();
  for (const [index, kind] of kinds.entries()) {
    const key = keyOf(kind);
    const job = jobs.get(key) ?? { lead: kind, kinds: [] };
    jobs.set(key, job);
    if (isMine(index)) job.kinds.push(kind);
  }
  return [...jobs.values()].filter(({ kinds: own }) => own.length > 0);
}

const onLine = (scenario: Scenario, { megabitsPerSecond }: PreflightOrder): Scenario => ({
  ...scenario,
  network: { ...scenario.network, megabitsPerSecond },
});

/** What changes nothing: settings that the PC keeps and does nothing with, and those that are not understood. */
function idle({ policies, unset, sources }: Tenant): PreflightReport['withoutEffect'] {
  const ofPolicies = policies.flatMap((policy) => {
    const kept = withoutEffect([policy]).flatMap(({ uris }) => uris);
    const uris = [...kept, ...(unset.get(policy.id) ?? [])];
    return uris.length > 0 ? [{ policy: policy.displayName, uris }] : [];
  });
  const known = new Set(policies.map(({ id }) => id));
  const others = [...unset].flatMap(([id, uris]) =>
    known.has(id) ? [] : [{ policy: sources.get(id)?.name ?? id, uris }],
  );
  return [...ofPolicies, ...others];
}

/** Assumptions that each kind makes otherwise. */
const ofKinds: ReadonlySet<string> = new Set(['Group tag of the PC', 'The person who signs in']);

/** `source` is the name of the folder; the digest is of the files. */
export function headOf(
  { kinds, order, sources }: Preflight,
  files: SessionSources['tenant']['files'],
  source: string,
): PreflightHead {
  const { tenant } = kinds;
  const { check, apps, policies } = tenant;
  const typeOf = (id: string, otherwise: string): string => tenant.sources.get(id)?.type ?? otherwise;
  return {
    reseal: 'preflight',
    format: preflightFormat,
    simulated: true,
    app: sources.app,
    tenant: {
      source,
      organization: tenant.organization.displayName,
      objects: check.objects.length,
      digest: digestOf(files),
    },
    options: {
      megabitsPerSecond: order.megabitsPerSecond,
      devices: order.devices,
      users: order.users,
      faults: order.faults,
    },
    shard: order.shard,
    counts: { kinds: kinds.kinds.length, devices: kinds.devices, users: kinds.users },
    assumptions: check.assumptions.filter(({ what }) => !ofKinds.has(what)),
    problems: check.problems,
    order: kinds.kinds.map(({ id }) => id),
    apps: apps.map(({ id, displayName: name, kind }) => ({ id, name, type: typeOf(id, kind) })),
    policies: policies.map(({ id, displayName: name, kind }) => ({ id, name, type: typeOf(id, kind) })),
    withoutEffect: idle(tenant),
    notUnderstood: notUnderstoodIn(check),
    missing: kinds.kinds.some(({ preprovisioningAllowed }) => preprovisioningAllowed)
      ? []
      : check.rehearsable.missing,
    unreachedGroups: kinds.unreached,
    toldApart: kinds.toldApart,
  };
}

/** Made once in each thread: what kinds have in common is worked out once. Tells a job's kinds one after the other. */
export function rehearser(
  { base, sources, kinds, order }: Preflight,
  keyMemory: SessionSources['keyMemory'],
): (job: Job, told: (outcome: KindOutcome) => void) => void {
  const { tenant } = kinds;
  const used = usedOf(tenant);
  const plan = kindPlanner(tenant, used);
  const likeness = likenessIn(tenant, used, behavioursOf(base.entra, tenant));
  const whole: SessionSources = { ...sources, scenarios: [], ...(keyMemory ? { keyMemory } : {}) };
  const usual = usualDevice(base.entra, sources.hardware);
  const risks = [...risksOfObjects(tenant), ...unmatchedFilters(kinds)];
  const play = (kind: Kind): Played => {
    const own = sourcesOfKind(kind, tenant, base, whole);
    const faults = kind.preprovisioningAllowed ? order.faults : [];
    const rehearsed = rehearseKind(own);
    return { rehearsed, faults: faults.map((fault) => survives(fault, rehearsed, own)) };
  };
  return ({ lead, kinds }, told) => {
    const first = play(lead);
    const like = likeness(lead, plan(lead));
    for (const kind of kinds) {
      const own = plan(kind);
      const alike = kind === lead || !namesAnybody(first.rehearsed, like, tenant);
      const { rehearsed, faults } = alike ? first : play(kind);
      told(
        outcomeOfKind({
          kind,
          tenant,
          plan: own,
          rehearsed: alike ? inOtherNames(rehearsed, like, likeness(kind, own)) : rehearsed,
          rehearsedAs: alike ? lead.id : kind.id,
          settings: [...order.settings, ...settingsOf(kind, tenant, usual)],
          faults,
          megabitsPerSecond: order.megabitsPerSecond,
          risks,
        }),
      );
    }
  };
}

interface Played {
  readonly rehearsed: RehearsedKind;
  readonly faults: readonly FaultResult[];
}

/** A fault is survived that changes nothing of what the kind comes to. */
function survives(fault: string, without: RehearsedKind, sources: SessionSources): FaultResult {
  const { technician, userFlow } = rehearseKind({
    ...sources,
    scenario: withFault(sources.scenario, fault),
  });
  const flow = technician.outcome === 'reached' ? userFlow : technician;
  return {
    fault,
    survived:
      technician.outcome === without.technician.outcome && userFlow.outcome === without.userFlow.outcome,
    outcome:
      flow.outcome === 'reached'
        ? 'desktop'
        : `${flow === technician ? 'technician flow' : 'user flow'} ${flow.outcome}`,
    code: flow.error?.code ?? null,
  };
}
