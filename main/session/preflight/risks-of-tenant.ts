/** What is risky for any of a tenant's kinds, by the rules of the preflight: for the check of a tenant, which plays nothing. */
import type { Risk } from '../../cloud/tenant/risks/risk.ts';
import { appRisksOf, risksOfObjects } from '../../cloud/tenant/risks/risks-of.ts';
import { kindPlanner } from '../../cloud/kinds/kind-plan.ts';
import { kindsOf } from '../../cloud/kinds/kinds-of.ts';
import type { DeviceFeatures } from '../../cloud/kinds/kind.ts';
import { usedOf } from '../../cloud/kinds/used.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import { unmatchedFilters } from './unmatched-filters.ts';
import { riskSubject } from './risk-subject.ts';

/** The preflight looks at all of them; so many of them, in a moment, tell what a tenant is like. */
const most = { devices: 20, users: 1 } as const;

export function risksOfTenant(
  tenant: Tenant,
  usual: DeviceFeatures,
  megabitsPerSecond: number,
): readonly Risk[] {
  const found = kindsOf(tenant, { usual, ...most });
  const plan = kindPlanner(found.tenant, usedOf(found.tenant));
  const risks = found.kinds
    .filter(({ preprovisioningAllowed }) => preprovisioningAllowed)
    .flatMap((kind) => appRisksOf(riskSubject(plan(kind), kind.join === 'hybrid', megabitsPerSecond)));
  return [
    ...new Map(risks.map((risk) => [risk.words, risk])).values(),
    ...risksOfObjects(tenant),
    ...unmatchedFilters(found),
  ];
}
