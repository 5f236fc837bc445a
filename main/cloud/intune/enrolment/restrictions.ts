/**
 * Enrolment restrictions, limits and terms: which of them hold, and what they refuse
 * (facts/enrolment#restrictions-and-limits).
 */
import { audienceOf } from '../../directory/audience.ts';
import type { Directory } from '../../directory/directory.ts';
import { reaches, type Audience } from '../../directory/targeting.ts';
import type { EntraDevice } from '../../directory/records.ts';
import type { EnrolmentRestriction, TermsOfUse } from '../../tenant/enrolment-settings.ts';
import type { User } from '../../tenant/tenant.ts';
import type { Assignment } from '../../tenant/assignment.ts';
import { compareVersions } from '../../rules/versions.ts';
import type { Applicant, EnrolmentClaims } from './applicant.ts';
import { isManageable } from './editions.ts';
import { refuse, type Refusal } from './fault.ts';
import { counted } from '../../../../shared/words/counted.ts';

/** Whether a blob of the terms of use is genuine, and the user's. */
export type BlobCheck = (opaqueBlob: string, userId: string) => boolean;

interface Ranked {
  readonly priority: number;
  readonly isDefault: boolean;
  readonly assignments: readonly Assignment[];
}

/** The one that holds: the lowest priority number that reaches the user, else the default one. */
function inForce<T extends Ranked>(all: Iterable<T>, audience: Audience): T | undefined {
  const ranked = [...all].toSorted((a, b) => a.priority - b.priority);
  return (
    ranked.find(
      ({ isDefault, assignments }) => !isDefault && reaches(assignments, audience).user.length > 0,
    ) ?? ranked.find(({ isDefault }) => isDefault)
  );
}

/** Without a user the default restriction alone holds: others are aimed at users. */
export function judgeRestrictions(
  directory: Directory,
  { entra, identity, user }: Applicant,
  claims: EnrolmentClaims,
): Refusal | undefined {
  const audience = audienceOf(directory, entra, user);
  const restriction = inForce(directory.restrictions.values(), audience);
  return restriction && refusedBy(restriction, claims, identity !== undefined);
}

/** A device in Autopilot is the company's own. */
function refusedBy(
  restriction: EnrolmentRestriction,
  { osVersion, osEdition }: EnrolmentClaims,
  corporate: boolean,
): Refusal | undefined {
  const { displayName, platformBlocked, homeBlocked, personalDeviceEnrollmentBlocked } = restriction;
  const { osMinimumVersion: least, osMaximumVersion: most } = restriction;
  const no = (why: string): Refusal =>
    refuse('DeviceNotSupported', `The enrolment restriction "${displayName}" ${why}`);
  if (platformBlocked) return no('blocks Windows (MDM)');
  if (homeBlocked && !isManageable(osEdition)) return no('blocks Windows Home');
  if (personalDeviceEnrollmentBlocked && !corporate) return no('blocks personally owned devices');
  if (least !== '' && compareVersions(osVersion, least) < 0) return no(`asks for Windows ${least} or later`);
  if (most !== '' && compareVersions(osVersion, most) > 0) return no(`allows Windows up to ${most}`);
  return undefined;
}

/** Devices that the person has enrolled already, this one not counted. */
export function judgeLimit(directory: Directory, { entra }: Applicant, user: User): Refusal | undefined {
  const limit = inForce(directory.limits.values(), audienceOf(directory, entra, user));
  if (!limit) return undefined;
  const name = user.userPrincipalName.toLowerCase();
  const own = [...directory.managedDevices.values()].filter(
    ({ userPrincipalName, azureADDeviceId }) =>
      userPrincipalName.toLowerCase() === name && azureADDeviceId !== entra.deviceId,
  );
  return own.length < limit.limit
    ? undefined
    : refuse(
        'DeviceCapReached',
        `${user.userPrincipalName} has enrolled ${counted(own.length, 'device')}; "${limit.displayName}" allows ${limit.limit}`,
      );
}

/** Terms that are aimed at the person and of which the present version was not accepted. */
export function openTerms(directory: Directory, device: EntraDevice, user: User): TermsOfUse[] {
  const audience = audienceOf(directory, device, user);
  const accepted = ({ id, version }: TermsOfUse): boolean =>
    directory.termsAcceptances.some(
      (one) => one.termsId === id && one.userId === user.id && one.version >= version,
    );
  return [...directory.terms.values()].filter(
    (terms) => reaches(terms.assignments, audience).user.length > 0 && !accepted(terms),
  );
}

/** EnrollmentData has to be the blob that the terms service gave this person; none is needed where no terms are. */
export function judgeTerms(
  directory: Directory,
  { entra }: Applicant,
  user: User,
  { enrollmentData }: EnrolmentClaims,
  isGenuine: BlobCheck,
): Refusal | undefined {
  if (enrollmentData !== '' && !isGenuine(enrollmentData, user.id))
    return refuse(
      'InvalidEnrollmentData',
      `The data of the terms of use was not given to ${user.userPrincipalName}`,
    );
  const [open] = openTerms(directory, entra, user);
  return open && refuse('InvalidEnrollmentData', `The terms of use "${open.displayName}" were not accepted`);
}
