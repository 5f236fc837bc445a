/** What the portal page shows of the tenant, as plain JSON; asked for whenever somebody looks. */
import * as v from 'valibot';

export interface PortalAsk {
  /** Words that a device's names hold; '' for all. */
  readonly search: string;
  /** Key of the device whose particulars are wanted; null: the PC's own. */
  readonly device: string | null;
}

const short = v.pipe(v.string(), v.maxLength(200));

export const portalAskSchema: v.GenericSchema<PortalAsk> = v.strictObject({
  search: short,
  device: v.nullable(short),
});

/** So many devices are listed at most; the others are found by their names. */
export const mostDevices = 20;

/** Graph's deploymentProfileAssignmentStatus. */
export type ProfileStatus = 'notAssigned' | 'pending' | 'assignedInSync';

export interface PortalRow {
  /** Names the device until one of its records goes. */
  readonly key: string;
  readonly name: string;
  readonly serialNumber: string;
  readonly user: string;
  /** Null where the device is not registered with Autopilot. */
  readonly profileStatus: ProfileStatus | null;
}

/** A device with its records in the three services; null where it has none there. */
export interface PortalDevice {
  readonly key: string;
  readonly autopilot: {
    readonly id: string;
    readonly serialNumber: string;
    readonly manufacturer: string;
    readonly model: string;
    readonly groupTag: string;
    readonly displayName: string;
    readonly user: string;
    readonly enrollmentState: 'notContacted' | 'enrolled' | 'pendingReset' | 'failed' | 'unknown';
    /** It may not deploy itself again before somebody unblocks it. */
    readonly isBlocked: boolean;
    /** What the deployment service holds, and what targeting says; they differ during the service's lag. */
    readonly profile: string;
    readonly intendedProfile: string;
    readonly profileStatus: ProfileStatus;
  } | null;
  readonly intune: {
    readonly id: string;
    readonly name: string;
    readonly user: string;
    /** World times, ISO 8601. */
    readonly enrolled: string;
    readonly lastSync: string;
    readonly compliance: string;
  } | null;
  readonly entra: {
    readonly id: string;
    readonly name: string;
    readonly isEnabled: boolean;
    readonly isManaged: boolean;
    /** Groups that it is in; it can be taken out of those that hold it by their own list. */
    readonly groups: readonly {
      readonly id: string;
      readonly displayName: string;
      readonly isListed: boolean;
    }[];
  } | null;
}

export interface PortalView {
  readonly organization: string;
  /** How many devices the words find, and the first of them. */
  readonly found: number;
  readonly rows: readonly PortalRow[];
  readonly device: PortalDevice | null;
  readonly users: readonly { readonly userPrincipalName: string; readonly displayName: string }[];
  readonly groups: readonly {
    readonly id: string;
    readonly displayName: string;
    /** Its members follow from a rule. */
    readonly isDynamic: boolean;
  }[];
  readonly profiles: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly assignments: readonly {
      readonly id: string;
      readonly group: string;
      readonly excluded: boolean;
    }[];
  }[];
}
