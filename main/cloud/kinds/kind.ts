/** Kinds of devices and people that a tenant's profiles, groups, filters and restrictions tell apart. */
import type { Edition, Release } from '../../../shared/release.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** What of a PC membership rules and filters can ask for before anybody has switched it on. */
export interface DeviceFeatures {
  /** '' for none. */
  readonly groupTag: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly release: Release;
  readonly edition: Edition;
  readonly architecture: 'x64' | 'arm64';
}

export interface KindOfDevice extends DeviceFeatures {
  /** Ids of groups without a rule that it is taken to be a member of. */
  readonly memberOf: readonly string[];
}

export interface KindOfUser {
  readonly userPrincipalName: string;
  readonly licensed: boolean;
  /** Assigned to the device in Autopilot. */
  readonly assigned: boolean;
  /** Ids of groups without a rule that the person is taken to be a member of. */
  readonly memberOf: readonly string[];
}

/** Devices and people that get the same of every assignment, and are kept away by the same; one stands for all. */
export interface Kind {
  /** The same for the same device and user, whatever else the tenant holds. */
  readonly id: string;
  /** In words, no two alike: 'Finance laptops: tag FIN, Latitude 5440; licensed user, assigned'. */
  readonly name: string;
  readonly device: KindOfDevice;
  readonly user: KindOfUser;
  /** The profile that reaches the device; null where none does, and then nothing can be pre-provisioned. */
  readonly profile: { readonly id: string; readonly displayName: string } | null;
  readonly join: 'entra' | 'hybrid' | null;
  readonly preprovisioningAllowed: boolean;
  /** Names of all devices and users that came to the same. */
  readonly covers: readonly string[];
  /** The same for a program. */
  readonly stands: readonly Stand[];
  /** What the name is made of, part by part, to tell what several kinds have in common. */
  readonly traits: readonly string[];
}

/** Devices that a kind stands for, and the people on them. */
export interface Stand {
  /** What the rules that tell devices apart say of them (answers.ts). */
  readonly answers: string;
  /** Ids of groups without a rule that they are taken to be in. */
  readonly memberOf: readonly string[];
  /** Places in the list of people. */
  readonly people: readonly number[];
}

/** What devices and people are told apart by. */
export interface ToldApart {
  /** Of groups and filters that ask for devices, as they are written. */
  readonly rules: readonly string[];
  readonly people: readonly {
    readonly userPrincipalName: string;
    readonly licensed: boolean;
    /** Names of the groups that decide. */
    readonly groups: readonly string[];
  }[];
}

export interface Kinds {
  readonly kinds: readonly Kind[];
  /** The tenant with the people in it that the export has not, but a kind needs. */
  readonly tenant: Tenant;
  /** How many kinds of devices and of users there are, and how many of each were left out. */
  readonly devices: { readonly count: number; readonly leftOut: number };
  readonly users: { readonly count: number; readonly leftOut: number };
  /** Groups with assignments that no kind is a member of, by name. */
  readonly unreached: readonly string[];
  /** Ids of filters in use that hold for none of the devices. */
  readonly unmatched: readonly string[];
  readonly toldApart: ToldApart;
}

export interface KindsOrder {
  /** The PC that is taken where nothing asks for another; its tag too. */
  readonly usual: DeviceFeatures;
  /** At most so many kinds of devices and of users, the first ones. */
  readonly devices?: number | undefined;
  readonly users?: number | undefined;
}
