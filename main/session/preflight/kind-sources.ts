/** What a rehearsal of one kind is made of: the scenario, the PC and the tenant, with the kind's device and person in them. */
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { DeviceFeatures, Kind } from '../../cloud/kinds/kind.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import { parseHardwareModel } from '../../device/hardware/hardware-profile.ts';
import type { SessionSources } from '../sources.ts';

/** The scenarios that kinds are rehearsed by, by the join of their profile. */
export type BaseScenarios = Readonly<Record<'entra' | 'hybrid', Scenario>>;

/** What the tenant's rules see of a scenario's PC, where they ask for nothing else. */
export function usualDevice(
  { release, edition }: Scenario,
  { text, file }: SessionSources['hardware'],
): DeviceFeatures {
  const { manufacturer, model, cpu } = parseHardwareModel(text, file);
  return { groupTag: '', manufacturer, model, release, edition, architecture: cpu.architecture };
}

export function sourcesOfKind(
  kind: Kind,
  tenant: Tenant,
  base: BaseScenarios,
  sources: SessionSources,
): SessionSources {
  const { device, user, join } = kind;
  const scenario = base[join ?? 'entra'];
  return {
    ...sources,
    scenario: {
      ...scenario,
      release: device.release,
      edition: device.edition,
      registration: {
        groupTag: device.groupTag,
        assignedUser: user.assigned ? user.userPrincipalName : '',
      },
      user: user.userPrincipalName,
    },
    tenant: { ...sources.tenant, loaded: tenantOfKind(kind, tenant) },
    hardware: { file: sources.hardware.file, text: hardwareText(kind, sources) },
  };
}

/** The tenant with the kind's device and person in the groups that they are taken to be in. */
function tenantOfKind({ device, user }: Kind, tenant: Tenant): Tenant {
  const person = tenant.users.find(({ userPrincipalName }) => userPrincipalName === user.userPrincipalName);
  const joined = (members: readonly string[]): readonly string[] =>
    person ? [...members, person.id] : members;
  return {
    ...tenant,
    groups:
      user.memberOf.length === 0
        ? tenant.groups
        : tenant.groups.map((group) =>
            user.memberOf.includes(group.id) ? { ...group, members: joined(group.members) } : group,
          ),
    practice: {
      ...tenant.practice,
      user: user.userPrincipalName,
      groupTag: device.groupTag,
      pcGroups: device.memberOf,
    },
  };
}

function hardwareText({ device }: Kind, { hardware: { text } }: SessionSources): string {
  const model = JSON.parse(text) as { readonly cpu: object };
  return JSON.stringify({
    ...model,
    manufacturer: device.manufacturer,
    model: device.model,
    cpu: { ...model.cpu, architecture: device.architecture },
  });
}

/** The same device and person as settings of `reseal run` and `reseal start`. */
export function settingsOf({ device, user }: Kind, tenant: Tenant, usual: DeviceFeatures): readonly string[] {
  const names = new Map(tenant.groups.map(({ id, displayName }) => [id, displayName]));
  const members = [...new Set([...device.memberOf, ...user.memberOf])].map((id): [string, string] => {
    const who = !user.memberOf.includes(id) ? 'pc' : device.memberOf.includes(id) ? 'everybody' : 'user';
    return [names.get(id) ?? id, who];
  });
  const differs = (
    [
      ['hardware.manufacturer', 'manufacturer'],
      ['hardware.model', 'model'],
      ['hardware.architecture', 'architecture'],
      ['release', 'release'],
      ['edition', 'edition'],
    ] as const
  ).flatMap(([key, feature]) =>
    device[feature] === usual[feature] ? [] : [`${key}=${asText(device[feature])}`],
  );
  return [
    `assume.groupTag=${asText(device.groupTag)}`,
    `user=${user.userPrincipalName}`,
    ...(user.assigned ? [`registration.assignedUser=${user.userPrincipalName}`] : []),
    ...differs,
    ...memberSettings(members),
  ];
}

/** A text that would be read as JSON, such as a model 5440, is told as a JSON text. */
function asText(text: string): string {
  try {
    JSON.parse(text);
    return JSON.stringify(text);
  } catch {
    return text;
  }
}

/** A dot parts the names of a setting: groups that have one are told as JSON, all in one. */
const memberSettings = (members: readonly (readonly [group: string, who: string])[]): readonly string[] =>
  members.some(([group]) => /[.=]/.test(group))
    ? [`assume.members=${JSON.stringify(Object.fromEntries(members))}`]
    : members.map(([group, who]) => `assume.members.${group}=${who}`);
