/** Filters that hold for no device that is rehearsed: what they let through is not rehearsed, what they keep away neither. */
import { builds, releases } from '../../../shared/release.ts';
import type { Kinds } from '../../cloud/kinds/kind.ts';
import type { Risk } from '../../cloud/tenant/risks/risk.ts';

const known = releases.map((release) => builds[release]).join(' and ');

export function unmatchedFilters({
  unmatched,
  tenant,
}: Pick<Kinds, 'unmatched' | 'tenant'>): readonly Risk[] {
  const filters = new Map(tenant.filters.map((filter) => [filter.id, filter]));
  return unmatched.flatMap((id) => {
    const filter = filters.get(id);
    return filter
      ? [
          {
            id: 'filter-holds-for-no-kind',
            source: 'Microsoft, Create filters in Microsoft Intune (facts/assignment#filters)',
            words: `The filter ${filter.displayName} holds for none of the devices that are rehearsed: ${filter.rule}`,
            remedy: `Mend it, or see to such a device by hand: rehearsals know Windows ${known}, Pro, Enterprise and Education, x64 and ARM64`,
          },
        ]
      : [];
  });
}
