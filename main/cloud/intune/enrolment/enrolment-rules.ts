/** Who may enrol (autopilot-facts 6.2, 7.4, 7.6). */
import type { AccessClaims } from '../../../protocols/entra/entra.messages.ts';
import { isInScope } from '../../entra/mdm-urls.ts';
import type { Directory } from '../../graph/directory.ts';
import type { AutopilotIdentity, EntraDevice } from '../../graph/records.ts';
import type { User } from '../../tenant/tenant.ts';
import type { Refusal, RefusalName } from './fault.ts';

export interface Applicant {
  readonly entra: EntraDevice;
  readonly identity: AutopilotIdentity | undefined;
  /** Absent for a device that enrols by itself. */
  readonly user: User | undefined;
}

const refuse = (refusal: RefusalName, reason: string): Refusal => ({ refusal, reason });

/** The device and the person behind a token, or why they may not enrol. */
export function judge(
  directory: Directory,
  claims: AccessClaims,
  ztdRegistrationId: string | undefined,
): Applicant | Refusal {
  const entra = directory.device(claims.deviceid ?? '');
  if (!entra) return refuse('Authentication', 'The token names no device of the tenant');
  const identity =
    directory.identities.get(ztdRegistrationId ?? '') ?? directory.identityOfDevice(entra.deviceId);
  return claims.idtyp === 'device' && entra.registeredOwner === null
    ? judgeDevice(directory, { entra, identity, user: undefined })
    : judgeUser(directory, {
        entra,
        identity,
        user: directory.users.get(claims.oid ?? entra.registeredOwner ?? ''),
      });
}

/** A device without a person: pre-provisioning or self-deploying, once only until it is unblocked. */
function judgeDevice(directory: Directory, applicant: Applicant): Applicant | Refusal {
  const { identity, entra } = applicant;
  const profile = identity && directory.profiles.get(identity.held.profileId);
  if (!identity || !profile)
    return refuse('Authorization', 'The device is not registered with Autopilot or has no profile');
  if (!profile.preprovisioningAllowed && profile.deviceUsageType !== 'shared')
    return refuse(
      'EnrollmentServer',
      `The deployment profile "${profile.displayName}" does not allow pre-provisioning`,
    );
  if (identity.userlessEnrollmentStatus === 'blocked' || directory.managedDeviceOf(entra.deviceId))
    return refuse(
      'DeviceNotSupported',
      'The device has been deployed before: its record must be deleted or the device unblocked',
    );
  return applicant;
}

function judgeUser(directory: Directory, applicant: Applicant): Applicant | Refusal {
  const { user } = applicant;
  if (!user) return refuse('Authentication', 'The token names no user of the tenant');
  if (!user.accountEnabled) return refuse('Authorization', `${user.userPrincipalName} is disabled`);
  if (!directory.tenant.mdmScopes.some((scope) => isInScope(scope, directory, user.id)))
    return refuse('Authorization', `${user.userPrincipalName} is not in the scope of automatic enrolment`);
  if (!user.intuneLicence)
    return refuse('UserLicense', `${user.userPrincipalName} has no licence for device management`);
  return applicant;
}
