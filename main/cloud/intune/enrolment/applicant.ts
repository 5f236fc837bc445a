/** Who asks to be enrolled: device, person, and what the request says of both. */
import type { AutopilotIdentity, EntraDevice } from '../../directory/records.ts';
import type { User } from '../../tenant/tenant.ts';

export interface Applicant {
  readonly entra: EntraDevice;
  readonly identity: AutopilotIdentity | undefined;
  /** Absent for a device that enrols by itself. */
  readonly user: User | undefined;
}

/** What the device says of itself in its request. */
export interface EnrolmentClaims {
  readonly ztdRegistrationId: string;
  readonly osVersion: string;
  /** OSEdition; 0 where it is not told. */
  readonly osEdition: number;
  /** The blob of the terms of use; '' where none was sent. */
  readonly enrollmentData: string;
}
