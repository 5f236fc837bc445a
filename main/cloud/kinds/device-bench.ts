/** What a device of some features gets in a tenant: asked of the services' own targeting, with this device alone in it. */
import { builds, skus } from '../../../shared/release.ts';
import { intendedProfile } from '../autopilot/intended-profile.ts';
import { audienceOf } from '../directory/audience.ts';
import { blankDevice } from '../directory/blank-device.ts';
import { Directory } from '../directory/directory.ts';
import type { AutopilotIdentity, EntraDevice } from '../directory/records.ts';
import { reaches, type Audience, type Via } from '../directory/targeting.ts';
import { editionName } from '../intune/enrolment/editions.ts';
import { instant } from '../../world/time.ts';
import type { Assignment } from '../tenant/assignment.ts';
import type { DeploymentProfile, Tenant } from '../tenant/tenant.ts';
import { physicalIdsOf } from './device-space.ts';
import type { KindOfDevice } from './kind.ts';
import type { Assigned, Used } from './used.ts';

/** A device before anybody has signed in to it: `userGroups` is null. */
export interface DeviceSeen {
  readonly profile: DeploymentProfile | undefined;
  readonly groups: ReadonlySet<string>;
  /** Those that it is in before it is switched on. */
  readonly registeredGroups: ReadonlySet<string>;
  readonly enrolment: Audience;
  readonly managed: Audience;
  /** Which assignments reach the device, and which filters hold for it, which decides for its user. */
  readonly reached: string;
  readonly filters: string;
}

/** Serial number of a device that nobody has switched on, and its name until it joins. */
const serialNumber = 'SERIAL';

/** Rules on other groups look at what the processing before found. */
const mostProcessings = 6;

export class DeviceBench {
  readonly #directory: Directory;
  readonly #used: Used;

  constructor(tenant: Tenant, used: Used) {
    const groups = new Set(used.groups.keys());
    this.#used = used;
    this.#directory = new Directory({
      ...tenant,
      users: [],
      devices: [],
      identities: [],
      managedDevices: [],
      // Groups that no assignment leads to and people in them decide nothing about a device.
      groups: [...used.groups.values()].map((group) => ({
        ...group,
        members: group.members.filter((id) => groups.has(id)),
      })),
    });
  }

  see(kind: KindOfDevice): DeviceSeen {
    const directory = this.#directory;
    const registered = registeredDevice(kind);
    const leave = this.#join(registered.id, kind.memberOf);
    this.#process(registered);
    const registeredGroups = directory.memberships.groupsOf(registered.id);
    const profile = intendedProfile(directory, identityOf(kind));
    const enrolled = { ...registered, ...enrolledFacts(kind, profile) };
    this.#process(enrolled);
    const groups = directory.memberships.groupsOf(enrolled.id);
    const audience = (moment: 'enrolment' | 'managed'): Audience =>
      audienceOf(directory, enrolled, undefined, moment);
    const seen = { enrolment: audience('enrolment'), managed: audience('managed') };
    leave();
    return {
      profile,
      groups,
      registeredGroups,
      ...seen,
      reached: reachedKey(this.#used, seen, 'device'),
      filters: [seen.enrolment, seen.managed].map((one) => filterKey(this.#used, one)).join(' '),
    };
  }

  #process(device: EntraDevice): void {
    const { devices, memberships } = this.#directory;
    devices.clear();
    devices.set(device.id, device);
    for (let times = 0; times < mostProcessings && memberships.process(); times++);
    memberships.forget();
  }

  /** Puts the device into groups without a rule; what is given back takes it out again. */
  #join(deviceId: string, groupIds: readonly string[]): () => void {
    const { groups } = this.#directory;
    const before = groupIds.flatMap((id) => groups.get(id) ?? []);
    for (const group of before) groups.set(group.id, { ...group, members: [...group.members, deviceId] });
    return () => {
      for (const group of before) groups.set(group.id, group);
    };
  }
}

const registeredDevice = (kind: KindOfDevice): EntraDevice => ({
  ...blankDevice('device', 'device'),
  displayName: serialNumber,
  physicalIds: physicalIdsOf(kind.groupTag),
  manufacturer: kind.manufacturer,
  model: kind.model,
  cpuArchitecture: kind.architecture,
});

const enrolledFacts = (
  { release, edition }: KindOfDevice,
  profile: DeploymentProfile | undefined,
): Partial<EntraDevice> => ({
  ...(profile?.join === 'hybrid' ? {} : { displayName: nameOf(profile), trustType: 'AzureAd' }),
  enrollmentProfileName: profile?.displayName ?? '',
  operatingSystemVersion: builds[release],
  operatingSystemSku: editionName(skus[edition]),
  isManaged: true,
});

/** What rules on names see of a template. */
const nameOf = (profile: DeploymentProfile | undefined): string =>
  (profile?.deviceNameTemplate || 'DESKTOP-0000000')
    .replaceAll(/%RAND:(\d{1,2})%/gi, (_whole, digits: string) => '0'.repeat(Number(digits)))
    .replaceAll(/%SERIAL%/gi, serialNumber)
    .slice(0, 15);

const identityOf = ({ groupTag, manufacturer, model }: KindOfDevice): AutopilotIdentity => ({
  id: 'identity',
  serialNumber,
  hardwareHash: '',
  inventory: null,
  manufacturer,
  model,
  productKey: '',
  groupTag,
  purchaseOrderIdentifier: '',
  displayName: '',
  userPrincipalName: '',
  addressableUserName: '',
  deviceAccountUpn: '',
  deviceFriendlyName: '',
  azureActiveDirectoryDeviceId: 'device',
  managedDeviceId: '',
  enrollmentState: 'notContacted',
  lastContacted: null,
  userlessEnrollmentStatus: 'allowed',
  remediationState: 'noRemediationRequired',
  held: { profileId: '', userPrincipalName: '', since: instant(0) },
});

/** Which assignments reach somebody, and which keep them away, as places in their lists. */
export function reachedKey(
  { enrolment, managed }: Used,
  audiences: { readonly enrolment: Audience; readonly managed: Audience },
  via: Via,
): string {
  const places = (objects: readonly Assigned[], audience: Audience): string => {
    const groups = via === 'device' ? audience.deviceGroups : audience.userGroups;
    return objects
      .map(({ assignments }, index) => {
        const reached = reaches(assignments, audience)[via];
        const counts = assignments.flatMap((one, place) =>
          reached.includes(one) || isKeptAwayBy(one, groups) ? [place] : [],
        );
        return counts.length === 0 ? '' : `${index}:${counts.join('.')} `;
      })
      .join('');
  };
  return `${places(enrolment, audiences.enrolment)}/ ${places(managed, audiences.managed)}`;
}

const isKeptAwayBy = ({ target }: Assignment, groups: ReadonlySet<string> | null): boolean =>
  target.kind === 'exclusion-group' && (groups?.has(target.groupId) ?? false);

/** Of each filter, whether what it includes would reach the device. */
const filterKey = ({ filters }: Used, audience: Audience): string =>
  filters
    .map((filterId) => {
      const target = { kind: 'all-devices', filter: { filterId, mode: 'include' } } as const;
      return reaches([{ id: '', target }], audience).device.length;
    })
    .join('');
