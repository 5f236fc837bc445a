/** What the person should know of a tenant before a rehearsal in it begins. */
import type { Tenant } from '../cloud/tenant/tenant.ts';
import type { SessionSources } from './sources.ts';

/** In a tenant that is not the scenario's own: why pre-provisioning cannot be rehearsed there. */
export const missingIn = (
  { check: { rehearsable } }: Tenant,
  { tenant, scenario }: SessionSources,
): string[] =>
  tenant.name === scenario.tenant
    ? []
    : rehearsable.missing.map(
        ({ what, remedy }) => `For this rehearsal there is missing: ${what}. ${remedy}.`,
      );

/** Broken files and references do not end a rehearsal; somebody should know of them. */
export const problemsOf = ({ check: { problems } }: Tenant): string[] => {
  const [first] = problems;
  if (first === undefined) return [];
  const more = problems.length - 1;
  return [
    `The tenant has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}: ${first}${more > 0 ? `; and ${more} more, see \`reseal tenant check\`` : ''}`,
  ];
};
