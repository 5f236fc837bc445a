/** Who may enrol (facts/enrolment#restrictions-and-limits, facts/rules-of-operation#using-a-pc-again). */
import type { AccessClaims } from '../../../protocols/entra/entra.messages.ts';
import { scopesOf } from '../../entra/mdm-urls.ts';
import type { Directory } from '../../directory/directory.ts';
import type { CloudSettings } from '../../settings/settings.ts';
import type { Applicant, EnrolmentClaims } from './applicant.ts';
import { editionName, isManageable } from './editions.ts';
import { refuse, type Refusal } from './fault.ts';
import { judgeLimit, judgeRestrictions, judgeTerms, type BlobCheck } from './restrictions.ts';

/** What the rules go by besides the tenant. */
export interface EnrolmentRules
  extends Pick<CloudSettings, 'deviceLimitHoldsForJoins' | 'refusesWindowsHome'> {
  readonly isGenuine: BlobCheck;
}

/** A refusal tells whom it refuses where that is known: the deployment report names the device. */
export type Judgement =
  | { readonly applicant: Applicant; readonly refusal?: undefined }
  | { readonly applicant: Applicant | undefined; readonly refusal: Refusal };

/** The device and the person behind a token, or why they may not enrol. */
export function judge(
  directory: Directory,
  token: AccessClaims,
  claims: EnrolmentClaims,
  rules: EnrolmentRules,
): Judgement {
  const entra = directory.device(token.deviceid ?? '');
  if (!entra)
    return {
      applicant: undefined,
      refusal: refuse('Authentication', 'The token names no device of the tenant'),
    };
  const identity =
    directory.identities.get(claims.ztdRegistrationId) ?? directory.identityOfDevice(entra.deviceId);
  const byDevice = token.idtyp === 'device' && entra.registeredOwner === null;
  const user = byDevice ? undefined : directory.users.get(token.oid ?? entra.registeredOwner ?? '');
  const applicant: Applicant = { entra, identity, user };
  const refusal =
    judgeEdition(claims, rules) ??
    (byDevice
      ? (judgeDevice(directory, applicant) ?? judgeRestrictions(directory, applicant, claims))
      : judgeUser(directory, applicant, claims, rules));
  return refusal ? { applicant, refusal } : { applicant };
}

const judgeEdition = (
  { osEdition }: EnrolmentClaims,
  { refusesWindowsHome }: EnrolmentRules,
): Refusal | undefined =>
  isManageable(osEdition) || !refusesWindowsHome
    ? undefined
    : refuse('NotSupported', `The edition ${editionName(osEdition)} of Windows cannot be managed`);

/** A device without a person: pre-provisioning or self-deploying, once only until it is unblocked. */
function judgeDevice(directory: Directory, { identity }: Applicant): Refusal | undefined {
  const profile = identity && directory.profiles.get(identity.held.profileId);
  if (!identity || !profile)
    return refuse('Authorization', 'The device is not registered with Autopilot or has no profile');
  if (!profile.preprovisioningAllowed && profile.deviceUsageType !== 'shared')
    return refuse(
      'EnrollmentServer',
      `The deployment profile "${profile.displayName}" does not allow pre-provisioning`,
    );
  if (identity.userlessEnrollmentStatus === 'blocked')
    return refuse(
      'DeviceNotSupported',
      'The device has been deployed before: its record must be deleted or the device unblocked',
    );
  return undefined;
}

function judgeUser(
  directory: Directory,
  applicant: Applicant,
  claims: EnrolmentClaims,
  { isGenuine, deviceLimitHoldsForJoins }: EnrolmentRules,
): Refusal | undefined {
  const { user } = applicant;
  if (!user) return refuse('Authentication', 'The token names no user of the tenant');
  if (!user.accountEnabled) return refuse('Authorization', `${user.userPrincipalName} is disabled`);
  if (scopesOf(directory, user.id).length === 0)
    return refuse('Authorization', `${user.userPrincipalName} is not in the scope of automatic enrolment`);
  if (!user.intuneLicence)
    return refuse('UserLicense', `${user.userPrincipalName} has no licence for device management`);
  return (
    judgeRestrictions(directory, applicant, claims) ??
    (deviceLimitHoldsForJoins ? judgeLimit(directory, applicant, user) : undefined) ??
    judgeTerms(directory, applicant, user, claims, isGenuine)
  );
}
