/** The devices of a tenant that its rules and its groups without a rule tell apart, and what each of them gets. */
import type { Tenant } from '../tenant/tenant.ts';
import { cellsOf } from './cells.ts';
import { DeviceBench, type DeviceSeen } from './device-bench.ts';
import { deviceSpace } from './device-space.ts';
import type { DeviceFeatures, KindOfDevice } from './kind.ts';
import { cellWords, groupName, mostTelling } from './kind-words.ts';
import type { Used } from './used.ts';

/** Beyond this a tenant has more combinations than anybody rehearses. */
const mostCells = 5_000;

export interface Device {
  readonly device: KindOfDevice;
  readonly seen: DeviceSeen;
  /** The group that it is known by. */
  readonly title: string;
  /** For each dimension; '' where it is like all others. */
  readonly words: readonly string[];
}

export function devicesOf(tenant: Tenant, used: Used, usual: DeviceFeatures): readonly Device[] {
  const space = deviceSpace(used.rules.device, usual, tenant.identities);
  const { cells } = cellsOf(used.rules.device, space, mostCells);
  const bench = new DeviceBench(tenant, used);
  const memberOf = tenant.practice.pcGroups;
  const looked = cells.map((cell) => {
    const features = Object.fromEntries(space.map(({ name }, index) => [name, cell.values[index]]));
    const device = { ...usual, ...features, memberOf };
    return { device, seen: bench.see(device), words: cellWords(cell, space) };
  });
  const groups = looked.map(({ seen }) => seen.groups);
  const otherwise = looked.length > 1 ? 'Other devices' : 'Devices';
  const titled = looked.map((one) => ({
    ...one,
    title: mostTelling(one.seen.groups, used.groups, groups) ?? otherwise,
  }));
  const base = titled.find(isRehearsed) ?? titled[0];
  if (!base) return [];
  const members = membershipsToTry(tenant, used).map((own) => {
    const device = { ...base.device, memberOf: own };
    const title = `PC in ${groupName(used.groups, own.at(-1) ?? '')}`;
    return { device, seen: bench.see(device), words: base.words, title };
  });
  return [...titled, ...members];
}

/** Without such a profile nothing can be pre-provisioned, whatever else the device would get. */
export const isRehearsed = ({ seen }: Pick<Device, 'seen'>): boolean =>
  seen.profile?.preprovisioningAllowed ?? false;

/**
 * Groups that a person puts devices into and of whose members nobody knows: the PC in each of them alone, beside those
 * that it is taken to be in; a group that a profile is assigned to comes in the place of such another.
 */
function membershipsToTry(tenant: Tenant, { groups }: Used): readonly (readonly string[])[] {
  const { pcGroups } = tenant.practice;
  const people = new Set(tenant.users.map(({ id }) => id));
  const ofProfiles = new Set(
    tenant.profiles.flatMap(({ assignments }) =>
      assignments.flatMap(({ target }) => (target.kind === 'group' ? [target.groupId] : [])),
    ),
  );
  const holdsDevices = (members: readonly string[]): boolean =>
    members.some((id) => !people.has(id) && !groups.has(id));
  return [...groups.values()].flatMap(({ id, membershipRule, membersKnown, members }) => {
    if (membershipRule !== null || pcGroups.includes(id)) return [];
    if (membersKnown && !holdsDevices(members)) return [];
    const others = ofProfiles.has(id) ? pcGroups.filter((one) => !ofProfiles.has(one)) : pcGroups;
    return [[...others, id]];
  });
}
