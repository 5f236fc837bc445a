/** A person's choices for a tenant as `--set` says them. */
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';

/** `KEY=VALUE` with the value as JSON, so that no text is taken for something else. */
export function settingsOf({
  assume,
  snapshot,
  hardware,
  release,
  edition,
  user,
  assigned,
}: TenantChoices): readonly string[] {
  const fields: readonly (readonly [string, unknown])[] = [
    ['assume', assume],
    ['snapshot', snapshot],
    ['hardware', hardware],
    ['release', release],
    ['edition', edition],
    ['user', user],
    ['registration.assignedUser', assigned === true ? user : undefined],
  ];
  return fields.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${JSON.stringify(value)}`]));
}
