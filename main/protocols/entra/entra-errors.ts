/**
 * Entra's numbers (AADSTS…) that the token endpoint answers with ("Microsoft Entra authentication and authorization
 * error codes", learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
export const EntraErrors = {
  UserAccountNotFound: 50034,
  /** Too many wrong passwords. */
  IdsLocked: 50053,
  InvalidPasswordExpired: 50055,
  UserDisabled: 50057,
  UserStrongAuthClientAuthNRequired: 50076,
  UserStrongAuthEnrollmentRequired: 50079,
  InvalidUserNameOrPassword: 50126,
  /** A Temporary Access Pass that is wrong, spent or over; the number is general knowledge. */
  AccessPassInvalid: 130503,
  OnPremisesPasswordExpired: 50144,
  DeviceAuthenticationFailed: 50155,
  DeviceNotCompliant: 53000,
  DeviceNotDomainJoined: 53001,
  BlockedByConditionalAccess: 53003,
  InvalidGrant: 70000,
  ExpiredToken: 700082,
  /** Pass-through authentication. */
  OnPremisesAgentUnreachable: 80001,
  OnPremisesAgentTimedOut: 80002,
  OnPremisesLogonHours: 80012,
  /** Multifactor authentication was denied, or not answered in time. */
  AuthenticationFailedDuringStrongAuth: 500121,
  InvalidRequest: 900144,
} as const;
