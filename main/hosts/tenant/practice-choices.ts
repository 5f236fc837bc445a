/** What the PC and the person of a rehearsal can be in a tenant, and what they are as chosen. */
import { kindsOf } from '../../cloud/kinds/kinds-of.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import { choicesOfKind } from '../../session/preflight/report-page.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { TenantLook } from '../../../shared/tenant/tenant-look.ts';

/** A model of `resources/hardware`. */
export interface ShippedHardware {
  readonly file: string;
  readonly manufacturer: string;
  readonly model: string;
}

/** A list to choose from is no longer; other names can be typed. */
const most = 500;
/** Kinds of people beyond these differ in little. */
const mostUsers = 8;

const tagsOf = ({ groups, identities, registrations }: Tenant): readonly string[] => {
  const ofRules = groups.flatMap(({ membershipRule }) =>
    [...(membershipRule ?? '').matchAll(/\[OrderID\]:([^"'\]]+)["']/gi)].map((found) => found[1] ?? ''),
  );
  const all = [
    ...ofRules,
    ...identities.map(({ groupTag }) => groupTag),
    ...registrations.map(({ groupTag }) => groupTag),
  ];
  return [...new Set(all)].filter(Boolean).toSorted().slice(0, most);
};

function kindChoices(
  tenant: Tenant,
  { release, edition }: Scenario,
  usual: ShippedHardware | undefined,
): TenantLook['practice']['kinds'] {
  const names = new Map(tenant.groups.map(({ id, displayName }) => [id, displayName]));
  const named = (ids: readonly string[]): readonly string[] => ids.map((id) => names.get(id) ?? id);
  const { manufacturer = '', model = '' } = usual ?? {};
  const { kinds } = kindsOf(tenant, {
    usual: { groupTag: '', manufacturer, model, release, edition, architecture: 'x64' },
    users: mostUsers,
  });
  return {
    count: kinds.length,
    first: kinds.slice(0, most).map(({ id, name, device, user }) => ({
      id,
      name,
      choices: choicesOfKind(
        { ...device, memberOf: named(device.memberOf) },
        { ...user, memberOf: named(user.memberOf) },
      ),
    })),
  };
}

/** `groupTag` is the scenario's, where the tenant is not the scenario's own. */
export function practiceChoices(
  tenant: Tenant,
  scenario: Scenario,
  groupTag: string | undefined,
  hardware: readonly ShippedHardware[],
): TenantLook['practice'] {
  const {
    file = '',
    manufacturer,
    model,
  } = typeof scenario.hardware === 'string' ? { file: scenario.hardware } : scenario.hardware;
  const base = hardware.find((one) => one.file === file) ?? hardware[0];
  const people = tenant.users
    .filter(({ accountEnabled }) => accountEnabled)
    .map(({ userPrincipalName, displayName, intuneLicence }) => ({
      name: userPrincipalName,
      displayName,
      licensed: intuneLicence,
    }));
  return {
    hardware: hardware.map((one) => ({ file: one.file, name: `${one.manufacturer} ${one.model}` })),
    chosenHardware: {
      file: base?.file ?? '',
      manufacturer: manufacturer ?? base?.manufacturer ?? '',
      model: model ?? base?.model ?? '',
    },
    groupTags: tagsOf(tenant),
    groupTag: tenant.practice.groupTag ?? groupTag ?? '',
    users: {
      first: people.toSorted((a, b) => Number(b.licensed) - Number(a.licensed)).slice(0, most),
      count: people.length,
    },
    user: tenant.practice.user,
    kinds: kindChoices(tenant, scenario, base),
    profile: tenant.practice.reachedBy,
  };
}
