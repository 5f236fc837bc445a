/** Entra's numbers on its sign-in pages (facts/entra-join#signing-in, facts/conditional-access). */
import type { ErrorEntry, Place } from './error-entry.ts';

const where: readonly Place[] = ['user'];
const step = 'sign-in';
const leaveOut = 'Leave Microsoft Intune Enrollment and Microsoft Intune out of the policy.';

/** [number, name, cause, remedy] */
const rows: readonly (readonly [number, string, string, string])[] = [
  [
    50034,
    'UserAccountNotFound',
    'No user of the tenant has this name.',
    'Check the name, and that the account is in this tenant.',
  ],
  [50053, 'IdsLocked', 'Too many wrong passwords have locked the account.', 'Wait, then try again.'],
  [
    50055,
    'InvalidPasswordExpiredPassword',
    'The password has expired, or an administrator wants it changed at the next sign-in.',
    'Change it on the page that follows.',
  ],
  [50057, 'UserDisabled', 'The account is switched off.', 'Switch it on in Entra ID.'],
  [
    50076,
    'UserStrongAuthClientAuthNRequired',
    'Multifactor authentication is asked for, by Conditional Access or by the device settings.',
    'Approve the request on the phone.',
  ],
  [
    50079,
    'UserStrongAuthEnrollmentRequired',
    'A stronger method of authentication is asked for than the user has.',
    'Have the method registered before the PC goes out, or give a Temporary Access Pass.',
  ],
  [50126, 'InvalidUserNameOrPassword', 'Name or password is wrong.', 'Try again, or reset the password.'],
  [
    53000,
    'DeviceNotCompliant',
    'Conditional Access asks for a compliant device, which a PC under set-up is not yet.',
    leaveOut,
  ],
  [
    53001,
    'DeviceNotDomainJoined',
    'Conditional Access asks for a hybrid joined device, which a PC under set-up is not.',
    leaveOut,
  ],
  [
    53003,
    'BlockedByConditionalAccess',
    'A policy of Conditional Access blocks the sign-in; often one that allows a list of apps and forgets those of enrolment.',
    leaveOut,
  ],
  [
    130503,
    'AccessPassInvalid',
    'The Temporary Access Pass is wrong, spent or over.',
    'Give the user a new pass, for the time at which the PC is unpacked, or let the password be used.',
  ],
];

export const signInErrors: readonly ErrorEntry[] = rows.map(([number, name, cause, remedy]) => ({
  code: `AADSTS${number}`,
  name,
  where,
  step,
  cause,
  remedy,
  confirmed: true,
}));
