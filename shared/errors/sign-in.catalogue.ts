/** Entra's numbers on its sign-in pages, and what pages refuse without a code (facts/entra-join#signing-in, facts/conditional-access). */
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
    50144,
    'InvalidPasswordExpiredOnPremPassword',
    'The password in the company’s own Active Directory has expired.',
    'Change it there, or let password writeback be used.',
  ],
  [
    80001,
    'OnPremiseStoreIsNotAvailable',
    'Pass-through authentication: no agent reaches the company’s own Active Directory.',
    'Look at the authentication agents and at their way to the domain controllers.',
  ],
  [
    80002,
    'OnPremisePasswordValidatorRequestTimedout',
    'Pass-through authentication: the agent did not answer in time.',
    'Look at the load of the agents, and at the line.',
  ],
  [
    80012,
    'OnPremisePasswordValidationAccountLogonInvalidHours',
    'Pass-through authentication: the account may not sign in at this hour.',
    'Set the hours of the account in Active Directory, or sign in within them.',
  ],
  [
    500121,
    'AuthenticationFailedDuringStrongAuthenticationRequest',
    'The request on the user’s phone was denied, or nobody answered it in time.',
    'Send another request, and have the user type the number that the page shows.',
  ],
  [
    130503,
    'AccessPassInvalid',
    'The Temporary Access Pass is wrong, spent or over.',
    'Give the user a new pass, for the time at which the PC is unpacked, or let the password be used.',
  ],
];

/** Pages that say in words what is wrong and show no code: the codes are Windows' own for it. */
const withoutCode: readonly ErrorEntry[] = [
  {
    code: '0x8007051F',
    name: 'ERROR_NO_LOGON_SERVERS',
    where,
    step,
    cause: 'Hybrid join: no domain controller answered at the sign-in. The PC shows its words, and no code.',
    remedy: 'Bring the PC into the company’s network, or use a VPN that runs before the sign-in.',
    confirmed: false,
  },
  {
    code: '0x80070533',
    name: 'ERROR_ACCOUNT_DISABLED',
    where,
    step,
    cause: 'The domain’s account is switched off. The PC shows its words, and no code.',
    remedy: 'Switch it on in Active Directory.',
    confirmed: false,
  },
  {
    code: '0x800706FD',
    name: 'ERROR_TRUSTED_RELATIONSHIP_FAILURE',
    where,
    step,
    cause: 'The domain does not know this PC. The PC shows its words, and no code.',
    remedy: 'Look whether the computer’s account is in Active Directory, then reset the PC.',
    confirmed: false,
  },
  {
    code: '0x80070056',
    name: 'ERROR_INVALID_PASSWORD',
    where: ['technician', 'user'],
    step: 'set-up-page',
    cause: 'The password of the provisioning package is wrong. The page shows its words, and no code.',
    remedy: 'Type the password with which the package was made.',
    confirmed: false,
  },
  {
    code: '0x80070057',
    name: 'ERROR_INVALID_PARAMETER',
    where: ['technician', 'user'],
    step: 'set-up-page',
    cause: 'A page of the set-up takes what was entered for wrong. It shows its words, and no code.',
    remedy: 'Enter what the page asks for.',
    confirmed: false,
  },
  {
    code: '0x800704BA',
    name: 'ERROR_INVALID_COMPUTERNAME',
    where,
    step: 'set-up-page',
    cause:
      'The page takes the PC’s new name for wrong: it is too long, or has characters that no name may have. It shows its words, and no code.',
    remedy: 'Choose up to fifteen letters, digits and hyphens, not digits alone.',
    confirmed: false,
  },
];

export const signInErrors: readonly ErrorEntry[] = [
  ...rows.map(
    ([number, name, cause, remedy]): ErrorEntry => ({
      code: `AADSTS${number}`,
      name,
      where,
      step,
      cause,
      remedy,
      confirmed: true,
    }),
  ),
  ...withoutCode,
];
