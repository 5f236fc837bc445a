/** The tenant that a scenario is rehearsed in, with the people in it whom the scenario names. */
import { BadInputError } from '../../shared/failures.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { peopleOf } from '../cloud/kinds/people.ts';
import { usedOf } from '../cloud/kinds/used.ts';
import { loadTenant } from '../cloud/tenant/load-tenant.ts';
import type { Tenant } from '../cloud/tenant/tenant.ts';
import type { SessionSources } from './sources.ts';
import { tenantOrder } from './tenant-order.ts';

/** People who are named where one is missing. */
const mostNamed = 5;

/**
 * A person whom the export does not hold, but its rules tell apart, as a preflight names one, is put into the tenant.
 * Throws BadInputError as `loadTenant` does, and where somebody named a person whom nobody knows; with `judgeOnly` that
 * is a problem line.
 */
export function tenantOf(
  scenario: Scenario,
  source: SessionSources['tenant'],
  { judgeOnly = false }: { readonly judgeOnly?: boolean } = {},
): Tenant {
  const { user, registration, said = [] } = scenario;
  const order = { ...tenantOrder(scenario, source), judgeOnly };
  const tenant = loadTenant(source.files, order);
  const wanted = [
    { key: 'user', name: user },
    { key: 'assignedUser', name: registration?.assignedUser ?? '' },
  ] as const;
  const missing = wanted.filter(({ key, name }) => said.includes(key) && !holds(tenant, name));
  if (missing.length === 0) return tenant;
  const people = peopleOf(tenant, usedOf(tenant)).tenant.users;
  const unknown = missing.find(({ name }) => !people.some((one) => isCalled(one, name)));
  if (unknown === undefined) {
    const named = people.filter((one) => missing.some(({ name }) => isCalled(one, name)));
    return loadTenant(source.files, { ...order, people: named });
  }
  const fault = new BadInputError(
    `The tenant has no person "${unknown.name}"`,
    unknown.key === 'user' ? 'user' : 'registration.assignedUser',
    `Name one of its people: ${namesOf(people)}`,
  );
  if (!judgeOnly) throw fault;
  const { check } = tenant;
  return { ...tenant, check: { ...check, problems: [...check.problems, fault.line()] } };
}

interface Named {
  readonly userPrincipalName: string;
}

const isCalled = ({ userPrincipalName }: Named, name: string): boolean =>
  userPrincipalName.toLowerCase() === name.toLowerCase();

const holds = ({ users }: Tenant, name: string): boolean => users.some((one) => isCalled(one, name));

function namesOf(people: readonly Named[]): string {
  const first = people.slice(0, mostNamed).map(({ userPrincipalName }) => userPrincipalName);
  const more = people.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` or ${more} more` : ''}`;
}
