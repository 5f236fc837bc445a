/** Devices under management and what is known of their deployment; found again by their MDM certificate. */
import type { Flow } from '../../../shared/session/flow.ts';
import type { SimTime } from '../../world/time.ts';
import type { Directory } from '../directory/directory.ts';
import type { AutopilotEvent, AutopilotIdentity, EntraDevice, ManagedDevice } from '../directory/records.ts';
import type { User } from '../tenant/tenant.ts';

/** How a hybrid device stands: it is enrolled first, and joined and registered by its domain later. */
export interface HybridEnrolment {
  /** The device has taken the blob of its domain join. */
  joined: boolean;
  /** The technician's part has succeeded, and after that the device was resealed. */
  provisioned: boolean;
  resealed: boolean;
  /** The object that the domain has registered. */
  device: EntraDevice | undefined;
}

/** One MDM enrolment. */
export interface Enrolment {
  readonly managed: ManagedDevice;
  readonly entra: EntraDevice;
  /** Absent for a device that is not in Autopilot. */
  readonly identity: AutopilotIdentity | undefined;
  readonly event: AutopilotEvent;
  /** Enrolled by a device token: the first part is the technician's. */
  readonly byDevice: boolean;
  /** Null for an Entra join. */
  readonly hybrid: HybridEnrolment | null;
  /** Values of nodes that the device has told, by LocURI as it was asked. */
  readonly readings: Map<string, string>;
  /** Since when a compliance policy is not met, by policy id. */
  readonly unmetSince: Map<string, SimTime>;
  /** The user's flow has reset compliance: it stays so until that flow has been over for a while. */
  complianceIsHeld: boolean;
  /** Rises with each change of the readings, and of the records of apps and policies. */
  revision: number;
  /** Who joined the device as a person; undefined until then. */
  user: User | undefined;
}

/** Whom assignments are resolved for. */
export type Party = Pick<Enrolment, 'entra' | 'identity' | 'user'> & Partial<Pick<Enrolment, 'hybrid'>>;

/** Which flow of the deployment an enrolment is in. */
export const flowOf = (enrolment: Enrolment): Flow =>
  enrolment.byDevice && enrolment.user === undefined && enrolment.hybrid?.resealed !== true
    ? 'technician'
    : 'user';

/** The object whose compliance Entra ID asks for. */
export const complianceObject = ({ entra, hybrid }: Enrolment): EntraDevice => hybrid?.device ?? entra;

export class Enrolments {
  readonly #directory: Directory;
  readonly #byThumbprint = new Map<string, Enrolment>();

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  add(enrolment: Enrolment): void {
    this.#byThumbprint.set(enrolment.managed.certificateThumbprint, enrolment);
  }

  /** Undefined also after an administrator has deleted the device's record. */
  find(thumbprint: string): Enrolment | undefined {
    const enrolment = this.#byThumbprint.get(thumbprint);
    return enrolment && this.#directory.managedDevices.has(enrolment.managed.id) ? enrolment : undefined;
  }

  /** For the state digest; records by their ids. */
  state(): unknown {
    return new Map(
      [...this.#byThumbprint].map(
        ([thumbprint, { managed, entra, identity, event, user, hybrid, revision: _revision, ...rest }]) => [
          thumbprint,
          {
            ...rest,
            managed: managed.id,
            entra: entra.id,
            identity: identity?.id,
            event: event.id,
            user: user?.id,
            hybrid: hybrid && { ...hybrid, device: hybrid.device?.id },
          },
        ],
      ),
    );
  }

  ofDevice(device: EntraDevice): Enrolment | undefined {
    const managed = this.#directory.managedDeviceOf(device.deviceId);
    return managed && this.find(managed.certificateThumbprint);
  }
}

/** The user whose apps count: who joined, else in the technician part whom Autopilot has assigned. */
export const countingUser = (enrolment: Party, directory: Directory): User | undefined =>
  enrolment.user ?? directory.userByName(enrolment.identity?.userPrincipalName ?? '');
