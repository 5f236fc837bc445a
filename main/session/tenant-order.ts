/** What a scenario says of the tenant that it is rehearsed in. */
import type { Scenario } from '../../shared/session/scenario.ts';
import type { TenantOrder } from '../cloud/tenant/load-tenant.ts';
import type { SessionSources } from './sources.ts';

/**
 * In its own tenant a scenario knows which profile is to reach the PC; in another's the PC has to fit in, unless a
 * person has said its tag (`assume.groupTag`).
 */
export const tenantOrder = (
  scenario: Scenario,
  { name, beside, pictures }: SessionSources['tenant'],
): TenantOrder => ({
  assume: name === scenario.tenant ? withoutOwnTag(scenario) : scenario.assume,
  snapshot: scenario.snapshot,
  user: scenario.user,
  ...(beside ? { beside } : {}),
  ...(pictures ? { pictures } : {}),
  ...(name === scenario.tenant || !scenario.registration ? {} : { groupTag: scenario.registration.groupTag }),
});

/** A tag that is the scenario's anyhow is no assumption in its own tenant. */
function withoutOwnTag({ assume, registration }: Scenario): Scenario['assume'] {
  const { groupTag, ...others } = assume;
  return groupTag === registration?.groupTag ? others : assume;
}
