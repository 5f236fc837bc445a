/** What the person should know of a tenant before a rehearsal in it begins. */
import { notUnderstoodIn } from '../cloud/tenant/not-understood.ts';
import type { Tenant } from '../cloud/tenant/tenant.ts';
import { notUnderstoodWords } from './not-understood-words.ts';
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

/** Broken files and references, and what nothing here knows, do not end a rehearsal; somebody should know of them. */
export const problemsOf = ({ check }: Tenant): string[] => {
  const { problems } = check;
  const [first] = problems;
  const more = problems.length - 1;
  const unread = notUnderstoodWords(notUnderstoodIn(check));
  return [
    ...(first === undefined
      ? []
      : [
          `The tenant has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}: ${first}${more > 0 ? `; and ${more} more, see \`reseal tenant check\`` : ''}`,
        ]),
    ...(unread === '' ? [] : [`Of the tenant ${unread}`]),
  ];
};
